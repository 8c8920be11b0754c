// The canonical form of a board's content (I6): all entries, sorted by the id's author, then n, each
// delimited and in the codec's one encoding. Equal (epoch, seq) means equal canonical bytes.

import { writeDelimited } from '../wire/codec.js';
import { writerOf, written } from '../wire/writer.js';
import { compareIds } from './keys.js';

/** @param {Iterable<import('./merge.js').Entry>} entries in any order @returns {Uint8Array} */
export function canonicalBytes(entries) {
  const sorted = Array.from(entries).sort((a, b) => compareIds(a.element.id, b.element.id));
  const writer = writerOf();
  for (const entry of sorted) writeDelimited(writer, 'Entry', entry);
  return written(writer);
}

/**
 * Needs a secure context (https, or localhost): the browser offers SHA-256 nowhere else.
 * @returns {Promise<string>} SHA-256 of the canonical bytes in lower-case hex
 */
export function contentHash(entries) {
  return crypto.subtle.digest('SHA-256', canonicalBytes(entries)).then((hash) => {
    let hex = '';
    for (const byte of new Uint8Array(hash)) hex += (byte < 16 ? '0' : '') + byte.toString(16);
    return hex;
  });
}
