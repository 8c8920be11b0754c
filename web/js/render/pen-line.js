/** The context's settings for a drawn line of a style. */

/** Dash patterns in widths; a dot is a dash of no length with round ends. */
const DASHES = [[], [3, 2.5], [0, 2]];

/** A canvas lays each dash, seen or not: a line with more of them is drawn as one. */
const MOST_DASHES = 20000;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {import('../geometry/figure.js').Style} style
 * @param {import('./palette.js').Palette} palette
 * @param {number} length of the line to be drawn, board units
 */
export function setLine(ctx, style, palette, length) {
  ctx.strokeStyle = palette.stroke(style.stroke);
  ctx.lineWidth = style.width;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  const dash = dashOf(style);
  const period = dash.reduce((sum, part) => sum + part, 0);
  ctx.setLineDash(length > MOST_DASHES * period ? [] : dash);
}

/** @param {import('../geometry/figure.js').Style} style @returns {Array<number>} board units; empty: one line */
export function dashOf({ dash, width }) {
  return (DASHES[dash] || []).map((widths) => widths * width);
}
