/** The links this browser holds for the board. */
import { make } from './dom.js';
import { linkList } from './links.js';
import { openSheet } from './sheet.js';
import { words } from './words.js';

/**
 * @param {string} base the site's
 * @param {{id: string, title: string, keys: Object<string, string>}} board keys held, by role
 * @param {(link: string) => Promise<Blob>} draw makes a link's QR code
 */
export function openShare(base, { id, title, keys }, draw) {
  const hints = [words.shareHint];
  if (keys.owner !== undefined && keys.edit === undefined) hints.push(words.shareOwnerOnly);
  if (keys.view === undefined && keys.edit !== undefined && keys.owner === undefined) hints.push(words.shareEditOnly);
  if (keys.view !== undefined && keys.edit === undefined) hints.push(words.shareViewOnly);
  openSheet(title ? words.share.titled(title) : words.shareTitle, linkList(base, id, keys, draw),
    make('p', { class: 'soft small' }, hints.join(' ')));
}
