/** The links this browser holds for the board. */
import { make } from './dom.js';
import { linkList } from './links.js';
import { openSheet } from './sheet.js';
import { words } from './words.js';

/** @param {string} base the site's @param {string} id @param {Object<string, string>} keys held, by role */
export function openShare(base, id, keys) {
  const hints = [words.shareHint];
  if (keys.view === undefined && keys.edit !== undefined) hints.push(words.shareEditOnly);
  if (keys.view !== undefined && keys.edit === undefined) hints.push(words.shareViewOnly);
  openSheet(words.shareTitle, linkList(base, id, keys), make('p', { class: 'soft small' }, hints.join(' ')));
}
