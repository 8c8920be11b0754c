/** Lines and arrows: straight from point to point, with what stands at their ends. */
import { setLine } from './pen-line.js';
import { pathOfPoints } from './path.js';

/** Style.heads: four bits for the first point, then four for the last. */
const HEAD = { NONE: 0, OPEN: 1, FILLED: 2, DOT: 3, BAR: 4 };

const SPREAD = 0.46;

/** @param {import('../geometry/figure.js').Figure} figure */
export function lineBrush({ points, style }) {
  const path = pathOfPoints(points);
  const ends = [
    { head: style.heads & 15, tip: points[0], from: pointAway(points, 0, 1) },
    { head: (style.heads >> 4) & 15, tip: points[points.length - 1], from: pointAway(points, points.length - 1, -1) },
  ].filter(({ head, from }) => head !== HEAD.NONE && from);
  return {
    paint(ctx, palette) {
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * style.opacity;
      setLine(ctx, style, palette);
      ctx.stroke(path);
      ctx.setLineDash([]);
      ctx.fillStyle = ctx.strokeStyle;
      for (const end of ends) paintHead(ctx, end, style.width);
      ctx.globalAlpha = alpha;
    },
  };
}

/** The nearest point that is not the end itself, so that a head knows where it comes from. */
function pointAway(points, end, step) {
  for (let i = end + step; i >= 0 && i < points.length; i += step) {
    if (points[i].x !== points[end].x || points[i].y !== points[end].y) return points[i];
  }
  return null;
}

function paintHead(ctx, { head, tip, from }, width) {
  const back = Math.atan2(from.y - tip.y, from.x - tip.x);
  const size = Math.min(6 + width * 3.2, Math.hypot(from.x - tip.x, from.y - tip.y));
  const at = (angle, reach) => [tip.x + Math.cos(back + angle) * reach, tip.y + Math.sin(back + angle) * reach];
  ctx.beginPath();
  if (head === HEAD.DOT) {
    ctx.arc(tip.x, tip.y, width * 1.6, 0, 2 * Math.PI);
    ctx.fill();
    return;
  }
  const spread = head === HEAD.BAR ? Math.PI / 2 : SPREAD;
  const reach = head === HEAD.BAR ? size / 2 : size;
  ctx.moveTo(...at(-spread, reach));
  ctx.lineTo(tip.x, tip.y);
  ctx.lineTo(...at(spread, reach));
  if (head === HEAD.FILLED) {
    ctx.closePath();
    ctx.fill();
  }
  ctx.stroke();
}
