/** Lines and arrows: straight from point to point, with what stands at their ends. */
import { headsOf } from '../geometry/heads.js';
import { setLine } from './pen-line.js';
import { pathOfPoints } from './path.js';

/** @param {import('../geometry/figure.js').Figure} figure */
export function lineBrush(figure) {
  const { points, style } = figure;
  const path = pathOfPoints(points);
  const heads = headsOf(figure);
  const length = points.reduce((sum, { x, y }, i) => sum + (i === 0 ? 0 : Math.hypot(x - points[i - 1].x, y - points[i - 1].y)), 0);
  return {
    paint(ctx, palette) {
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * style.opacity;
      setLine(ctx, style, palette, length);
      ctx.stroke(path);
      ctx.setLineDash([]);
      ctx.fillStyle = ctx.strokeStyle;
      for (const head of heads) paintHead(ctx, head);
      ctx.globalAlpha = alpha;
    },
  };
}

function paintHead(ctx, { dot, corners, closed }) {
  ctx.beginPath();
  if (dot) {
    ctx.arc(dot.x, dot.y, dot.r, 0, 2 * Math.PI);
    ctx.fill();
    return;
  }
  corners.forEach(({ x, y }, i) => (i === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
  if (closed) {
    ctx.closePath();
    ctx.fill();
  }
  ctx.stroke();
}
