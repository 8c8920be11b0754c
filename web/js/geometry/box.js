/**
 * Axis-aligned boxes in board units: {x, y, w, h}. Pure; a box is never changed in place.
 *
 * @typedef {{x: number, y: number, w: number, h: number}} Box
 */

/**
 * The smallest box around the points, or null when there are none.
 *
 * @param {Array<{x: number, y: number}>} points board units
 * @returns {?Box}
 */
export function boxOf(points) {
  if (points.length === 0) return null;
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** @param {?Box} a @param {?Box} b @returns {?Box} the smallest box around both; null counts as nothing */
export function union(a, b) {
  if (!a) return b;
  if (!b) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    w: Math.max(a.x + a.w, b.x + b.w) - x,
    h: Math.max(a.y + a.h, b.y + b.h) - y,
  };
}

/** @param {Box} a @param {Box} b whether they share at least a point */
export function meets(a, b) {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
}

/** @param {Box} outer @param {Box} inner whether the inner lies within, edges included */
export function contains(outer, inner) {
  return outer.x <= inner.x && outer.y <= inner.y
    && outer.x + outer.w >= inner.x + inner.w && outer.y + outer.h >= inner.y + inner.h;
}

/** @param {Box} box @param {number} by board units added on each side */
export function grow(box, by) {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
}

/** @param {Box} box @returns {{x: number, y: number}} */
export function centreOf(box) {
  return { x: box.x + box.w / 2, y: box.y + box.h / 2 };
}

/** @param {Box} box @returns {Array<{x: number, y: number}>} clockwise from the top left */
export function cornersOf({ x, y, w, h }) {
  return [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ];
}
