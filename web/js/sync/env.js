// What a session needs of its surroundings, in one object, so that tests bring time, chance, storage
// and other tabs along.

import { openStore } from './store.js';

/**
 * @typedef {Object} Env
 * @property {function(): number} now milliseconds, by the clock: for what other pages and later ones read
 * @property {function(): number} elapsed milliseconds since some moment, never set back: for waiting
 * @property {function(function(): void, number): *} setTimeout
 * @property {function(*): void} clearTimeout
 * @property {function(): number} random in [0, 1)
 * @property {function(): string} newName one that nobody else has
 * @property {function(function(): void): function(): void} onWake calls back when trying again makes sense at once
 *     (the network or the page came back); returns the way to stop that
 * @property {function(function(): void): function(): void} onGone calls back when the browser says that the network
 *     is gone; returns the way to stop that
 * @property {function(function(): void): void} onLeave calls back when the page is left, perhaps for good
 * @property {function(function(): void): void} whenIdle calls once, when there is nothing better to do
 * @property {function(string): (string|null)} read a value this tab keeps over a reload
 * @property {function(string, (string|null)): void} write null forgets
 * @property {function(): boolean} isReload whether this page was here before in this tab
 * @property {boolean} hasLocks
 * @property {function(string, boolean): Promise<(function(): void)|null>} lock resolves with the way to let go, or
 *     null while another page holds it; the second argument: to wait a moment for it
 * @property {function(string): Promise<Object|null>} openStore null where there is none
 */

/** The page before a reload may take a moment to let go. */
const RELOAD_WAIT_MS = 1000;

/** A browser that answers no question about its storage has none. */
const STORE_WAIT_MS = 10000;

/** @returns {Env} the browser's own */
export function browserEnv() {
  return {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    setTimeout: (act, ms) => setTimeout(act, ms),
    clearTimeout: (timer) => clearTimeout(timer),
    random: () => Math.random(),
    newName,
    onWake,
    onGone,
    onLeave: (act) => window.addEventListener('pagehide', act),
    whenIdle,
    read: readTab,
    write: writeTab,
    isReload,
    hasLocks: typeof navigator !== 'undefined' && navigator.locks !== undefined,
    lock,
    openStore: openIfAny,
  };
}

function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function onWake(act) {
  const seen = () => {
    if (document.visibilityState !== 'hidden') act();
  };
  window.addEventListener('online', act);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', act);
    document.removeEventListener('visibilitychange', seen);
  };
}

function onGone(act) {
  window.addEventListener('offline', act);
  return () => window.removeEventListener('offline', act);
}

function whenIdle(act) {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: 2000 });
  else setTimeout(act, 50);
}

// Storage may be switched off by the visitor; then a tab forgets with its page.
function readTab(name) {
  try {
    return sessionStorage.getItem(name);
  } catch (switchedOff) {
    return null;
  }
}

function writeTab(name, value) {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch (switchedOff) {
    return;
  }
}

function isReload() {
  if (typeof performance === 'undefined') return false;
  if (performance.getEntriesByType) {
    const entries = performance.getEntriesByType('navigation');
    if (entries.length > 0) return entries[0].type === 'reload';
  }
  return performance.navigation !== undefined && performance.navigation.type === 1;
}

function lock(name, wait) {
  return new Promise((resolve) => {
    const options = {};
    if (wait && typeof AbortController !== 'undefined') {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), RELOAD_WAIT_MS);
      options.signal = controller.signal;
    } else options.ifAvailable = true;
    navigator.locks.request(name, options, (granted) => {
      if (granted === null) {
        resolve(null);
        return undefined;
      }
      return new Promise((letGo) => resolve(letGo));
    }).catch(() => resolve(null));
  });
}

function openIfAny(name) {
  if (!hasDatabases()) return Promise.resolve(null);
  const late = new Promise((resolve) => setTimeout(() => resolve(null), STORE_WAIT_MS));
  // Some browsers throw, some refuse, some never answer where storage is switched off.
  const opened = new Promise((resolve) => resolve(openStore(name))).catch(() => null);
  return Promise.race([opened, late]);
}

/** Where storage is refused, some browsers throw as soon as one asks for it. */
function hasDatabases() {
  try {
    return typeof indexedDB !== 'undefined' && indexedDB !== null;
  } catch (refused) {
    return false;
  }
}
