// A tab's session on a board over a reload (SES-7): kept in the tab's own storage, and used by one
// page at a time.
//
// A duplicated tab begins with a copy of that storage. So a page holds a Web Lock named after its
// author number while it lives (the session's value may change with each Welcome); who does not get
// the lock joins as new. Where there are no locks, only a page that says of itself that it was
// reloaded takes its session up again.

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
  let wanted = 0;
  let letGo = null;

  function release() {
    wanted = 0;
    if (letGo !== null) letGo();
    letGo = null;
  }

  /** Resolves with whether this page may be the author. The lock may come when it is no longer wanted. */
  function hold(author, wait) {
    if (!hasLocks()) return Promise.resolve(isReload());
    release();
    wanted = author;
    return lock(lockName(boardId, author), wait).then((granted) => {
      if (granted === null) return false;
      if (wanted !== author) {
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
      const kept = /^(\d+) (.+)$/.exec(env.read(name) || '');
      const session = kept === null ? null : decodeBase64(kept[2]);
      if (session === null) return Promise.resolve(NONE);
      return hold(Number(kept[1]), isReload()).then((isMine) => (isMine ? session : NONE));
    },
    /** Keeps the session that a Welcome gave. */
    keep(session, author) {
      env.write(name, author + ' ' + encodeBase64(session));
      if (hasLocks() && wanted !== author) hold(author, false);
    },
    forget() {
      env.write(name, null);
      release();
    },
    release,
  };
}

export function lockName(boardId, author) {
  return 'inkwire-session:' + boardId + ':' + author;
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
