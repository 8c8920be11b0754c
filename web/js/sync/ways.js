// All ways to the server in one table: what each needs of the browser, and how it is opened. The names
// are those of ?transport= and of the page's data-transport.

import { openPlain } from './plain.js';
import { openSockJs } from './sockjs.js';
import { openWebSocket } from './websocket.js';

/**
 * @typedef {Object} Way
 * @property {function(Object): boolean} isThere whether this browser can, by the options of chooserOf
 * @property {function(Object, Object): Object} open as openWebSocket
 * @property {number} openMs what opening may take where another way is left to try
 */

/** What is tried by itself, the best first (WAY-1). */
export const CHOSEN = ['websocket', 'sockjs', 'long-polling'];

/** SockJS tries one after another by itself, a second each, so all of them take longer. */
const SOCKJS_ALL_MS = 8000;
const SOCKJS_ONE_MS = 6000;

const SOCKJS = ['xhr-streaming', 'eventsource', 'iframe-eventsource', 'htmlfile', 'iframe-htmlfile', 'xhr-polling',
  'iframe-xhr-polling'];

/** Off at a server that is not told otherwise, so only where it is asked for. */
const JSONP = 'jsonp-polling';

const PLAIN = ['events', 'long-polling', 'short-polling'];

/** Answers that never end: what stands on the way may hold them back. */
const STREAMS = ['xhr-streaming', 'eventsource', 'iframe-eventsource', 'htmlfile', 'iframe-htmlfile', 'events'];

const PLAIN_MS = 4000;
const WEBSOCKET_MS = 4000;

/** @returns {boolean} whether there is a way of that name */
export function isWay(name) {
  return name === 'websocket' || name === 'sockjs' || name === JSONP || SOCKJS.indexOf(name) >= 0 || PLAIN.indexOf(name) >= 0;
}

/** @param {string} name one that isWay @returns {Way} */
export function wayOf(name) {
  if (name === 'websocket') {
    return { isThere: (options) => Boolean(options.WebSocketClass), open: openWebSocket, openMs: WEBSOCKET_MS };
  }
  if (PLAIN.indexOf(name) >= 0) {
    return {
      isThere: (options) => Boolean(options.XhrClass),
      open: (options, events) => openPlain(name, options, events),
      openMs: PLAIN_MS,
    };
  }
  const transports = name === 'sockjs' ? SOCKJS : [name];
  return {
    isThere: () => true,
    open: (options, events) => openSockJs(transports, options, events),
    openMs: name === 'sockjs' ? SOCKJS_ALL_MS : SOCKJS_ONE_MS,
  };
}

/** @param {string} name what an open connection calls itself */
export function isStream(name) {
  return STREAMS.indexOf(name) >= 0;
}
