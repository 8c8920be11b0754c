/**
 * Ink as an area: the outline of a pen stroke, from the points a hand made. Pure.
 *
 * The way: smooth the points (smooth.js), give each a radius (radius.js), lay a curve through them
 * (spline.js), walk along it and set one point on either side at the radius' distance, and close both
 * ends with half circles. The answer is a list of closed loops of control points; the area is what
 * the closed uniform quadratic B-splines over them enclose under the nonzero rule (each point is a
 * control point, the curve runs through the middles). So a loop is smooth at every zoom, holds few
 * numbers, and can become a canvas path, an SVG path or a PDF path alike.
 *
 * Where the pen turns back sharply the stroke is cut into two runs, each with its own round ends: an
 * offset curve cannot go around a corner tighter than its radius, two overlapping ends can. Where it
 * merely bends tightly, side points that would run backwards are left out. All runs wind the same
 * way, so overlaps never cut holes.
 */
import { smooth } from './smooth.js';
import { drawnOut, withRadii } from './radius.js';
import { curveThrough, turnAt } from './spline.js';

/** Sharper than this (radians) is a corner. */
const CORNER = 1.35;

/** No sample nearer than this many radii to an end. */
const END_CLEARANCE = 0.6;

/** Points on a half circle; a B-spline over 8 steps of 22.5 degrees is within 2 % of the circle. */
const CAP_STEPS = 8;

/** The B-spline over a circle's points lies inside it by this factor; caps are widened by it. */
const CAP_SWELL = 4 / (3 + Math.cos(Math.PI / CAP_STEPS));

/**
 * @param {Array<{x: number, y: number, p?: number}>} points board units; p 0..1, on all points or on none
 * @param {{width: number, grain?: number, even?: boolean, flat?: boolean}} how width in board units;
 *     grain: board units of one pixel on the author's screen (1 unless told); even: one radius
 *     everywhere; flat: the line's two ends are cut straight, as a broad felt tip leaves them
 * @returns {Array<Array<number>>} closed loops of control points, x and y in turn; empty for no points
 */
export function outlineOf(points, { width, grain = 1, even = false, flat = false }) {
  if (points.length === 0) return [];
  const inked = withRadii(smooth(points, grain), width, even);
  if (inked.length === 1) return [flat ? square(inked[0]) : circle(inked[0])];
  const curve = curveThrough(inked, Math.min(width / 3, grain * 4));
  const isBySpeed = !even && points[0].p === undefined;
  const runs = runsOf(isBySpeed ? drawnOut(curve, width) : curve);
  return runs.map((run, i) => loopAround(run, { start: flat && i === 0, end: flat && i === runs.length - 1 }));
}

/** Cuts at corners; the corner's point ends one run and begins the next. */
function runsOf(samples) {
  const runs = [];
  let run = [samples[0]];
  for (let i = 1; i < samples.length; i++) {
    const last = run[run.length - 1];
    if (samples[i].x === last.x && samples[i].y === last.y) continue;
    run.push(samples[i]);
    const corner = i < samples.length - 1 && turnAt(last, samples[i], samples[i + 1]) > CORNER;
    if (corner) {
      runs.push(run);
      run = [samples[i]];
    }
  }
  if (run.length > 1 || runs.length === 0) runs.push(run);
  return runs;
}

/** @param {{start: boolean, end: boolean}} flat which ends are cut straight */
function loopAround(samples, flat) {
  if (samples.length === 1) return flat.start ? square(samples[0]) : circle(samples[0]);
  const run = steadyEnds(samples);
  const left = [];
  const right = [];
  for (let i = 0; i < run.length; i++) {
    const { x, y, r } = run[i];
    const [tx, ty] = direction(run[Math.max(0, i - 1)], run[Math.min(run.length - 1, i + 1)]);
    addForward(left, x + ty * r, y - tx * r, tx, ty);
    addForward(right, x - ty * r, y + tx * r, tx, ty);
  }
  const first = run[0];
  const last = run[run.length - 1];
  const loop = left;
  if (flat.end) addEdge(loop, right.slice(-2));
  else addCap(loop, last, direction(run[run.length - 2], last));
  for (let i = right.length - 2; i >= 0; i -= 2) loop.push(right[i], right[i + 1]);
  if (flat.start) addEdge(loop, loop.slice(0, 2));
  else addCap(loop, first, direction(run[1], first));
  return loop;
}

/** Leaves out samples so near to an end that its cap would face wherever the pen trembled last. */
function steadyEnds(run) {
  const first = run[0];
  const last = run[run.length - 1];
  const clear = (sample, end) => Math.hypot(sample.x - end.x, sample.y - end.y) > end.r * END_CLEARANCE;
  const inner = run.slice(1, -1);
  let from = 0;
  let to = inner.length;
  while (from < to && !clear(inner[from], first)) from++;
  while (to > from && !clear(inner[to - 1], last)) to--;
  return [first, ...inner.slice(from, to), last];
}

/** Adds a side point unless it lies behind the one before: that is the inside of a tight bend. */
function addForward(side, x, y, tx, ty) {
  const n = side.length;
  if (n > 0 && (x - side[n - 2]) * tx + (y - side[n - 1]) * ty <= 0) return;
  side.push(x, y);
}

/** The half circle in front of a point, from its left side round to its right. */
function addCap(loop, { x, y, r }, [tx, ty]) {
  const from = Math.atan2(-tx, ty);
  for (let k = 1; k < CAP_STEPS; k++) {
    const angle = from + (Math.PI * k) / CAP_STEPS;
    loop.push(x + Math.cos(angle) * r * CAP_SWELL, y + Math.sin(angle) * r * CAP_SWELL);
  }
}

/** A straight cut from the loop's end to a point: a control point that stands twice is a corner. */
function addEdge(loop, [x, y]) {
  loop.push(loop[loop.length - 2], loop[loop.length - 1], x, y);
}

function square({ x, y, r }) {
  return [[-r, -r], [r, -r], [r, r], [-r, r]].flatMap(([dx, dy]) => [x + dx, y + dy, x + dx, y + dy]);
}

function circle({ x, y, r }) {
  const loop = [];
  for (let k = 0; k < 2 * CAP_STEPS; k++) {
    const angle = (Math.PI * k) / CAP_STEPS;
    loop.push(x + Math.cos(angle) * r * CAP_SWELL, y + Math.sin(angle) * r * CAP_SWELL);
  }
  return loop;
}

function direction(from, to) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  return length === 0 ? [1, 0] : [dx / length, dy / length];
}
