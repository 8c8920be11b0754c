// What pages still had to write when they were left, in localStorage. IndexedDB throws away what waits for another
// transaction when the page goes; this is written in the moment it is asked for. Whoever next asks the store for
// records takes it in (KEP-1).

import { decodeBase64, encodeBase64 } from '../wire/base64.js';

const PREFIX = 'inkwire left ';

const nameOf = (store, tab) => PREFIX + store + ' ' + tab;

/** Bytes are no JSON. */
const packed = (key, value) => (value instanceof Uint8Array ? { base64: encodeBase64(value) } : value);

const unpacked = (key, value) => (value !== null && typeof value === 'object' && typeof value.base64 === 'string' ? decodeBase64(value.base64) : value);

/** @param {string} store its name @param {import('./store.js').Change} change others' Commits are left out: the server has them */
export function layAside(store, change) {
  try {
    localStorage.setItem(nameOf(store, change.tab.id), JSON.stringify(Object.assign({}, change, { tail: [] }), packed));
  } catch (fullOrSwitchedOff) {
    return;
  }
}

/** @param {string} store @param {string} tab its record is written otherwise, or gone */
export function forgetAside(store, tab) {
  try {
    localStorage.removeItem(nameOf(store, tab));
  } catch (switchedOff) {
    return;
  }
}

/** @param {string} store @returns {Array<import('./store.js').Change>} */
export function laidAside(store) {
  const found = [];
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(nameOf(store, ''))) continue;
      const change = readAside(localStorage.getItem(name));
      if (change === null) localStorage.removeItem(name);
      else found.push(change);
    }
  } catch (switchedOff) {
    return [];
  }
  return found;
}

function readAside(text) {
  try {
    return JSON.parse(text, unpacked);
  } catch (notOurs) {
    return null;
  }
}
