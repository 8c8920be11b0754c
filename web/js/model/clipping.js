// Elements as one line of text, for the clipboard: between tabs, boards and servers. The line is a
// marker, a version, and the elements in the board's own wire format as base64, so that nothing an
// element holds is lost on the way, known here or not.

import { decode, encode } from '../wire/codec.js';
import { decodeBase64, encodeBase64 } from '../wire/base64.js';

const MARKER = 'inkwire:';
const VERSION = 1;

/** More than this is not taken: a server lets one session put no more at once (LIM-1). */
export const MOST_ELEMENTS = 4000;
export const MOST_CHARACTERS = 16777216;

/** @param {Array<Object>} elements @returns {string} */
export function clippingOf(elements) {
  const op = elements.map((element) => ({ put: element }));
  return MARKER + VERSION + ':' + encodeBase64(encode('Submit', { op }));
}

/** Whether a text means to be such a line. */
export function isClipping(text) {
  return text.startsWith(MARKER);
}

/**
 * @param {string} text anything at all
 * @returns {{elements: Array<Object>}|{error: 'damaged'|'newer'|'tooMuch'}}
 */
export function readClipping(text) {
  if (text.length > MOST_CHARACTERS) return { error: 'tooMuch' };
  const found = /^inkwire:(\d{1,6}):(.*)$/.exec(text.trim());
  if (found === null) return { error: 'damaged' };
  if (Number(found[1]) !== VERSION) return { error: 'newer' };
  const bytes = decodeBase64(found[2]);
  const decoded = bytes === null ? { error: 'no base64' } : decode('Submit', bytes);
  if (decoded.error) return { error: 'damaged' };
  const elements = decoded.value.op.map((op) => op.put);
  if (elements.length > MOST_ELEMENTS) return { error: 'tooMuch' };
  const isSound = elements.length > 0 && elements.every((element) => element && element.id && element.kind > 0);
  return isSound ? { elements } : { error: 'damaged' };
}
