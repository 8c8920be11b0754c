/** Text by itself, on notes and in shapes. */
import { LEADING } from '../geometry/text-layout.js';
import { blockOf } from '../geometry/writing-room.js';
import { dropOf, fontOf } from './text-lines.js';

export const NOTE_SHADOW = 'rgba(20, 24, 30, 0.07)';

const ALIGNS = ['left', 'center', 'right'];

/** The first letter that has a direction has one that runs from the right. */
const FROM_RIGHT = /^[^A-Za-z\u00c0-\u058f\u0900-\u1fff\u3040-\u9fff]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** @param {string} body @returns {boolean} whether its lines run from right to left */
export function runsFromRight(body) {
  return FROM_RIGHT.test(body);
}

/** @param {import('../geometry/figure.js').Figure} figure */
export function textBrush(figure) {
  const { style } = figure;
  const write = writer(figure);
  return {
    paint(ctx, palette) {
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * style.opacity;
      ctx.fillStyle = palette.stroke(style.stroke);
      write(ctx);
      ctx.globalAlpha = alpha;
    },
  };
}

/** @param {import('../geometry/figure.js').Figure} figure */
export function noteBrush(figure) {
  const { box, style } = figure;
  const write = writer(figure);
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
      write(ctx);
      ctx.globalAlpha = alpha;
    },
  };
}

/** Two soft edges: a canvas shadow costs a blur for each note and each frame. */
function paintShadow(ctx, { x, y, w, h }) {
  ctx.fillStyle = NOTE_SHADOW;
  ctx.fillRect(x + 1, y + 3, w, h);
  ctx.fillRect(x + 3, y + 6, w - 6, h);
}

/**
 * @param {import('../geometry/figure.js').Figure} figure that bears text
 * @returns {(ctx: CanvasRenderingContext2D) => void} writes it in the colour that is set
 */
export function writer(figure) {
  if (figure.text.body === '') return () => {};
  const direction = runsFromRight(figure.text.body) ? 'rtl' : 'ltr';
  let block = null;
  return (ctx) => {
    block = block || blockOf(figure);
    const { lines, size, align, box } = block;
    ctx.font = fontOf(block);
    ctx.textBaseline = 'alphabetic';
    ctx.textAlign = ALIGNS[align] || 'left';
    ctx.direction = direction;
    const x = box.x + (box.w * (align === 1 ? 1 : align === 2 ? 2 : 0)) / 2;
    const drop = dropOf(ctx, size);
    lines.forEach((line, i) => ctx.fillText(line, x, box.y + size * LEADING * (i + 0.5) + drop));
  };
}
