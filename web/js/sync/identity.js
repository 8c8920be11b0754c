// A tab's session on a board over a reload (SES-7): kept in the tab's own storage, and used by one
// page at a time.
//
// A duplicated tab begins with a copy of that storage. So a page holds a Web Lock named after its
// session while it lives; who does not get the lock joins as new. Where there are no locks, only a
// page that says of itself that it was reloaded takes its session up again.

import { decodeBase64, encodeBase64 } from '../wire/base64.js';

const NONE = new Uint8Array(0);

/** The page before a reload may take a moment to let go. */
const RELOAD_WAIT_MS = 1000;

/**
 * @param {string} boardId
 * @param {import('./env.js').Env} env
 */
export function identityOf(boardId, env) {
  const name = 'inkwire.session.' + boardId;
  let wanted = null;
  let letGo = null;

  function release() {
    wanted = null;
    if (letGo !== null) letGo();
    letGo = null;
  }

  /** Resolves with whether this page may use the session. The lock may come when it is no longer wanted. */
  function hold(text, wait) {
    if (!hasLocks()) return Promise.resolve(isReload());
    release();
    wanted = text;
    return lock(lockName(boardId, text), wait).then((granted) => {
      if (granted === null) return false;
      if (wanted !== text) {
        granted();
        return false;
      }
      letGo = granted;
      return true;
    });
  }

  return {
    /** @returns {Promise<Uint8Array>} the session to resume, empty for none */
    take() {
      const text = env.read(name);
      const session = text === null ? null : decodeBase64(text);
      if (session === null || session.length === 0) return Promise.resolve(NONE);
      return hold(text, isReload()).then((isMine) => (isMine ? session : NONE));
    },
    /** Keeps the session that a Welcome gave. */
    keep(session) {
      const text = encodeBase64(session);
      if (env.read(name) === text) return;
      env.write(name, text);
      if (hasLocks()) hold(text, false);
    },
    forget() {
      env.write(name, null);
      release();
    },
    release,
  };
}

/** @param {string} text the session's value in base64 */
export function lockName(boardId, text) {
  return 'inkwire-session:' + boardId + ':' + text;
}

function hasLocks() {
  return typeof navigator !== 'undefined' && navigator.locks !== undefined;
}

function isReload() {
  if (typeof performance === 'undefined') return false;
  if (performance.getEntriesByType) {
    const entries = performance.getEntriesByType('navigation');
    if (entries.length > 0) return entries[0].type === 'reload';
  }
  return performance.navigation !== undefined && performance.navigation.type === 1;
}

/** Resolves with the way to let go, or null if another page holds it. */
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
