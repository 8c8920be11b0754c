/**
 * A small picture of the whole board, on clear ground and with ink for light paper. It is painted in
 * slices, so that a large board does not hold the page up. Reads records and changes nothing.
 */
import { union } from '../geometry/box.js';
import { fitted } from '../geometry/camera.js';
import { createPalette } from './palette.js';

const WIDTH = 480;
const HEIGHT = 300;
const INSET = { top: 18, right: 18, bottom: 18, left: 18 };

/** Records between two looks at the clock. */
const AT_ONCE = 8;

/**
 * @param {Iterable<object>} figures records of the catalogue, in drawing order
 * @returns {?{paint: (untilMs: number) => boolean, address: () => string}} null on an empty board;
 *     paint says whether it is done, untilMs is on performance.now()'s clock; address: a data address
 */
export function createPicture(figures) {
  const records = [...figures];
  let box = null;
  for (const { bounds } of records) box = union(box, bounds);
  if (!box) return null;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const ctx = canvas.getContext('2d');
  const palette = createPalette(false);
  const { x, y, zoom } = fitted(box, WIDTH, HEIGHT, INSET);
  let next = 0;

  function paintRecord({ brush, origin }) {
    const from = origin || { x: 0, y: 0 };
    ctx.setTransform(zoom, 0, 0, zoom, (from.x - x) * zoom, (from.y - y) * zoom);
    brush.paint(ctx, palette, zoom);
  }

  return {
    paint(untilMs) {
      while (next < records.length && performance.now() < untilMs) {
        records.slice(next, next + AT_ONCE).forEach(paintRecord);
        next += AT_ONCE;
      }
      return next >= records.length;
    },
    /** WebP where the browser writes it, else PNG. */
    address: () => canvas.toDataURL('image/webp', 0.7),
  };
}
