/** Rectangles, ellipses and diamonds: a surface, its edge, and what is written in it. */
import { KIND } from '../geometry/figure.js';
import { writer } from './paint-text.js';
import { setLine } from './pen-line.js';

/** @param {import('../geometry/figure.js').Figure} figure */
export function shapeBrush(figure) {
  const { kind, box, style } = figure;
  const path = edgeOf(kind, box);
  const write = writer(figure);
  return {
    paint(ctx, palette) {
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * style.opacity;
      if ((style.fill & 0xff) !== 0) {
        ctx.fillStyle = palette.fill(style.fill);
        ctx.fill(path);
      }
      if (style.width > 0) {
        setLine(ctx, style, palette, 2 * (box.w + box.h));
        ctx.stroke(path);
        ctx.setLineDash([]);
      }
      ctx.fillStyle = palette.stroke(style.stroke);
      write(ctx);
      ctx.globalAlpha = alpha;
    },
  };
}

function edgeOf(kind, { x, y, w, h }) {
  const path = new Path2D();
  if (kind === KIND.ELLIPSE) {
    path.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
  } else if (kind === KIND.DIAMOND) {
    path.moveTo(x + w / 2, y);
    path.lineTo(x + w, y + h / 2);
    path.lineTo(x + w / 2, y + h);
    path.lineTo(x, y + h / 2);
    path.closePath();
  } else {
    path.rect(x, y, w, h);
  }
  return path;
}
