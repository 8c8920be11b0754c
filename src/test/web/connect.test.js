// Which transport is taken, and what the transports do to a message.

import { connectorOf } from '/js/sync/connect.js';
import { openSession } from '/js/sync/session.js';
import { encodeBase64 } from '/js/wire/base64.js';
import { encodeFrames } from '/js/wire/frames.js';
import { fakeEnv } from './fake-env.js';
import { assertEqual, assertTrue, bytesOf, hexOf, test } from './runner.js';

const PING = bytesOf('042a020805');

/** Stand-ins for both socket classes; every socket that was made is in `sockets`. */
function fakes() {
  const sockets = [];
  const classOf = (kind) => function FakeSocket(url, second, options) {
    Object.assign(this, { kind, url, second, options, readyState: 0, sent: [], isClosed: false, bufferedAmount: 0 });
    this.send = (data) => this.sent.push(data);
    this.close = () => {
      this.isClosed = true;
    };
    this.open = () => {
      this.readyState = 1;
      this.onopen();
    };
    if (kind === 'sockjs') this.transport = 'xhr-streaming';
    sockets.push(this);
  };
  return { sockets, WebSocketClass: classOf('websocket'), SockJSClass: classOf('sockjs') };
}

function begin(options = {}) {
  const all = Object.assign(fakes(), { env: options.env || fakeEnv(), events: [] });
  const connector = connectorOf({
    base: 'https://example.org', boardId: 'b-1', forced: '', WebSocketClass: all.WebSocketClass,
    SockJSClass: all.SockJSClass, env: all.env, ...options,
  });
  all.connect = async () => {
    all.link = connector({
      onOpen: () => all.events.push('open'),
      onMessage: (bytes) => all.events.push(hexOf(bytes)),
      onClose: (code) => all.events.push('close ' + code),
    });
    await turn();
  };
  all.last = () => all.sockets[all.sockets.length - 1];
  return all;
}

/** Lets promises that are settled go on. */
async function turn() {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

test('[TRN-2] WebSocket first: its address, its subprotocol, bytes as they are', async () => {
  const all = begin();
  await all.connect();
  const socket = all.last();
  assertEqual([socket.url, socket.second, socket.binaryType], ['wss://example.org/ws?board=b-1', 'inkwire.v1', 'arraybuffer']);
  socket.open();
  all.link.send(PING);
  socket.onmessage({ data: PING.buffer });
  assertEqual(all.events, ['open', hexOf(PING)]);
  assertEqual(hexOf(socket.sent[0]), hexOf(PING));
  assertEqual(all.link.name(), 'WebSocket');
  socket.onclose({ code: 4409, reason: '' });
  assertEqual(all.events.pop(), 'close 4409');
});

test('[TRN-3] SockJS: its address, never its own WebSocket, base64 both ways', async () => {
  const all = begin({ forced: 'sockjs' });
  await all.connect();
  const socket = all.last();
  assertEqual([socket.kind, socket.url], ['sockjs', 'https://example.org/sockjs?board=b-1']);
  assertTrue(!socket.options.transports.includes('websocket') && socket.options.transports.includes('xhr-streaming'), 'transports');
  socket.open();
  all.link.send(PING);
  assertEqual(socket.sent, ['BCoCCAU']);
  socket.onmessage({ data: 'BCoCCAU=' });
  assertEqual(all.events, ['open', hexOf(PING)]);
  assertEqual(all.link.name(), 'SockJS xhr-streaming');
});

test('[TRN-9] a WebSocket that does not open in 4 s gives way to SockJS, which the tab remembers', async () => {
  const all = begin();
  await all.connect();
  all.env.advance(3999);
  assertEqual(all.sockets.length, 1);
  all.env.advance(1);
  await turn();
  assertEqual(all.sockets.map((socket) => [socket.kind, socket.isClosed]), [['websocket', true], ['sockjs', false]]);
  all.last().open();
  assertEqual(all.env.tab.size, 0);
  all.last().onmessage({ data: encodeBase64(PING) });
  const next = begin({ env: all.env });
  await next.connect();
  assertEqual(next.last().kind, 'sockjs');
});

test('[TRN-9] a WebSocket that fails before it opened, or is missing, gives way at once', async () => {
  const all = begin();
  await all.connect();
  all.last().onclose({ code: 1006, reason: '' });
  await turn();
  assertEqual(all.last().kind, 'sockjs');
  all.last().onclose({ code: 1002, reason: '' });
  assertEqual(all.events, ['close 1002']);
  const without = begin({ WebSocketClass: undefined });
  await without.connect();
  assertEqual(without.last().kind, 'sockjs');
  function Forbidden() {
    throw new Error('the page\'s policy forbids it');
  }
  const forbidden = begin({ WebSocketClass: Forbidden });
  await forbidden.connect();
  forbidden.env.advance(0);
  await turn();
  assertEqual(forbidden.last().kind, 'sockjs');
});

test('[TRN-9] a WebSocket that opens and stays silent gives way; one that is told why does not', async () => {
  const all = begin();
  await all.connect();
  all.last().open();
  all.env.advance(15000);
  await turn();
  assertEqual(all.last().kind, 'sockjs');
  const told = begin();
  await told.connect();
  told.last().open();
  told.last().onclose({ code: 4404, reason: '' });
  await turn();
  assertEqual([told.sockets.length, told.events], [1, ['open', 'close 4404']]);
});

test('[TRN-9] a WebSocket that has worked is given three more chances', async () => {
  const all = begin();
  await all.connect();
  all.last().open();
  all.last().onmessage({ data: PING.buffer });
  all.last().onclose({ code: 1006, reason: '' });
  for (let i = 0; i < 2; i++) {
    await all.connect();
    all.last().onclose({ code: 1006, reason: '' });
    await turn();
    assertEqual(all.last().kind, 'websocket');
  }
  await all.connect();
  all.last().onclose({ code: 1006, reason: '' });
  await turn();
  assertEqual(all.last().kind, 'sockjs');
  all.last().onmessage({ data: encodeBase64(PING) });
  all.last().onclose({ code: 1006, reason: '' });
  await all.connect();
  assertEqual(all.last().kind, 'websocket');
});

test('[TRN-9] a transport that is asked for is the only one tried', async () => {
  const all = begin({ forced: 'websocket' });
  await all.connect();
  all.last().onclose({ code: 1006, reason: '' });
  await turn();
  assertEqual([all.sockets.length, all.events], [1, ['close 1006']]);
});

test('[TRN-1] a message that is none ends the connection, and the next join holds nothing', async () => {
  for (const data of ['not base64!', encodeBase64(bytesOf('05'))]) {
    const { sockets, SockJSClass } = fakes();
    const env = fakeEnv();
    const session = openSession({ boardId: 'b', base: 'http://x', env, transport: 'sockjs', SockJSClass });
    await turn();
    sockets[0].open();
    const welcome = { author: 1, session: new Uint8Array(1), limits: {}, seq: 0 };
    const whole = { snapshot: { last: true } };
    sockets[0].onmessage({ data: encodeBase64(encodeFrames([{ welcome }, whole])) });
    assertEqual([session.status.state, session.status.transport], ['online', 'SockJS xhr-streaming']);
    sockets[0].onmessage({ data });
    assertEqual([session.status.state, sockets[0].isClosed, session.isDoubtful], ['offline', true, true]);
    session.close();
  }
});
