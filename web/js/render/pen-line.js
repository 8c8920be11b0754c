/** The context's settings for a drawn line of a style. */

/** Dash patterns in widths; a dot is a dash of no length with round ends. */
const DASHES = [[], [3, 2.5], [0, 2]];

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {import('../geometry/figure.js').Style} style
 * @param {import('./palette.js').Palette} palette
 */
export function setLine(ctx, style, palette) {
  ctx.strokeStyle = palette.stroke(style.stroke);
  ctx.lineWidth = style.width;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.setLineDash(dashOf(style));
}

/** @param {import('../geometry/figure.js').Style} style @returns {Array<number>} board units; empty: one line */
export function dashOf({ dash, width }) {
  return (DASHES[dash] || []).map((widths) => widths * width);
}
