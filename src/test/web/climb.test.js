// How a session goes back to WebSocket while another way serves, and away from a stream that is held back.

import { contentHash } from '/js/model/canonical.js';
import { openSession } from '/js/sync/session.js';
import { fakeEnv } from './fake-env.js';
import { FakeServer } from './fake-server.js';
import { assertEqual, assertTrue, test } from './runner.js';

const stroke = (id) => ({ put: { id, kind: 1, z: 'V', ink: { scale: 4, x: 0, y: 0, d: [1, 1], p: [], t: [] } } });

async function turn() {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

/** A session that SockJS serves, because WebSockets fail; they do not from then on. */
async function onSockJs() {
  const env = fakeEnv();
  const server = new FakeServer();
  const all = { env, server, states: [], posts: 0, isBlocked: true };
  function WebSocketClass(url, protocol) {
    if (!all.isBlocked) return server.accept(url, protocol, this);
    this.close = () => undefined;
    env.setTimeout(() => this.onclose({ code: 1006, reason: '' }), 0);
    return this;
  }
  function XhrClass() {
    this.open = () => undefined;
    this.setRequestHeader = () => undefined;
    this.abort = () => undefined;
    this.send = () => all.posts++;
  }
  all.session = openSession({
    boardId: 'b', base: 'http://test', name: 'Ada', env, transport: '', WebSocketClass, SockJSClass: server.SockJSClass, XhrClass,
  });
  const deadlineMs = Date.now() + 5000;
  while (all.session.link === null && Date.now() < deadlineMs) await new Promise((done) => setTimeout(done, 1));
  env.advance(0);
  await turn();
  server.open();
  all.isBlocked = false;
  assertEqual([all.session.status.state, all.session.status.transport], ['online', 'xhr-streaming']);
  all.session.on('status', ({ state, transport }) => all.states.push(state + ' ' + transport));
  return all;
}

const sockets = ({ server }) => server.sockets.map(({ protocol, readyState }) => (protocol || 'sockjs') + ' ' + readyState);

async function assertAllOnce({ session, server }, count) {
  assertEqual(server.log.length, count);
  assertEqual(session.status.pending, 0);
  assertEqual(
    await contentHash(session.document.confirmed.entries.values()), await contentHash(server.state.entries.values()));
}

test('[WAY-5] WebSocket is tried again beside, and gone over to without a moment offline', async () => {
  const all = await onSockJs();
  const { env, server, session } = all;
  session.submit([stroke(session.newId())]);
  env.advance(14999);
  assertEqual(sockets(all), ['sockjs 1']);
  env.advance(1);
  assertEqual(sockets(all), ['sockjs 1', 'inkwire.v1 0']);
  server.open();
  assertEqual(sockets(all), ['sockjs 3', 'inkwire.v1 1']);
  session.submit([stroke(session.newId())]);
  assertTrue(all.states.every((state) => state.startsWith('online')), all.states.join());
  assertEqual(session.status.transport, 'websocket');
  assertEqual(env.tab.get('inkwire.transport'), undefined);
  await assertAllOnce(all, 2);
  session.close();
});

test('[WAY-5] what is drawn and what comes while it goes over is neither lost nor doubled', async () => {
  for (const order of ['new first', 'old first']) {
    const all = await onSockJs();
    const { env, server, session } = all;
    env.advance(15000);
    server.isAnswering = false;
    server.open();
    // Held back now: the older connection's end, the Welcome, and the commits of what follows.
    session.submit([stroke(session.newId())]);
    server.commit(9, 1, [stroke({ author: 9, n: 1 })]);
    if (order === 'new first') server.held.reverse();
    const { held } = server;
    server.held = order === 'new first' ? held.filter(({ socket }) => socket === server.socket).reverse() : held;
    server.isAnswering = true;
    server.deliver();
    await turn();
    server.commit(9, 2, [stroke({ author: 9, n: 2 })]);
    assertTrue(all.states.every((state) => state.startsWith('online')), order + ': ' + all.states.join());
    assertEqual([session.status.transport, sockets(all)[0]], ['websocket', 'sockjs 3'], order);
    await assertAllOnce(all, 3);
    session.close();
  }
});

test('[WAY-5] nothing is tried while a batch is on its way', async () => {
  const all = await onSockJs();
  all.server.isAnswering = false;
  all.session.submit([stroke(all.session.newId())]);
  // Not so long that the stream counts as held back.
  all.env.advance(7000);
  all.server.isAnswering = true;
  all.server.deliver();
  all.env.advance(7000);
  all.server.isAnswering = false;
  all.session.submit([stroke(all.session.newId())]);
  all.env.advance(7000);
  assertEqual(sockets(all), ['sockjs 1']);
  all.server.isAnswering = true;
  all.server.deliver();
  all.env.advance(1000);
  assertEqual(sockets(all), ['sockjs 1', 'inkwire.v1 0']);
  all.session.close();
});

test('[WAY-5] a WebSocket that swallows all is given up, and tried again after 30 s; the other way serves on', async () => {
  const all = await onSockJs();
  const { env, server, session } = all;
  env.advance(15000);
  server.isListening = false;
  server.open();
  server.isListening = true;
  env.advance(8000);
  assertEqual(sockets(all), ['sockjs 1', 'inkwire.v1 3']);
  env.advance(19999);
  assertEqual(server.sockets.length, 2);
  session.submit([stroke(session.newId())]);
  env.advance(11000);
  assertEqual([server.sockets.length, session.status.transport], [3, 'xhr-streaming']);
  await assertAllOnce(all, 1);
  session.close();
});

test('[WAY-5] a state that turns out wrong while it goes over is not gone on from', async () => {
  const all = await onSockJs();
  const { env, server, session } = all;
  session.submit([stroke(session.newId())]);
  env.advance(15000);
  server.isAnswering = false;
  server.open();
  const welcome = server.held.filter(({ socket }) => socket === server.socket);
  server.held = [{ socket: server.sockets[0], frames: [{ head: Object.assign(server.head().head, { digest: 7 }) }] }];
  server.isListening = false;
  server.deliver();
  server.held = welcome;
  server.deliver();
  assertEqual([session.status.state, session.isDoubtful], ['offline', true]);
  session.close();
});

test('[WAY-5] a Hello that was given up and arrives late costs a connection, not the session', async () => {
  const all = await onSockJs();
  const { env, server, session } = all;
  env.advance(15000);
  server.isAnswering = false;
  server.open();
  const welcome = server.held.filter(({ socket }) => socket === server.socket);
  const end = server.held.filter(({ socket }) => socket !== server.socket);
  assertTrue(welcome.length > 0 && end.length === 1, 'the fake server takes over');
  server.held = [];
  env.advance(8000);
  assertEqual(session.status.state, 'online');
  server.isAnswering = true;
  server.held = end;
  server.deliver();
  assertEqual(session.status.state, 'offline');
  env.advance(500);
  await turn();
  server.open();
  assertEqual([session.status.state, session.status.transport], ['online', 'xhr-streaming']);
  session.close();
});

test('[WAY-4] a stream that is held back is left for long polling within 8 s of a batch', async () => {
  const all = await onSockJs();
  all.isBlocked = true;
  all.server.isAnswering = false;
  all.session.submit([stroke(all.session.newId())]);
  all.env.advance(7999);
  assertEqual(all.session.status.state, 'online');
  all.env.advance(1);
  assertEqual(all.session.status.state, 'offline');
  all.env.advance(1000);
  await turn();
  all.env.advance(1000);
  assertEqual([all.posts > 0, all.session.status.transport], [true, 'long-polling']);
  all.session.close();
});
