/**
 * A small picture of each board this browser knows, as a data address with a clear ground. Bounded:
 * only the boards opened last have one, and what is too large is not kept.
 */
import { recall, remember, remembered, unlearn } from './store.js';

const NAME = 'picture.';

/** Characters; together with KEPT well below what a browser gives a site (about five million). */
const LONGEST = 40000;
const KEPT = 40;

/** @param {string} id the board's @returns {string} empty for none */
export function pictureOf(id) {
  const picture = recall(NAME + id, '');
  return typeof picture === 'string' && picture.startsWith('data:image/') ? picture : '';
}

/**
 * @param {string} id
 * @param {string} picture a data address; empty forgets the one there is
 * @param {Array<string>} known ids of the boards in the list, the last opened first
 * @returns {boolean} whether it is kept
 */
export function keepPicture(id, picture, known) {
  const kept = new Set(known.slice(0, KEPT).map((each) => NAME + each));
  remembered(NAME).filter((name) => !kept.has(name)).forEach(unlearn);
  if (picture === '' || picture.length > LONGEST || !kept.has(NAME + id)) {
    unlearn(NAME + id);
    return false;
  }
  return remember(NAME + id, picture);
}
