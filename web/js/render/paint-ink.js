/** Pen, marker and highlighter strokes. */
import { TOOL } from '../geometry/figure.js';
import { outlineOf } from '../geometry/outline.js';
import { pathOfLoops } from './path.js';
import { thinInk } from './thin-ink.js';

/** A highlighter lets what is under it through: it lies on top, and darkens paper and lightens slate. */
export const HIGHLIGHT = 0.42;

/** No hand draws a stroke longer than so many of its widths: its outline would cost seconds, and a line will do. */
const MOST_WIDTHS = 100000;

/** Pixels: ink that is not wider is painted as a line. */
const THIN_PX = 1;

/** @param {import('../geometry/figure.js').Figure} figure */
export function inkBrush({ points, style, grain }) {
  const even = style.tool !== TOOL.PEN;
  const through = style.tool === TOOL.HIGHLIGHTER;
  const thin = thinInk(points);
  const length = points.reduce((sum, { x, y }, i) => sum + (i === 0 ? 0 : Math.hypot(x - points[i - 1].x, y - points[i - 1].y)), 0);
  const isPlain = length > MOST_WIDTHS * style.width;
  let path = null;

  function lay(ctx, colour, scale) {
    if (style.width * scale > THIN_PX && !isPlain) {
      path = path || pathOfLoops(outlineOf(points, { width: style.width, grain, even, flat: through }));
      ctx.fillStyle = colour;
      ctx.fill(path, 'nonzero');
      return;
    }
    ctx.strokeStyle = colour;
    ctx.lineWidth = style.width;
    ctx.lineCap = 'butt';
    ctx.lineJoin = 'bevel';
    ctx.stroke(thin(scale));
  }

  return {
    paint(ctx, palette, scale = Infinity) {
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * style.opacity * (through ? HIGHLIGHT : 1);
      ctx.globalCompositeOperation = through ? (palette.dark ? 'screen' : 'multiply') : 'source-over';
      lay(ctx, palette.stroke(style.stroke), scale);
      ctx.globalAlpha = alpha;
      ctx.globalCompositeOperation = 'source-over';
    },
  };
}
