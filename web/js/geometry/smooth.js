/**
 * Takes the pointer's tremble out of recorded ink without moving the line away from the hand.
 *
 * Each inner point becomes the weighted mean of what lies within a few author's pixels along the
 * stroke, the same distance on both sides. That removes the stair steps of whole-pixel pointers,
 * leaves a fast line (whose points lie further apart) alone, keeps both ends where they were, and
 * needs no look-ahead: while a stroke grows only its last few pixels still move.
 *
 * Used for drawing only; what is sent and kept are the points as they came.
 *
 * @typedef {{x: number, y: number, p?: number}} InkPoint  board units; p is pressure, 0..1
 */

/** Nearer than this (author's pixels) two points say nothing about direction. */
const APART_PX = 0.5;

/** Half the width of the mean for places, in author's pixels: just above a staircase's step. */
const PLACE_PX = 3.5;

/** Pressure is coarser than place and its jumps are more visible, so its mean is wider. */
const PRESSURE_PX = 9;

/**
 * @param {Array<InkPoint>} points
 * @param {number} grain board units of one pixel on the author's screen
 * @returns {Array<InkPoint>} new points, the first and the last in place
 */
export function smooth(points, grain) {
  const kept = spread(points, grain * APART_PX);
  if (kept.length < 3) return kept;
  const along = lengths(kept);
  const end = along[along.length - 1];
  const smoothed = [kept[0]];
  for (let i = 1; i < kept.length - 1; i++) {
    const room = Math.min(along[i], end - along[i]);
    smoothed.push(meanAt(kept, along, i, Math.min(grain * PLACE_PX, room), grain * PRESSURE_PX));
  }
  smoothed.push(kept[kept.length - 1]);
  return smoothed;
}

/** Leaves out points too near to the one before; the last point always stays. */
function spread(points, apart) {
  const kept = [];
  for (const point of points) {
    const last = kept[kept.length - 1];
    if (!last || distance(last, point) >= apart) kept.push(point);
    else if (point.p > last.p) kept[kept.length - 1] = { x: last.x, y: last.y, p: point.p };
  }
  const last = points[points.length - 1];
  if (kept.length > 1 && kept[kept.length - 1] !== last) kept[kept.length - 1] = last;
  return kept;
}

/** Distance along the stroke from its first point to each. */
function lengths(points) {
  const along = [0];
  for (let i = 1; i < points.length; i++) along.push(along[i - 1] + distance(points[i - 1], points[i]));
  return along;
}

function meanAt(points, along, i, reach, reachOfPressure) {
  const here = points[i];
  let x = here.x;
  let y = here.y;
  let weight = 1;
  let p = here.p;
  let weightOfPressure = 1;
  for (const step of [-1, 1]) {
    for (let j = i + step; j >= 0 && j < points.length; j += step) {
      const away = Math.abs(along[j] - along[i]);
      if (away >= reach && (p === undefined || away >= reachOfPressure)) break;
      const near = Math.max(0, 1 - away / reach);
      x += points[j].x * near;
      y += points[j].y * near;
      weight += near;
      if (p !== undefined) {
        const nearOfPressure = Math.max(0, 1 - away / reachOfPressure);
        p += points[j].p * nearOfPressure;
        weightOfPressure += nearOfPressure;
      }
    }
  }
  return { x: x / weight, y: y / weight, p: p === undefined ? undefined : p / weightOfPressure };
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
