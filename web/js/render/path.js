/** Outlines as canvas paths. */

/**
 * @param {Array<Array<number>>} loops closed loops of B-spline control points, as outlineOf gives them
 * @returns {Path2D} to be filled under the nonzero rule
 */
export function pathOfLoops(loops) {
  const path = new Path2D();
  for (const loop of loops) {
    const n = loop.length;
    path.moveTo((loop[n - 2] + loop[0]) / 2, (loop[n - 1] + loop[1]) / 2);
    for (let i = 0; i < n; i += 2) {
      const j = (i + 2) % n;
      path.quadraticCurveTo(loop[i], loop[i + 1], (loop[i] + loop[j]) / 2, (loop[i + 1] + loop[j + 1]) / 2);
    }
    path.closePath();
  }
  return path;
}

/** @param {Array<{x: number, y: number}>} points @returns {Path2D} straight from each to the next */
export function pathOfPoints(points) {
  const path = new Path2D();
  points.forEach(({ x, y }, i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  if (points.length === 1) path.lineTo(points[0].x, points[0].y);
  return path;
}
