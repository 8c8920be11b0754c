/** Any export, by the name of its format, as a file with a name. */
import { createPalette } from '../render/palette.js';
import { portableDocument, portableElement } from '../model/portable.js';
import { framed } from './extent.js';
import { pngOf, pngSize } from './png.js';
import { inSlices } from './slices.js';
import { svgOf } from './svg.js';

export { Stopped } from './slices.js';

const LONGEST_NAME = 80;

/** What no file system takes, and what looks like a path. */
const UNFIT = /[\u0000-\u001f<>:"/\\|?*\u007f]+|^\.+|[. ]+$/g;

/**
 * @typedef {object} Wish
 * @property {'png'|'svg'|'json'} format
 * @property {number} scale of a PNG
 * @property {?{dark: boolean, color: string}} paper null: clear, with ink for light paper
 */

/**
 * @param {?import('../geometry/box.js').Box} extent around all there is
 * @returns {?{w: number, h: number, fits: boolean}} pixels; null when there is nothing to see
 */
export function sizeOf(extent, scale) {
  const box = framed(extent);
  return box && pngSize(box, scale);
}

/**
 * @param {Array<object>} elements the lowest first
 * @param {?import('../geometry/box.js').Box} extent around them; null only for JSON
 * @param {string} title the board's, may be empty
 * @param {Wish} wish
 * @param {{progress: (share: number) => void, isStopped: () => boolean}} job
 * @returns {Promise<?Blob>} null where the browser cannot hold so large a picture
 */
export async function exported(elements, extent, title, { format, scale, paper }, job) {
  if (format === 'json') {
    const parts = [];
    await inSlices(elements, (element) => parts.push(portableElement(element)), job);
    return new Blob([portableDocument(title, parts)], { type: 'application/json' });
  }
  const box = framed(extent);
  const look = { scale, title, palette: createPalette(paper !== null && paper.dark), paper: paper && paper.color };
  return format === 'png' ? pngOf(elements, box, look, job) : svgOf(elements, box, look, job);
}

/** @param {string} title @param {string} whenEmpty @param {string} format @returns {string} a name for the file */
export function fileName(title, whenEmpty, format) {
  const name = Array.from(title.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim()).slice(0, LONGEST_NAME).join('').trim();
  return `${name || whenEmpty}.${format}`;
}
