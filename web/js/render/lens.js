/**
 * From board units to a canvas' own pixels. The offset is a whole number of pixels, so that panning
 * moves every edge alike and what is on a canvas can be moved instead of being drawn again.
 *
 * @typedef {{scale: number, dx: number, dy: number}} Lens  pixel = board * scale + d
 */

/** @param {import('../geometry/camera.js').Camera} camera @param {number} dpr @returns {Lens} */
export function lensOf(camera, dpr) {
  const scale = camera.zoom * dpr;
  return { scale, dx: -Math.round(camera.x * scale), dy: -Math.round(camera.y * scale) };
}

/** @param {CanvasRenderingContext2D} ctx @param {Lens} lens */
export function look(ctx, { scale, dx, dy }) {
  ctx.setTransform(scale, 0, 0, scale, dx, dy);
}

/**
 * @param {import('../geometry/box.js').Box} box board units
 * @returns {import('../geometry/box.js').Box} whole pixels that hold it, with one to spare for soft edges
 */
export function pixelsOf(box, { scale, dx, dy }) {
  const x = Math.floor(box.x * scale + dx) - 1;
  const y = Math.floor(box.y * scale + dy) - 1;
  return {
    x,
    y,
    w: Math.ceil((box.x + box.w) * scale + dx) + 1 - x,
    h: Math.ceil((box.y + box.h) * scale + dy) + 1 - y,
  };
}

/** @returns {import('../geometry/box.js').Box} the board under a rectangle of pixels */
export function boardOf({ x, y, w, h }, { scale, dx, dy }) {
  return { x: (x - dx) / scale, y: (y - dy) / scale, w: w / scale, h: h / scale };
}
