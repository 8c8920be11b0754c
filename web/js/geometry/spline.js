/**
 * A smooth curve through points: centripetal Catmull-Rom, which neither loops nor overshoots where
 * points lie unevenly (Yuksel, Schaefer, Keyser: "Parameterization and applications of Catmull-Rom
 * curves", 2011). Pure.
 */

/** One more sample for about each 14 degrees the curve turns: finer steps are not seen. */
const TURN_PER_SAMPLE = 0.25;
const MOST_SAMPLES = 10;

/**
 * @param {Array<{x: number, y: number, r: number}>} points r is carried along, linearly
 * @param {number} finest board units; samples are not put nearer to each other than this
 * @returns {Array<{x: number, y: number, r: number}>} passes through every given point
 */
export function curveThrough(points, finest) {
  if (points.length < 3) return points;
  const samples = [points[0]];
  for (let i = 0; i < points.length - 1; i++) {
    const before = points[i === 0 ? 0 : i - 1];
    const from = points[i];
    const to = points[i + 1];
    const after = points[i + 2 < points.length ? i + 2 : i + 1];
    const turn = (turnAt(before, from, to) + turnAt(from, to, after)) / 2;
    const room = Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / finest);
    const count = Math.max(1, Math.min(1 + Math.ceil(turn / TURN_PER_SAMPLE), room, MOST_SAMPLES));
    for (let k = 1; k < count; k++) samples.push(between(before, from, to, after, k / count));
    samples.push(to);
  }
  return samples;
}

/**
 * How far the curve through points may swing beyond them: the box around the Bezier hulls of its
 * pieces. Cheap, and never too small.
 *
 * @param {Array<{x: number, y: number}>} points
 * @returns {Array<{x: number, y: number}>} the hulls' inner points, to be taken into a bounding box
 */
export function swingOf(points) {
  const hulls = [];
  for (let i = 0; i < points.length - 1; i++) {
    const from = points[i];
    const to = points[i + 1];
    const d1 = Math.sqrt(Math.hypot(to.x - from.x, to.y - from.y));
    if (d1 === 0) continue;
    hulls.push(control(points[Math.max(0, i - 1)], from, to, d1));
    hulls.push(control(points[Math.min(points.length - 1, i + 2)], to, from, d1));
  }
  return hulls;
}

/** The Bezier control point at `from` on the way to `to`, with `before` lying on the other side. */
function control(before, from, to, d1) {
  const d0 = Math.sqrt(Math.hypot(from.x - before.x, from.y - before.y)) || d1;
  const along = (axis) => (from[axis] - before[axis]) / d0 - (to[axis] - before[axis]) / (d0 + d1) + (to[axis] - from[axis]) / d1;
  return { x: from.x + (along('x') * d1) / 3, y: from.y + (along('y') * d1) / 3 };
}

/** The change of direction at b, 0..pi. */
export function turnAt(a, b, c) {
  const ux = b.x - a.x;
  const uy = b.y - a.y;
  const vx = c.x - b.x;
  const vy = c.y - b.y;
  return Math.abs(Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy));
}

/** Barry and Goldman's pyramid; knots grow with the square root of the distance. */
function between(p0, p1, p2, p3, u) {
  const d1 = Math.sqrt(Math.hypot(p2.x - p1.x, p2.y - p1.y));
  if (d1 === 0) return p1;
  const d0 = Math.sqrt(Math.hypot(p1.x - p0.x, p1.y - p0.y)) || d1;
  const d2 = Math.sqrt(Math.hypot(p3.x - p2.x, p3.y - p2.y)) || d1;
  const t = u * d1;
  const at = (axis) => {
    const a1 = p0[axis] + ((p1[axis] - p0[axis]) * (t + d0)) / d0;
    const a2 = p1[axis] + (p2[axis] - p1[axis]) * u;
    const a3 = p2[axis] + ((p3[axis] - p2[axis]) * (t - d1)) / d2;
    const b1 = a1 + ((a2 - a1) * (t + d0)) / (d0 + d1);
    const b2 = a2 + ((a3 - a2) * t) / (d1 + d2);
    return b1 + (b2 - b1) * u;
  };
  return { x: at('x'), y: at('y'), r: p1.r + (p2.r - p1.r) * u };
}
