/** Frames, and images as the room they take until their bytes can be shown. */
import { css } from './palette.js';
import { fontOf } from './text-lines.js';

export const EDGE = 0x8a919cff;
export const HATCH = 0x8a919c66;

/** @param {import('../geometry/figure.js').Figure} figure */
export function frameBrush({ box, text }) {
  return {
    paint(ctx) {
      ctx.strokeStyle = css(EDGE);
      ctx.lineWidth = 1.5;
      ctx.setLineDash([]);
      ctx.strokeRect(box.x, box.y, box.w, box.h);
      ctx.fillStyle = css(EDGE);
      ctx.font = fontOf(text);
      ctx.textAlign = 'left';
      ctx.textBaseline = 'alphabetic';
      ctx.fillText(text.body, box.x, box.y - text.size * 0.5);
    },
  };
}

/** @param {import('../geometry/figure.js').Figure} figure */
export function imageBrush({ box: { x, y, w, h } }) {
  return {
    paint(ctx) {
      ctx.strokeStyle = css(HATCH);
      ctx.lineWidth = 1;
      ctx.setLineDash([6, 5]);
      ctx.strokeRect(x, y, w, h);
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.lineTo(x + w, y + h);
      ctx.moveTo(x + w, y);
      ctx.lineTo(x, y + h);
      ctx.stroke();
    },
  };
}
