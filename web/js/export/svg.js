/**
 * A drawing of elements as an SVG document of its own: outlines, shapes and letters, nothing painted.
 * Numbers count from the box's corner, so that they stay short however far out it lies.
 */
import { figureOf } from '../geometry/figure.js';
import { localFigure } from '../render/origin.js';
import { inSlices } from './slices.js';
import { svgFigure } from './svg-figure.js';
import { escaped, number } from './xml.js';

/**
 * @param {Array<object>} elements the lowest first
 * @param {import('../geometry/box.js').Box} box
 * @param {{title: string, palette: import('../render/palette.js').Palette, paper: ?string}} look paper: CSS, null for clear
 * @param {{progress: (share: number) => void, isStopped: () => boolean}} job
 * @returns {Promise<Blob>}
 */
export async function svgOf(elements, box, { title, palette, paper }, job) {
  const parts = [
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${number(box.w)}" height="${number(box.h)}" `
      + `viewBox="0 0 ${number(box.w)} ${number(box.h)}">\n`,
  ];
  if (title) parts.push(`<title>${escaped(title)}</title>\n`);
  if (paper) parts.push(`<rect width="100%" height="100%" fill="${escaped(paper)}"/>\n`);
  parts.push('<g style="isolation:isolate">\n');
  await inSlices(elements, (element) => {
    const figure = figureOf(element);
    if (figure) parts.push(svgFigure(localFigure(figure, box), palette), '\n');
  }, job);
  parts.push('</g>\n</svg>\n');
  return new Blob(parts, { type: 'image/svg+xml' });
}
