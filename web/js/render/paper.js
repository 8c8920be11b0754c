/** The paper under the scene: a lattice of faint dots that goes with the board (css/board.css draws it). */

/** Board units between dots at zoom 1; at other zooms it doubles or halves to stay about as dense. */
const STEP = 32;

/** @param {HTMLElement} element @param {import('../geometry/camera.js').Camera} camera */
export function layPaper(element, camera) {
  const step = STEP * 2 ** -Math.round(Math.log2(camera.zoom)) * camera.zoom;
  element.style.setProperty('--dot-step', `${step}px`);
  element.style.setProperty('--dot-x', `${-((camera.x * camera.zoom) % step)}px`);
  element.style.setProperty('--dot-y', `${-((camera.y * camera.zoom) % step)}px`);
}
