/** The topmost layer: where the others point, each with a name. */
import { css, readableOn } from './palette.js';

const FONT_PX = 12;
const PAD_X = 8;
const LABEL_H = 20;

/** On a page no wider than a phone the bars at the lower edge take so much of it, and names stay above them; CSS px. */
const PHONE = 700;
const BARS_H = 124;

/** A pointer of our own: a nib, its tip at 0, 0; CSS px. */
const NIB = 'M0 0 L4.6 15.5 Q5.2 17 6.5 15.8 L9.4 11.6 Q9.9 10.9 10.8 10.8 L15.6 10.2 Q17.2 9.7 15.9 8.5 Z';

/**
 * @typedef {{x: number, y: number, name: string, color: number, strength: number}} Pointer  CSS px; strength 1: fully seen
 *
 * @param {CanvasRenderingContext2D} ctx
 */
export function createPresenceLayer(ctx) {
  const nib = new Path2D(NIB);

  /** Right below the nib; at the screen's edges it moves inwards, so that a name can always be read. */
  function paintLabel({ x: tipX, y: tipY, name, color }, right, bottom) {
    const text = name.length > 24 ? `${name.slice(0, 23)}…` : name;
    const width = ctx.measureText(text).width + 2 * PAD_X;
    const beyond = tipX < 0 || tipY < 0 || tipX > right || tipY > bottom;
    const x = beyond ? tipX : Math.min(tipX, right - width - 16);
    const lowest = bottom - (right <= PHONE ? BARS_H : 0) - LABEL_H - 20;
    const y = beyond ? tipY : Math.min(tipY, lowest);
    ctx.fillStyle = css(color);
    ctx.beginPath();
    roundedRect(ctx, x + 12, y + 16, width, LABEL_H, LABEL_H / 2);
    ctx.fill();
    ctx.fillStyle = readableOn(color);
    ctx.fillText(text, x + 12 + PAD_X, y + 16 + LABEL_H / 2 + 0.5);
  }

  return {
    clear() {
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    },

    /** @param {Array<Pointer>} pointers @param {number} dpr */
    paint(pointers, dpr) {
      const right = ctx.canvas.width / dpr;
      const bottom = ctx.canvas.height / dpr;
      ctx.font = `600 ${FONT_PX}px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`;
      ctx.textBaseline = 'middle';
      ctx.textAlign = 'left';
      for (const pointer of pointers) {
        ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
        ctx.globalAlpha = pointer.strength;
        if (pointer.name) paintLabel(pointer, right, bottom);
        ctx.translate(pointer.x, pointer.y);
        ctx.fillStyle = css(pointer.color);
        ctx.strokeStyle = '#ffffff';
        ctx.lineWidth = 1.5;
        ctx.lineJoin = 'round';
        ctx.fill(nib);
        ctx.stroke(nib);
      }
      ctx.globalAlpha = 1;
    },
  };
}

function roundedRect(ctx, x, y, w, h, r) {
  ctx.moveTo(x + r, y);
  ctx.arcTo(x + w, y, x + w, y + h, r);
  ctx.arcTo(x + w, y + h, x, y + h, r);
  ctx.arcTo(x, y + h, x, y, r);
  ctx.arcTo(x, y, x + w, y, r);
  ctx.closePath();
}
