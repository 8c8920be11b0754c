/**
 * Canvases count in 32-bit floats: a hundred million units from the board's origin a point would jump
 * by eight. So what lies far out is drawn around an origin of its own, and the distance from there to
 * the screen is worked out in doubles.
 */
import { look } from './lens.js';

/** Nearer to the board's origin than half of this, figures keep their coordinates. */
const STEP = 4096;

/** @param {import('../geometry/box.js').Box} bounds @returns {{x: number, y: number}} board units */
export function originOf({ x, y, w, h }) {
  return { x: near(x + w / 2), y: near(y + h / 2) };
}

function near(middle) {
  return Math.round(middle / STEP) * STEP + 0;
}

/** @returns {import('../geometry/figure.js').Figure} the same figure as seen from an origin */
export function localFigure(figure, { x, y }) {
  if (x === 0 && y === 0) return figure;
  const moved = (box) => ({ x: box.x - x, y: box.y - y, w: box.w, h: box.h });
  return {
    ...figure,
    box: moved(figure.box),
    bounds: moved(figure.bounds),
    block: figure.block && { ...figure.block, box: moved(figure.block.box) },
    points: figure.points && localPoints(figure.points, { x, y }),
    block: figure.block && { ...figure.block, box: moved(figure.block.box) },
  };
}

/** @param {Array<{x: number, y: number}>} points */
export function localPoints(points, { x, y }) {
  if (x === 0 && y === 0) return points;
  return points.map((point) => ({ ...point, x: point.x - x, y: point.y - y }));
}

/** Sets the context up for drawing around an origin. @param {import('./lens.js').Lens} lens */
export function lookFrom(ctx, { scale, dx, dy }, { x, y }) {
  look(ctx, { scale, dx: dx + x * scale, dy: dy + y * scale });
}
