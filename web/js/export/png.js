/**
 * A picture of elements, painted in slices with the screen's own brushes. One canvas holds it whole, so
 * its size is bounded; what is too large is refused before anything is painted.
 */
import { figureOf } from '../geometry/figure.js';
import { brushFor } from '../render/brush.js';
import { localFigure, lookFrom, originOf } from '../render/origin.js';
import { inSlices, pause } from './slices.js';

/** Browsers give up beyond about these: pixels of a side, and of all. */
const MOST_SIDE = 16384;
const MOST_PIXELS = 64 * 2 ** 20;

/** @param {import('../geometry/box.js').Box} box @param {number} scale @returns {{w: number, h: number, fits: boolean}} pixels */
export function pngSize(box, scale) {
  const w = Math.max(1, Math.round(box.w * scale));
  const h = Math.max(1, Math.round(box.h * scale));
  return { w, h, fits: w <= MOST_SIDE && h <= MOST_SIDE && w * h <= MOST_PIXELS };
}

/**
 * @param {Array<object>} elements the lowest first
 * @param {import('../geometry/box.js').Box} box
 * @param {{scale: number, palette: import('../render/palette.js').Palette, paper: ?string}} look paper: CSS, null for clear
 * @param {{progress: (share: number) => void, isStopped: () => boolean}} job
 * @returns {Promise<?Blob>} null where the browser cannot hold so large a picture
 */
export async function pngOf(elements, box, { scale, palette, paper }, job) {
  const size = pngSize(box, scale);
  if (!size.fits) return null;
  const canvas = document.createElement('canvas');
  canvas.width = size.w;
  canvas.height = size.h;
  const ctx = canvas.getContext('2d');
  if (!ctx) return null;
  const lens = { scale, dx: -box.x * scale, dy: -box.y * scale };
  await inSlices(elements, (element) => {
    const figure = figureOf(element);
    if (!figure) return;
    const origin = originOf(figure.bounds);
    lookFrom(ctx, lens, origin);
    brushFor(localFigure(figure, origin)).paint(ctx, palette, scale);
  }, job);
  if (paper) {
    // Behind what is there: ink that lets others through must not mix with the paper, on the screen it does not.
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalCompositeOperation = 'destination-over';
    ctx.fillStyle = paper;
    ctx.fillRect(0, 0, size.w, size.h);
  }
  await pause();
  return new Promise((done) => { canvas.toBlob(done, 'image/png'); });
}
