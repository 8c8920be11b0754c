/**
 * How thick ink is at each of its points. Pure.
 *
 * With pressure the pen says it. Without (a mouse, a finger) it comes from speed, as a real nib's
 * does: slow is thick, fast is thin. Speed is measured against the stroke's own recent average, so a
 * 60 Hz and a 1000 Hz mouse draw the same line at every zoom, and only from points already there, so
 * a line never changes behind the hand that draws it.
 */

/** Radius over half the width at no and at full pressure; half pressure gives exactly the width. */
const LIGHTEST = 0.42;
const HEAVIEST = 1.58;

/** How far speed alone may go: a mouse line is calmer than a pen's. */
const FASTEST = 0.3;
const SLOWEST = 0.68;

/** Share of a new step in the present speed and in the average it is measured against. */
const PRESENT = 0.22;
const AVERAGE = 0.05;

/** Half the pressure range for each doubling of speed would be 0.5; a fifth of it looks like a nib. */
const PER_DOUBLING = 0.11;

/** Lines drawn by speed begin and end a little thinner, over this many widths. */
const EASE_WIDTHS = 1.6;
const EASE_FROM = 0.62;

/** Samples over one end, and at most so many between two points that lie far apart. */
const EASE_STEPS = 5;
const MOST_STEPS = 64;

/** The largest radius ink of a width can have; for bounding boxes. */
export function largestRadius(width) {
  return (width / 2) * HEAVIEST;
}

/**
 * @param {Array<{x: number, y: number, p?: number}>} points smoothed
 * @param {number} width board units
 * @param {boolean} even true: the same radius everywhere (marker, highlighter)
 * @returns {Array<{x: number, y: number, r: number}>}
 */
export function withRadii(points, width, even) {
  if (even) return points.map(({ x, y }) => ({ x, y, r: width / 2 }));
  if (points.length > 0 && points[0].p !== undefined) {
    return points.map(({ x, y, p }) => ({ x, y, r: radiusAt(p, width) }));
  }
  return bySpeed(points, width);
}

function radiusAt(pressure, width) {
  return (width / 2) * (LIGHTEST + (HEAVIEST - LIGHTEST) * pressure);
}

function bySpeed(points, width) {
  const steps = points.map((point, i) =>
    i === 0 ? 0 : Math.hypot(point.x - points[i - 1].x, point.y - points[i - 1].y));
  let present = steps[1] || 0;
  let average = present;
  return points.map(({ x, y }, i) => {
    present += (steps[i === 0 && points.length > 1 ? 1 : i] - present) * PRESENT;
    average += (present - average) * Math.max(AVERAGE, 1 / (i + 2));
    const doublings = average > 0 && present > 0 ? Math.log2(present / average) : 0;
    const pressure = Math.min(SLOWEST, Math.max(FASTEST, 0.5 - PER_DOUBLING * doublings));
    return { x, y, r: radiusAt(pressure, width) };
  });
}

/**
 * Draws a line's ends out a little. To be given the finished curve: what was drawn fast has few points
 * of its own, and would end in long wedges.
 *
 * @param {Array<{x: number, y: number, r: number}>} samples along the curve
 * @param {number} width board units
 * @returns {Array<{x: number, y: number, r: number}>} with more samples near both ends
 */
export function drawnOut(samples, width) {
  const length = lengthOf(samples);
  const over = Math.min(width * EASE_WIDTHS, length / 2);
  if (over < width / 2) return samples;
  const eased = [];
  let along = 0;
  samples.forEach((sample, i) => {
    const before = samples[i - 1] || sample;
    const step = Math.hypot(sample.x - before.x, sample.y - before.y);
    const isNearAnEnd = along < over || along + step > length - over;
    const count = isNearAnEnd ? Math.max(1, Math.min(MOST_STEPS, Math.ceil(step / (over / EASE_STEPS)))) : 1;
    for (let k = 1; k <= count; k++) {
      const u = k / count;
      const fromEnd = Math.min(along + step * u, length - along - step * u);
      eased.push({
        x: before.x + (sample.x - before.x) * u,
        y: before.y + (sample.y - before.y) * u,
        r: (before.r + (sample.r - before.r) * u) * easeAt(fromEnd / over),
      });
    }
    along += step;
  });
  return eased;
}

function easeAt(u) {
  return u >= 1 ? 1 : EASE_FROM + (1 - EASE_FROM) * Math.sin((Math.max(0, u) * Math.PI) / 2);
}

function lengthOf(points) {
  return points.reduce((sum, { x, y }, i) => (i === 0 ? 0 : sum + Math.hypot(x - points[i - 1].x, y - points[i - 1].y)), 0);
}
