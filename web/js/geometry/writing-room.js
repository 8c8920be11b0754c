/** Which figures bear text, and the block it is laid out in. Pure. */
import { grow } from './box.js';
import { KIND } from './figure.js';
import { blockIn } from './text-layout.js';

/** Between a note's edge and its text, and a shape's; board units. */
const NOTE_PADDING = 14;
const SHAPE_PADDING = 8;

/** The share of a box's sides that lies inside the shape whatever the letters are. */
const INSIDE = { [KIND.RECTANGLE]: 1, [KIND.ELLIPSE]: Math.SQRT1_2, [KIND.DIAMOND]: 0.5, [KIND.NOTE]: 1 };

/** Whether a person can write in elements of a kind. */
export function bearsText(kind) {
  return kind === KIND.TEXT || INSIDE[kind] !== undefined;
}

/**
 * @param {import('./figure.js').Figure} figure of a kind that bears text
 * @returns {import('./text-layout.js').Block} before turning
 */
export function blockOf(figure) {
  if (figure.kind === KIND.TEXT) return figure.block;
  const { box, kind, text } = figure;
  const w = box.w * INSIDE[kind];
  const h = box.h * INSIDE[kind];
  const inner = { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h };
  const padding = Math.min(kind === KIND.NOTE ? NOTE_PADDING : SHAPE_PADDING, w / 4, h / 4);
  return blockIn(text, grow(inner, -padding));
}
