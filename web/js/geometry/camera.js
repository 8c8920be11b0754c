/**
 * What part of the endless board the screen shows. Pure values: every function answers a new camera.
 * x and y are the board point at the screen's top left corner; zoom is CSS px per board unit.
 *
 * @typedef {{x: number, y: number, zoom: number}} Camera
 */

export const MIN_ZOOM = 0.01;
export const MAX_ZOOM = 64;

/** Wider than the coordinates an element may have (2^27), so that a far corner can be centred. */
const FAR = 2 ** 28;

/** @returns {Camera} one CSS px a board unit, the board's origin in the middle of the screen */
export function homeCamera(width, height) {
  return { x: -width / 2, y: -height / 2, zoom: 1 };
}

/** @param {Camera} camera @param {{x: number, y: number}} point CSS px from the stage's top left */
export function toBoard(camera, point) {
  return { x: camera.x + point.x / camera.zoom, y: camera.y + point.y / camera.zoom };
}

/** @param {Camera} camera @param {{x: number, y: number}} point board units */
export function toScreen(camera, point) {
  return { x: (point.x - camera.x) * camera.zoom, y: (point.y - camera.y) * camera.zoom };
}

/** @param {Camera} camera @param {number} dx CSS px the content moves to the right @param {number} dy and down */
export function panned(camera, dx, dy) {
  return kept({ x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom, zoom: camera.zoom });
}

/**
 * Zooms so that what lies under a screen point stays under it.
 *
 * @param {Camera} camera
 * @param {{x: number, y: number}} point CSS px
 * @param {number} zoom the zoom wanted; held within MIN_ZOOM and MAX_ZOOM
 */
export function zoomedAt(camera, point, zoom) {
  const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
  const at = toBoard(camera, point);
  return kept({ x: at.x - point.x / next, y: at.y - point.y / next, zoom: next });
}

/**
 * Shows a whole box with some air around it.
 *
 * @param {import('./box.js').Box} box board units
 * @param {number} width CSS px of the stage
 * @param {number} height CSS px of the stage
 * @param {{top: number, right: number, bottom: number, left: number}} inset CSS px hidden by the page's bars
 * @param {number} [most] the largest zoom; life size unless told
 */
export function fitted(box, width, height, inset, most = 1) {
  const innerW = Math.max(1, width - inset.left - inset.right);
  const innerH = Math.max(1, height - inset.top - inset.bottom);
  const wanted = Math.min(innerW / Math.max(box.w, 1e-6), innerH / Math.max(box.h, 1e-6), most);
  const zoom = Math.max(MIN_ZOOM, wanted);
  return kept({
    x: box.x + box.w / 2 - (inset.left + innerW / 2) / zoom,
    y: box.y + box.h / 2 - (inset.top + innerH / 2) / zoom,
    zoom,
  });
}

/** @param {{x: number, y: number}} point board units, in the middle of the screen then @param {number} zoom */
export function centredOn(point, width, height, zoom) {
  const held = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
  return kept({ x: point.x - width / 2 / held, y: point.y - height / 2 / held, zoom: held });
}

/** The board box that a stage of that many CSS px shows. */
export function viewOf(camera, width, height) {
  return { x: camera.x, y: camera.y, w: width / camera.zoom, h: height / camera.zoom };
}

function kept({ x, y, zoom }) {
  return { x: Math.min(FAR, Math.max(-FAR, x)), y: Math.min(FAR, Math.max(-FAR, y)), zoom };
}
