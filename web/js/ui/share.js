/** The links this browser holds for the board, and those it is told of while they are shown. */
import { fill, make } from './dom.js';
import { linkList } from './links.js';
import { openSheet } from './sheet.js';
import { words } from './words.js';

/**
 * @param {string} base the site's
 * @param {{id: string, title: string, keys: Object<string, string>}} board keys held, by role
 * @param {(link: string) => Promise<Blob>} draw makes a link's QR code
 * @returns {(keys: Object<string, string>) => void} shows these instead
 */
export function openShare(base, { id, title, keys }, draw) {
  const body = make('div', { class: 'sheet-body' });
  const show = (held) => {
    const hints = [words.shareHint];
    if (held.owner !== undefined && held.edit === undefined) hints.push(words.shareOwnerOnly);
    else if (held.view !== undefined && held.edit === undefined) hints.push(words.shareViewOnly);
    fill(body, linkList(base, id, held, draw), make('p', { class: 'soft small' }, hints.join(' ')));
  };
  show(keys);
  openSheet(title ? words.share.titled(title) : words.shareTitle, body);
  return show;
}
