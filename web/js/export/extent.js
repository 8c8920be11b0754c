/** What part of the board an export shows. */
import { union } from '../geometry/box.js';
import { extentOf } from '../geometry/extent.js';

/** Board units around the outermost ink. */
const MARGIN = 16;

/** @param {Array<object>} elements @returns {?import('../geometry/box.js').Box} null when nothing can be drawn */
export function extentOfAll(elements) {
  return elements.reduce((box, element) => union(box, extentOf(element)), null);
}

/**
 * @param {?import('../geometry/box.js').Box} extent
 * @returns {?import('../geometry/box.js').Box} whole board units, so that an export at scale 1 has the
 *     very pixels of the screen at 100 %
 */
export function framed(extent) {
  if (!extent) return null;
  const x = Math.floor(extent.x - MARGIN);
  const y = Math.floor(extent.y - MARGIN);
  return { x, y, w: Math.ceil(extent.x + extent.w + MARGIN) - x, h: Math.ceil(extent.y + extent.h + MARGIN) - y };
}
