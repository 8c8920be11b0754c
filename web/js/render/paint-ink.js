/** Pen, marker and highlighter strokes. */
import { TOOL } from '../geometry/figure.js';
import { outlineOf } from '../geometry/outline.js';
import { pathOfLoops } from './path.js';

/** A highlighter lets what is under it through. */
const HIGHLIGHT = 0.38;

/** @param {import('../geometry/figure.js').Figure} figure */
export function inkBrush({ points, style, grain }) {
  const even = style.tool !== TOOL.PEN;
  let path = null;
  return {
    paint(ctx, palette) {
      path = path || pathOfLoops(outlineOf(points, { width: style.width, grain, even }));
      const through = style.tool === TOOL.HIGHLIGHTER;
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * style.opacity * (through ? HIGHLIGHT : 1);
      ctx.globalCompositeOperation = through && !palette.dark ? 'multiply' : 'source-over';
      ctx.fillStyle = palette.stroke(style.stroke);
      ctx.fill(path, 'nonzero');
      ctx.globalAlpha = alpha;
      ctx.globalCompositeOperation = 'source-over';
    },
  };
}
