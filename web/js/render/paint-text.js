/** Text by itself and on notes. */
import { fontOf, LEADING, linesOf } from './text-lines.js';

const ALIGNS = ['left', 'center', 'right'];

/** Space between a note's edge and its text, and how far its corners are rounded; board units. */
const NOTE_PADDING = 14;
const NOTE_ROUND = 3;

/** @param {import('../geometry/figure.js').Figure} figure */
export function textBrush({ box, text, style }) {
  const write = writer(text, box.x, box.w);
  return {
    paint(ctx, palette) {
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * style.opacity;
      ctx.fillStyle = palette.stroke(style.stroke);
      write(ctx, () => box.y);
      ctx.globalAlpha = alpha;
    },
  };
}

/** @param {import('../geometry/figure.js').Figure} figure */
export function noteBrush({ box, text, style }) {
  const write = writer(text, box.x + NOTE_PADDING, box.w - 2 * NOTE_PADDING);
  const sheet = new Path2D();
  sheet.rect(box.x, box.y, box.w, box.h);
  return {
    paint(ctx, palette) {
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * style.opacity;
      paintShadow(ctx, box);
      ctx.fillStyle = palette.fill(style.fill);
      ctx.fill(sheet);
      ctx.fillStyle = palette.stroke(style.stroke);
      write(ctx, (height) => box.y + Math.max(NOTE_PADDING, (box.h - height) / 2));
      ctx.globalAlpha = alpha;
    },
  };
}

/** Two soft edges: a canvas shadow costs a blur for each note and each frame. */
function paintShadow(ctx, { x, y, w, h }) {
  ctx.fillStyle = 'rgba(20, 24, 30, 0.07)';
  ctx.fillRect(x + 1, y + 3, w, h);
  ctx.fillRect(x + NOTE_ROUND, y + 6, w - 2 * NOTE_ROUND, h);
}

function writer(text, left, width) {
  let lines = null;
  return (ctx, topFor) => {
    ctx.font = fontOf(text);
    ctx.textBaseline = 'alphabetic';
    ctx.textAlign = ALIGNS[text.align] || 'left';
    lines = lines || linesOf(ctx, text.body, width);
    const x = left + (width * (text.align === 1 ? 1 : text.align === 2 ? 2 : 0)) / 2;
    const top = topFor(lines.length * text.size * LEADING);
    lines.forEach((line, i) => ctx.fillText(line, x, top + text.size * (LEADING * (i + 0.5) + 0.36)));
  };
}
