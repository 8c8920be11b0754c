// The SockJS transport (TRN-3): each string is the base64 of one message. The SockJS client is
// loaded when it is first needed. Its own WebSocket is not offered: /ws is the one binary door, and
// whoever comes here has been there.

import { decodeBase64, encodeBase64 } from '../wire/base64.js';

/** SockJS gives a transport a few round trips to open; on a busy machine that may be too little. */
const LEAST_MS = 1000;
const ALONE_MS = 5000;

/** Neither base64 nor a message: whoever decodes it reports bad payload. */
const NOT_A_MESSAGE = new Uint8Array([0xff]);

let loading = null;

/** The SockJS client's constructor. @returns {Promise<function>} */
function loadClient(base) {
  if (window.SockJS) return Promise.resolve(window.SockJS);
  if (!loading) {
    loading = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = base + '/sockjs-client/sockjs.min.js';
      script.onload = () => resolve(window.SockJS);
      script.onerror = () => {
        loading = null;
        reject(new Error('the SockJS client did not load'));
      };
      document.head.appendChild(script);
    });
  }
  return loading;
}

/**
 * As openWebSocket; options.SockJSClass stands in for the client that is loaded otherwise.
 * @param {Array<string>} transports SockJS's names of what it may try
 */
export function openSockJs(transports, options, events) {
  const { base, boardId } = options;
  let socket = null;
  let isClosed = false;
  const close = (code, reason) => {
    if (isClosed) return;
    isClosed = true;
    events.onClose(code, reason);
  };
  const client = options.SockJSClass ? Promise.resolve(options.SockJSClass) : loadClient(base);
  client.then((SockJS) => {
    if (isClosed) return;
    socket = new SockJS(base + '/sockjs?board=' + encodeURIComponent(boardId), null, {
      transports, timeout: transports.length > 1 ? LEAST_MS : ALONE_MS,
    });
    socket.onopen = () => events.onOpen();
    socket.onmessage = (event) => events.onMessage(decodeBase64(event.data) || NOT_A_MESSAGE);
    socket.onclose = (event) => close(event.code, event.reason);
  }).catch((error) => close(0, String(error)));
  return {
    name: () => (socket !== null && socket.transport ? socket.transport : 'sockjs'),
    send(bytes) {
      if (socket !== null && !isClosed) socket.send(encodeBase64(bytes));
    },
    close() {
      if (socket !== null) socket.close();
      else close(1000, '');
    },
    bufferedBytes: () => 0,
  };
}
