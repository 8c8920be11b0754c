/**
 * Ink so far away that its width is less than a pixel: an outline would cost much and show nothing, a
 * line through fewer points looks the same.
 */

/** Pixels within which two points are one. */
const NEAR_PX = 0.4;

/**
 * @param {Array<{x: number, y: number}>} points board units
 * @returns {(scale: number) => Path2D} made anew only when the scale is another power of two
 */
export function thinInk(points) {
  let level = NaN;
  let path = null;
  return (scale) => {
    const wanted = Math.ceil(Math.log2(scale));
    if (wanted !== level) {
      level = wanted;
      path = pathThrough(points, NEAR_PX * 2 ** -level);
    }
    return path;
  };
}

function pathThrough(points, near) {
  const path = new Path2D();
  let at = points[0];
  path.moveTo(at.x, at.y);
  for (let i = 1; i < points.length - 1; i++) {
    const point = points[i];
    if (Math.abs(point.x - at.x) < near && Math.abs(point.y - at.y) < near) continue;
    path.lineTo(point.x, point.y);
    at = point;
  }
  const last = points[points.length - 1];
  // A dot would be no line at all.
  path.lineTo(last.x + (points.length === 1 ? near / 8 : 0), last.y);
  return path;
}
