/**
 * From the two ends of a drag to a box or a line, with the keys that bend it: shift makes it regular,
 * alt takes the start as the middle. Pure; board units.
 */

/** Lines held by shift lie on multiples of this (radians): 15 degrees. */
const STEP = Math.PI / 12;

/**
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @param {{shift: boolean, alt: boolean}} mods shift: as wide as high; alt: from the middle
 * @returns {import('./box.js').Box}
 */
export function boxDragged(from, to, { shift, alt }) {
  const way = shift ? squared(to.x - from.x, to.y - from.y) : { x: to.x - from.x, y: to.y - from.y };
  const start = alt ? { x: from.x - way.x, y: from.y - way.y } : from;
  const w = way.x * (alt ? 2 : 1);
  const h = way.y * (alt ? 2 : 1);
  return { x: Math.min(start.x, start.x + w), y: Math.min(start.y, start.y + h), w: Math.abs(w), h: Math.abs(h) };
}

/** @returns {Array<{x: number, y: number}>} both ends of the line; shift: at a multiple of 15 degrees */
export function lineDragged(from, to, { shift, alt }) {
  const way = shift ? stepped(to.x - from.x, to.y - from.y) : { x: to.x - from.x, y: to.y - from.y };
  const end = { x: from.x + way.x, y: from.y + way.y };
  return alt ? [{ x: from.x - way.x, y: from.y - way.y }, end] : [{ x: from.x, y: from.y }, end];
}

/** @returns {import('./box.js').Box} of that size about a point */
export function boxAbout({ x, y }, w, h) {
  return { x: x - w / 2, y: y - h / 2, w, h };
}

/** The longer side decides, so that the pointer stays on an edge. */
function squared(dx, dy) {
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return { x: dx < 0 ? -side : side, y: dy < 0 ? -side : side };
}

/** As far along the nearest direction as the pointer reaches. */
function stepped(dx, dy) {
  const angle = Math.round(Math.atan2(dy, dx) / STEP) * STEP;
  const reach = dx * Math.cos(angle) + dy * Math.sin(angle);
  return { x: reach * Math.cos(angle), y: reach * Math.sin(angle) };
}
