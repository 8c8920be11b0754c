// Chooses the way to the server (WAY). It walks along the list of ways until one is heard, remembers that
// one while the tab lives, and can open the best one beside another.

import { CHOSEN, isStream, isWay, wayOf } from './ways.js';

/** From open to the first message: a board may take a while to load, but something on the way may hold all back. */
const FIRST_MESSAGE_MS = 8000;

/** A way that has worked in this page is not left for a server that is away, before so many attempts failed. */
const FAILURES_BEFORE_OTHERS = 3;

/** Closed without a close frame: no word of the server's. */
const NO_WORD = 1006;

const REMEMBERED = 'inkwire.transport';

/**
 * @typedef {Object} Chooser
 * @property {function(Object): Object} open a connection over the first way that is heard; takes the events of
 *     openWebSocket and gives what it gives. A close before anything was heard is reported once, after the last
 *     way was tried
 * @property {function(Object): Object} openBest the same over the best way alone
 * @property {function(): boolean} isClimbable whether a better way than the one in use may be tried
 * @property {function(): boolean} holdsBack the stream in use does not deliver: no stream is chosen any more (WAY-4);
 *     false if no other way may be taken
 */

/**
 * @param {{base: string, boardId: string, forced: string, WebSocketClass: (function|undefined),
 *     SockJSClass: (function|undefined), XhrClass: (function|undefined), EventSourceClass: (function|undefined),
 *     env: import('./env.js').Env}} options forced: the name of a way, or ''
 * @returns {Chooser}
 */
export function chooserOf(options) {
  const { env, forced } = options;
  const memory = { worked: '', failures: 0, isHeldBack: false };

  function isUsable(name) {
    if (name === null || !isWay(name) || !wayOf(name).isThere(options)) return false;
    return !memory.isHeldBack || !(isStream(name) || name === 'sockjs');
  }

  function inOrder() {
    if (forced !== '') return [forced];
    const usable = CHOSEN.filter(isUsable);
    if (memory.worked !== '' && memory.failures < FAILURES_BEFORE_OTHERS) return [memory.worked];
    const first = memory.worked || env.read(REMEMBERED);
    return !isUsable(first) ? usable : [first].concat(usable.filter((name) => name !== first));
  }

  function heard(name) {
    memory.worked = name;
    memory.failures = 0;
    if (forced === '') env.write(REMEMBERED, name === CHOSEN[0] ? null : name);
  }

  function failed() {
    memory.failures++;
  }

  return {
    open: (events) => along(inOrder(), false, options, { heard, failed }, events),
    openBest: (events) => along([CHOSEN[0]], true, options, { heard, failed: () => undefined }, events),
    isClimbable: () => forced === '' && memory.worked !== CHOSEN[0] && isUsable(CHOSEN[0]),
    holdsBack() {
      if (forced !== '') return false;
      memory.isHeldBack = true;
      memory.worked = '';
      env.write(REMEMBERED, null);
      return true;
    },
  };
}

/** Tries ways one after another. @param {boolean} isBounded the last one too has only its time to open */
function along(names, isBounded, options, outcome, events) {
  const { env } = options;
  let at = -1;
  let current = null;
  let timer = null;
  let isHeard = false;
  let isClosed = false;

  function watch(ms) {
    env.clearTimeout(timer);
    if (isBounded || at < names.length - 1) timer = env.setTimeout(() => leave(0, 'no answer'), ms);
  }

  function next(code, reason) {
    at++;
    if (at === names.length) {
      end(code, reason);
      return;
    }
    const name = names[at];
    const own = wayOf(name).open(options, {
      onOpen() {
        if (current !== own) return;
        watch(FIRST_MESSAGE_MS);
        events.onOpen();
      },
      onMessage(bytes) {
        if (current !== own) return;
        if (!isHeard) {
          isHeard = true;
          env.clearTimeout(timer);
          // Of SockJS's ways the one it has found: it would search as long again.
          outcome.heard(isWay(own.name()) ? own.name() : name);
        }
        events.onMessage(bytes);
      },
      onClose(closeCode, closeReason) {
        if (current !== own) return;
        // A server that says why it closes was reached; SockJS and plain HTTP have it say so in a message.
        const isTold = name === 'websocket' && closeCode > 1000 && closeCode !== NO_WORD;
        if (isHeard || isTold) end(closeCode, closeReason);
        else leave(closeCode, closeReason);
      },
    });
    current = own;
    watch(wayOf(name).openMs);
  }

  function leave(code, reason) {
    const left = current;
    current = null;
    env.clearTimeout(timer);
    left.close();
    next(code, reason);
  }

  function end(code, reason) {
    current = null;
    env.clearTimeout(timer);
    if (isClosed) return;
    isClosed = true;
    if (!isHeard) outcome.failed();
    events.onClose(code, reason);
  }

  next(0, '');

  return {
    name: () => (current === null ? '' : current.name()),
    isStream: () => current !== null && isStream(current.name()),
    send(bytes) {
      if (current !== null) current.send(bytes);
    },
    bufferedBytes: () => (current === null ? 0 : current.bufferedBytes()),
    /** Ends it from this side; onClose is not called. */
    close() {
      const last = current;
      isClosed = true;
      current = null;
      env.clearTimeout(timer);
      if (last !== null) last.close();
    },
  };
}
