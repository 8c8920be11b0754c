/**
 * The one door to drawing an element: a brush holds what was worked out once for a figure (its path,
 * its lines of text) and paints it as often as the screen wants.
 *
 * @typedef {{paint: (ctx: CanvasRenderingContext2D, palette: import('./palette.js').Palette, scale?: number) => void}} Brush
 *     the context's transform maps board units (see origin.js) to the canvas; a brush leaves it as it
 *     found it. scale: pixels per board unit, for what is too small to be painted in full
 */
import { KIND } from '../geometry/figure.js';
import { inkBrush } from './paint-ink.js';
import { lineBrush } from './paint-line.js';
import { shapeBrush } from './paint-shape.js';
import { noteBrush, textBrush } from './paint-text.js';
import { frameBrush, imageBrush } from './paint-frame.js';

const BRUSHES = {
  [KIND.STROKE]: inkBrush,
  [KIND.LINE]: lineBrush,
  [KIND.RECTANGLE]: shapeBrush,
  [KIND.ELLIPSE]: shapeBrush,
  [KIND.TEXT]: textBrush,
  [KIND.IMAGE]: imageBrush,
  [KIND.NOTE]: noteBrush,
  [KIND.ARROW]: lineBrush,
  [KIND.DIAMOND]: shapeBrush,
  [KIND.FRAME]: frameBrush,
};

/** @param {import('../geometry/figure.js').Figure} figure @returns {Brush} */
export function brushFor(figure) {
  const brush = BRUSHES[figure.kind](figure);
  return figure.angle === 0 ? brush : turnedBrush(brush, figure);
}

function turnedBrush(brush, { box, angle }) {
  const x = box.x + box.w / 2;
  const y = box.y + box.h / 2;
  return {
    paint(ctx, palette, scale) {
      ctx.save();
      ctx.translate(x, y);
      ctx.rotate(angle);
      ctx.translate(-x, -y);
      brush.paint(ctx, palette, scale);
      ctx.restore();
    },
  };
}
