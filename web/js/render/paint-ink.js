/** Pen, marker and highlighter strokes. */
import { TOOL } from '../geometry/figure.js';
import { outlineOf } from '../geometry/outline.js';
import { pathOfLoops } from './path.js';

/** A highlighter lets what is under it through: it lies on top, and darkens paper and lightens slate. */
const HIGHLIGHT = 0.42;

/** @param {import('../geometry/figure.js').Figure} figure */
export function inkBrush({ points, style, grain }) {
  const even = style.tool !== TOOL.PEN;
  const through = style.tool === TOOL.HIGHLIGHTER;
  let path = null;
  return {
    paint(ctx, palette) {
      path = path || pathOfLoops(outlineOf(points, { width: style.width, grain, even, flat: through }));
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * style.opacity * (through ? HIGHLIGHT : 1);
      ctx.globalCompositeOperation = through ? (palette.dark ? 'screen' : 'multiply') : 'source-over';
      ctx.fillStyle = palette.stroke(style.stroke);
      ctx.fill(path, 'nonzero');
      ctx.globalAlpha = alpha;
      ctx.globalCompositeOperation = 'source-over';
    },
  };
}
