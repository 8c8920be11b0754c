// Chooses the transport: WebSocket first; SockJS if it cannot open in 4 s, fails before anything was
// heard, opens and stays silent, or is missing. What worked is remembered while the tab lives.
//
// A WebSocket that has worked in this page is not given up for a server that is away: only after
// three attempts in a row that failed is SockJS tried, for the network may have changed; and that is
// not remembered.

import { openSockJs } from './sockjs.js';
import { openWebSocket } from './websocket.js';

const OPEN_TIMEOUT_MS = 4000;

/** A proxy may let the upgrade through and nothing after it; a board may take a while to load. */
const FIRST_MESSAGE_TIMEOUT_MS = 15000;

/** Closed without a close frame: no word of the server's. */
const NO_WORD = 1006;

const FAILURES_BEFORE_FALLBACK = 3;

const REMEMBERED = 'inkwire.transport';

/**
 * @param {{base: string, boardId: string, forced: string, WebSocketClass: (function|undefined),
 *     SockJSClass: (function|undefined), env: import('./env.js').Env}} options forced: 'websocket', 'sockjs' or ''
 * @returns {function(Object): Object} opens one connection over the transport of choice; takes the
 *     events of openWebSocket and gives what it gives. A close before anything opened is reported
 *     once, after the last transport was tried.
 */
export function connectorOf(options) {
  const memory = { webSocketWorked: false, failures: 0 };
  return (events) => attempt(options, memory, events);
}

function attempt(options, memory, events) {
  const { env } = options;
  let current = null;
  let timer = null;
  let heard = false;
  let isClosed = false;

  function isSockJsFirst() {
    if (options.forced !== '') return options.forced === 'sockjs';
    return !options.WebSocketClass || env.read(REMEMBERED) === 'sockjs';
  }

  function mayFallBack() {
    if (options.forced !== '') return false;
    return !memory.webSocketWorked || memory.failures >= FAILURES_BEFORE_FALLBACK;
  }

  function watch(ms) {
    env.clearTimeout(timer);
    timer = env.setTimeout(() => failWebSocket(0, 'no answer'), ms);
  }

  function tryWebSocket() {
    const own = openWebSocket(options, {
      onOpen() {
        if (current !== own) return;
        watch(FIRST_MESSAGE_TIMEOUT_MS);
        events.onOpen();
      },
      onMessage(bytes) {
        if (current !== own) return;
        if (!heard) {
          heard = true;
          env.clearTimeout(timer);
          memory.webSocketWorked = true;
          memory.failures = 0;
        }
        events.onMessage(bytes);
      },
      onClose(code, reason) {
        if (current !== own) return;
        // A server that says why it closes was reached.
        if (heard || (code > 1000 && code !== NO_WORD)) end(code, reason);
        else failWebSocket(code, reason);
      },
    });
    current = own;
    watch(OPEN_TIMEOUT_MS);
  }

  function failWebSocket(code, reason) {
    const failed = current;
    current = null;
    env.clearTimeout(timer);
    failed.close();
    memory.failures++;
    if (mayFallBack() && !isClosed) trySockJs();
    else end(code, reason);
  }

  function trySockJs() {
    const own = openSockJs(options, {
      onOpen() {
        if (current === own) events.onOpen();
      },
      onMessage(bytes) {
        if (current !== own) return;
        if (!heard && options.forced === '' && !memory.webSocketWorked) env.write(REMEMBERED, 'sockjs');
        heard = true;
        events.onMessage(bytes);
      },
      onClose(code, reason) {
        if (current === own) end(code, reason);
      },
    });
    current = own;
  }

  function end(code, reason) {
    current = null;
    env.clearTimeout(timer);
    if (isClosed) return;
    isClosed = true;
    events.onClose(code, reason);
  }

  if (isSockJsFirst()) trySockJs();
  else tryWebSocket();

  return {
    name: () => (current === null ? '' : current.name()),
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
