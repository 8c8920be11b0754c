/** The grid on the paper: it doubles or halves with the zoom, so that it stays about as dense. Pure. */

/** Board units from line to line at zoom 1. */
const STEP = 16;

/** Each such line is a stronger one. */
export const STRONG = 4;

/** @param {number} zoom CSS px per board unit @returns {number} board units from line to line */
export function gridStep(zoom) {
  return STEP * 2 ** -Math.round(Math.log2(zoom));
}

/** @param {number} value board units @param {number} step @returns {number} on the nearest line */
export function onGrid(value, step) {
  return Math.round(value / step) * step + 0;
}
