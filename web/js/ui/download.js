/** Hands a file to the browser, as if a link to it had been pressed. */
import { make } from './dom.js';

/** The browser has begun to read it by then (ms). */
const KEPT_MS = 60000;

/** @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = make('a', { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
