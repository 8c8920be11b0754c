/**
 * Where an element may colour the board, found without making its figure: joining a board of ten
 * thousand strokes needs their boxes at once and their points only when they come into view. Pure.
 *
 * Invariant: the box holds the figure's own bounds, for the kinds and places figure.js knows.
 */
import { boundsOfInk, figureOf, isInked, KIND } from './figure.js';

/**
 * @param {object} element as on the wire
 * @returns {?import('./box.js').Box} board units; null for what cannot be drawn
 */
export function extentOf(element) {
  if (isInked(element) && !element.place) return element.ink ? boundsOfInk(element, inkBox(element)) : null;
  const figure = figureOf(element);
  return figure && figure.bounds;
}

/** The box around an ink's points, and around how far a curve through them swings (see spline.js). */
function inkBox({ kind, ink }) {
  const unit = 2 ** -(ink.scale || 0);
  const reach = kind === KIND.STROKE ? curveReach(ink) : pointReach(ink);
  return { x: reach.left * unit, y: reach.top * unit, w: (reach.right - reach.left) * unit, h: (reach.bottom - reach.top) * unit };
}

function reachFrom(x, y) {
  return { left: x, top: y, right: x, bottom: y };
}

function take(reach, x, y) {
  if (x < reach.left) reach.left = x;
  if (x > reach.right) reach.right = x;
  if (y < reach.top) reach.top = y;
  if (y > reach.bottom) reach.bottom = y;
}

function pointReach({ x = 0, y = 0, d = [] }) {
  const reach = reachFrom(x, y);
  for (let i = 0; i + 1 < d.length; i += 2) {
    x += d[i];
    y += d[i + 1];
    take(reach, x, y);
  }
  return reach;
}

/** One walk with the steps of three pieces in hand: the one before, this one, the one after. */
function curveReach({ x = 0, y = 0, d = [] }) {
  const reach = reachFrom(x, y);
  const n = d.length - (d.length % 2);
  let beforeX = 0;
  let beforeY = 0;
  let before = 0;
  let here = n > 0 ? rootOf(d[0], d[1]) : 0;
  for (let i = 0; i < n; i += 2) {
    const stepX = d[i];
    const stepY = d[i + 1];
    const afterX = i + 2 < n ? d[i + 2] : 0;
    const afterY = i + 2 < n ? d[i + 3] : 0;
    const after = i + 2 < n ? rootOf(afterX, afterY) : 0;
    if (here > 0) {
      take(reach, x + swing(beforeX, stepX, before || here, here), y + swing(beforeY, stepY, before || here, here));
      take(reach, x + stepX - swing(afterX, stepX, after || here, here), y + stepY - swing(afterY, stepY, after || here, here));
    }
    x += stepX;
    y += stepY;
    take(reach, x, y);
    beforeX = stepX;
    beforeY = stepY;
    before = here;
    here = after;
  }
  return reach;
}

function rootOf(dx, dy) {
  return Math.sqrt(Math.sqrt(dx * dx + dy * dy));
}

/** The control point's distance along one axis, as in spline.js, from the steps on both sides of a point. */
function swing(beside, step, rootBeside, root) {
  return ((beside / rootBeside - (beside + step) / (rootBeside + root) + step / root) * root) / 3;
}
