/**
 * What stands at the ends of lines and arrows. Pure.
 *
 * @typedef {object} Head  board units
 * @property {?{x: number, y: number, r: number}} dot a filled circle
 * @property {?Array<{x: number, y: number}>} corners a line through them
 * @property {boolean} closed the line is closed and filled
 */

/** Style.heads: four bits for the first point, then four for the last. */
const HEAD = { NONE: 0, OPEN: 1, FILLED: 2, DOT: 3, BAR: 4 };

const SPREAD = 0.46;

/** @param {import('./figure.js').Figure} figure a line or an arrow @returns {Array<Head>} */
export function headsOf({ points, style }) {
  const last = points.length - 1;
  return [
    { head: style.heads & 15, tip: points[0], from: pointAway(points, 0, 1) },
    { head: (style.heads >> 4) & 15, tip: points[last], from: pointAway(points, last, -1) },
  ].filter(({ head, from }) => head !== HEAD.NONE && from).map((end) => headOf(end, style.width));
}

/** The nearest point that is not the end itself, so that a head knows where it comes from. */
function pointAway(points, end, step) {
  for (let i = end + step; i >= 0 && i < points.length; i += step) {
    if (points[i].x !== points[end].x || points[i].y !== points[end].y) return points[i];
  }
  return null;
}

function headOf({ head, tip, from }, width) {
  if (head === HEAD.DOT) return { dot: { x: tip.x, y: tip.y, r: width * 1.6 }, corners: null, closed: false };
  const back = Math.atan2(from.y - tip.y, from.x - tip.x);
  const size = Math.min(6 + width * 3.2, Math.hypot(from.x - tip.x, from.y - tip.y));
  const spread = head === HEAD.BAR ? Math.PI / 2 : SPREAD;
  const reach = head === HEAD.BAR ? size / 2 : size;
  const at = (angle) => ({ x: tip.x + Math.cos(back + angle) * reach, y: tip.y + Math.sin(back + angle) * reach });
  return { dot: null, corners: [at(-spread), { x: tip.x, y: tip.y }, at(spread)], closed: head === HEAD.FILLED };
}
