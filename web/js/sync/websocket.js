// The WebSocket transport (TRN-2): binary messages, subprotocol inkwire.v1.
//
// Every transport looks like this: {name(), send(bytes), close(), bufferedBytes()}, and calls
// onOpen() once, onMessage(bytes) for each message, onClose(code, reason) once at the end, whether
// it ever opened or not; never before the function that opens it has returned.

const SUBPROTOCOL = 'inkwire.v1';

const OPEN = 1;

/**
 * @param {{base: string, boardId: string, WebSocketClass: function, env: import('./env.js').Env}} options
 *     base: http or https address without a slash at its end
 * @param {{onOpen: function(), onMessage: function(Uint8Array), onClose: function(number, string)}} events
 */
export function openWebSocket(options, events) {
  const url = options.base.replace(/^http/, 'ws') + '/ws?board=' + encodeURIComponent(options.boardId);
  let socket;
  try {
    socket = new options.WebSocketClass(url, SUBPROTOCOL);
  } catch (forbidden) {
    // A page's policy may forbid the address outright.
    options.env.setTimeout(() => events.onClose(0, String(forbidden)), 0);
    return { name: () => 'websocket', send() {}, close() {}, bufferedBytes: () => 0 };
  }
  // The drafts before RFC 6455 (WebKit of 2011) open, and know text only.
  const isDraft = socket.binaryType === undefined && String(socket) === '[object WebSocket]';
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => events.onOpen();
  socket.onmessage = (event) => {
    // A text message is not ours; it decodes to nothing.
    events.onMessage(typeof event.data === 'string' ? new Uint8Array([0xff]) : new Uint8Array(event.data));
  };
  socket.onclose = (event) => events.onClose(event.code, event.reason);
  if (isDraft) {
    socket.onopen = null;
    socket.onclose = () => events.onClose(0, 'this WebSocket knows no bytes');
    options.env.setTimeout(() => socket.close(), 0);
  }
  return {
    name: () => 'websocket',
    send(bytes) {
      if (socket.readyState === OPEN) socket.send(bytes);
    },
    close: () => socket.close(),
    bufferedBytes: () => socket.bufferedAmount,
  };
}
