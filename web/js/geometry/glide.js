/**
 * How a camera goes from one view to another: the middle and the logarithm of the zoom come nearer by the
 * same share in the same time, so that it can be aimed anew at any moment. Pure values.
 */

/** After so long (ms) a third of the way is left. */
const PACE_MS = 110;

/** Nearer than so many CSS px, and so many parts of the zoom, it has arrived. */
const NEAR_PX = 0.5;
const NEAR_ZOOM = 0.002;

/**
 * @param {import('./camera.js').Camera} camera
 * @param {import('./camera.js').Camera} aim
 * @param {{width: number, height: number}} size of the stage, CSS px
 * @param {number} sinceMs since the last step
 * @returns {import('./camera.js').Camera} the aim itself once it is reached
 */
export function glided(camera, aim, size, sinceMs) {
  const from = middleOf(camera, size);
  const to = middleOf(aim, size);
  const share = 1 - Math.exp(-Math.max(0, sinceMs) / PACE_MS);
  const left = Math.hypot(to.x - from.x, to.y - from.y) * camera.zoom;
  if (left * (1 - share) < NEAR_PX && Math.abs(Math.log(aim.zoom / camera.zoom)) * (1 - share) < NEAR_ZOOM) return aim;
  const zoom = camera.zoom * (aim.zoom / camera.zoom) ** share;
  const x = from.x + (to.x - from.x) * share;
  const y = from.y + (to.y - from.y) * share;
  return { x: x - size.width / 2 / zoom, y: y - size.height / 2 / zoom, zoom };
}

function middleOf({ x, y, zoom }, { width, height }) {
  return { x: x + width / 2 / zoom, y: y + height / 2 / zoom };
}
