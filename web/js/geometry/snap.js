/**
 * Where a thing that is drawn or moved comes to lie when others attract it: in line with their edges
 * and middles, each axis for itself, else on the grid. Pure.
 *
 * @typedef {{axis: 'x'|'y', at: number, from: number, to: number}} Guide  a line to show why: across the
 *     board at that x (or y), from one end to the other; board units
 */
import { onGrid } from './grid.js';

/**
 * @param {import('./box.js').Box} box what is moved; a point is a box of no size
 * @param {Array<import('./box.js').Box>} others
 * @param {{reach: number, step: ?number}} how reach: board units from which others attract; step of the
 *     grid, null for none
 * @returns {{dx: number, dy: number, guides: Array<Guide>}} how far it goes
 */
export function snapBox(box, others, { reach, step }) {
  const x = nearest(linesOf(box.x, box.w), others.map((other) => linesOf(other.x, other.w)), reach);
  const y = nearest(linesOf(box.y, box.h), others.map((other) => linesOf(other.y, other.h)), reach);
  const dx = x ? x.by : step ? onGrid(box.x, step) - box.x : 0;
  const dy = y ? y.by : step ? onGrid(box.y, step) - box.y : 0;
  const moved = { x: box.x + dx, y: box.y + dy, w: box.w, h: box.h };
  const guides = [];
  if (x) guides.push({ axis: 'x', at: x.at, ...spanOf(moved.y, moved.h, others[x.other].y, others[x.other].h) });
  if (y) guides.push({ axis: 'y', at: y.at, ...spanOf(moved.x, moved.w, others[y.other].x, others[y.other].w) });
  return { dx, dy, guides };
}

/** Both edges and the middle; of no size: one place. */
function linesOf(start, size) {
  return size > 0 ? [start, start + size / 2, start + size] : [start];
}

function nearest(own, others, reach) {
  let best = null;
  others.forEach((lines, other) => {
    for (const at of lines) {
      for (const line of own) {
        const far = Math.abs(at - line);
        if (far <= reach && (!best || far < best.far)) best = { far, by: at - line, at, other };
      }
    }
  });
  return best;
}

function spanOf(startA, sizeA, startB, sizeB) {
  return { from: Math.min(startA, startB), to: Math.max(startA + sizeA, startB + sizeB) };
}
