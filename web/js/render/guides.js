/** Thin lines that show with what something comes to lie in line, drawn on the presence layer. */
import { toScreen } from '../geometry/camera.js';

/** CSS px by which a line goes on beyond what it joins. */
const BEYOND = 8;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {import('../geometry/camera.js').Camera} camera
 * @param {number} dpr
 * @param {Array<import('../geometry/snap.js').Guide>} guides
 * @param {string} colour CSS
 */
export function paintGuides(ctx, camera, dpr, guides, colour) {
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.beginPath();
  for (const { axis, at, from, to } of guides) {
    const start = toScreen(camera, axis === 'x' ? { x: at, y: from } : { x: from, y: at });
    const end = toScreen(camera, axis === 'x' ? { x: at, y: to } : { x: to, y: at });
    if (axis === 'x') {
      ctx.moveTo(Math.round(start.x) + 0.5, start.y - BEYOND);
      ctx.lineTo(Math.round(end.x) + 0.5, end.y + BEYOND);
    } else {
      ctx.moveTo(start.x - BEYOND, Math.round(start.y) + 0.5);
      ctx.lineTo(end.x + BEYOND, Math.round(end.y) + 0.5);
    }
  }
  ctx.stroke();
}
