/** How much room text takes when only its own line breaks count. */
import { fontOf, LEADING } from './text-lines.js';

let ctx = null;

/** @param {{body: string, size: number, font: number}} text @returns {{w: number, h: number}} board units */
export function sizeOfText(text) {
  ctx = ctx || document.createElement('canvas').getContext('2d');
  ctx.font = fontOf(text);
  const lines = text.body.split('\n');
  return { w: Math.max(...lines.map((line) => ctx.measureText(line).width)), h: lines.length * text.size * LEADING };
}
