/**
 * Has the browser keep the page's own files, so that it opens without the server, where browsers allow
 * that: https or localhost. The files themselves are the worker's affair (sw.js).
 */
import { siteBase } from './dom.js';

/** Drawing comes first: the worker asks for all files once. */
const AFTER_MS = 1000;

/** @returns {boolean} whether this browser can open the page without the server */
export function canKeepPage() {
  return 'serviceWorker' in navigator && window.isSecureContext;
}

export function keepPage() {
  if (!canKeepPage()) return;
  setTimeout(() => {
    const base = siteBase();
    navigator.serviceWorker.register(`${base}sw.js`, { scope: base }).catch(() => undefined);
  }, AFTER_MS);
}
