/**
 * The paper under the scene: a lattice of faint dots that goes with the board, or a grid of lines where
 * one is wanted (css/board.css and css/grid.css draw them).
 */
import { gridStep, STRONG } from '../geometry/grid.js';

/** Dots lie on each second line of the grid. */
const DOT_STEPS = 2;

/** @param {HTMLElement} element @param {import('../geometry/camera.js').Camera} camera @param {boolean} lines */
export function layPaper(element, camera, lines) {
  const fine = gridStep(camera.zoom) * camera.zoom;
  const strong = fine * (lines ? STRONG : DOT_STEPS);
  if (element.dataset.grid !== String(lines)) element.dataset.grid = String(lines);
  if (lines) element.style.setProperty('--grid-step', `${fine}px`);
  element.style.setProperty('--dot-step', `${strong}px`);
  element.style.setProperty('--dot-x', `${-((camera.x * camera.zoom) % strong)}px`);
  element.style.setProperty('--dot-y', `${-((camera.y * camera.zoom) % strong)}px`);
}
