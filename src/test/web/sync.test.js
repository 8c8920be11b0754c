// A session against a server whose every answer can be held back, lost or changed.

import { contentHash } from '/js/model/canonical.js';
import { openSession } from '/js/sync/session.js';
import { fakeEnv } from './fake-env.js';
import { FakeServer } from './fake-server.js';
import { assertEqual, assertTrue, test } from './runner.js';

const SEEN = ['change', 'status', 'people', 'live', 'refused', 'renamed', 'fault'];

/** A session on a fake server, not opened yet. */
async function begin(options = {}) {
  const env = options.env || fakeEnv();
  const server = options.server || new FakeServer();
  const session = openSession({
    boardId: options.boardId || 'b', base: 'http://test', name: 'Ada', env, WebSocketClass: server.WebSocketClass, transport: 'websocket',
  });
  const events = [];
  for (const name of SEEN) session.on(name, (value) => events.push({ name, value }));
  // Web Locks answer in their own time.
  const deadlineMs = Date.now() + 5000;
  while (session.link === null && Date.now() < deadlineMs) await new Promise((done) => setTimeout(done, 1));
  return { env, server, session, events };
}

async function online(options) {
  const all = await begin(options);
  all.server.open();
  assertEqual(all.session.status.state, 'online');
  return all;
}

const stroke = (id, z = 'V') => ({ put: { id, kind: 1, z, ink: { scale: 4, x: 0, y: 0, d: [1, 1], p: [], t: [] } } });
const keys = (session) => session.document.inDrawOrder().map((element) => element.id.author + '.' + element.id.n);
const pending = (session) => session.status.pending;

async function assertSameContent(session, server) {
  assertEqual(
    await contentHash(session.document.confirmed.entries.values()), await contentHash(server.state.entries.values()));
  assertEqual(
    Array.from(session.document.elements.keys()).sort(), Array.from(server.state.entries.keys()).sort());
}

test('[ORD-3] a stroke is drawn at once and settled by its own commit', async () => {
  const { session, server } = await online();
  server.isAnswering = false;
  const id = session.newId();
  const handle = session.submit([stroke(id)]);
  assertEqual(keys(session), ['1.1']);
  assertEqual(pending(session), 1);
  assertEqual(handle.batches[0].outcome, 'pending');
  server.deliver();
  assertEqual(pending(session), 0);
  assertEqual(handle.batches[0].outcome, 'settled');
  assertEqual(handle.batches[0].seq, 1);
  await assertSameContent(session, server);
});

test('[ELM-3] a put that comes back unchanged is not drawn again', async () => {
  const { session, server, events } = await online();
  server.isAnswering = false;
  session.submit([stroke(session.newId())]);
  const before = session.document.elements.get('1.1');
  events.length = 0;
  server.deliver();
  assertTrue(session.document.elements.get('1.1') === before, 'another object');
  assertEqual(events.filter((event) => event.name === 'change').length, 0);
});

test('[ELM-3] a patch that comes back unchanged is not drawn again, unless another was there first', async () => {
  const { session, server, events } = await online();
  const ids = [session.newId(), session.newId()];
  session.submit(ids.map((id) => stroke(id)));
  server.isAnswering = false;
  session.submit(ids.map((id) => ({ patch: { id, place: { x: 4 } } })));
  const before = ids.map((id) => session.document.elements.get(`1.${id.n}`));
  events.length = 0;
  server.deliver();
  assertTrue(ids.every((id, i) => session.document.elements.get(`1.${id.n}`) === before[i]), 'other objects');
  assertEqual(events.filter(({ name }) => name === 'change').length, 0);
  session.submit([{ patch: { id: ids[0], place: { y: 5 } } }]);
  server.commit(7, 1, [{ patch: { id: ids[0], z: 'B' } }]);
  server.deliver();
  assertEqual([session.document.elements.get('1.1').z, session.document.elements.get('1.1').place.y], ['B', 5]);
  await assertSameContent(session, server);
});

test('[SES-2] what is drawn before the first Welcome gets its real ids then', async () => {
  const { session, server, events } = await begin();
  const id = session.newId();
  session.submit([stroke(id)]);
  session.submit([{ patch: { id, z: 'W' } }]);
  assertEqual(keys(session), ['0.1']);
  server.authors = 6;
  server.open();
  assertEqual(keys(session), ['7.1']);
  const renamed = events.find((event) => event.name === 'renamed').value;
  assertEqual(Array.from(renamed), [['0.1', '7.1']]);
  assertEqual(server.receivedOf('submit').map((submit) => submit.batch), [1, 2]);
  assertEqual(session.currentId(id), { author: 7, n: 1 });
  session.submit([{ patch: { id, z: 'X' } }]);
  assertEqual(server.state.entries.get('7.1').element.z, 'X');
  assertEqual(session.newId(), { author: 7, n: 2 });
  await assertSameContent(session, server);
});

test('[ORD-4] a batch whose commit was lost with the connection is taken once', async () => {
  const { session, server, env } = await online();
  session.submit([stroke(session.newId())]);
  server.isAnswering = false;
  session.submit([stroke(session.newId())]);
  session.submit([stroke(session.newId())]);
  server.cut();
  assertEqual(pending(session), 2);
  assertEqual(session.status.state, 'offline');
  server.isAnswering = true;
  env.advance(1000);
  server.open();
  assertEqual(pending(session), 0);
  assertEqual(server.state.seq, 3);
  assertEqual(server.receivedOf('hello')[1].seq, 1);
  await assertSameContent(session, server);
});

test('[ORD-4] a batch that never arrived is sent again, in order, with those made meanwhile', async () => {
  const { session, server, env } = await online();
  server.isListening = false;
  session.submit([stroke(session.newId())]);
  session.submit([stroke(session.newId())]);
  server.cut();
  session.submit([stroke(session.newId())]);
  server.isListening = true;
  env.advance(1000);
  server.open();
  assertEqual(server.receivedOf('submit').map((submit) => submit.batch), [1, 2, 3]);
  assertEqual(pending(session), 0);
  await assertSameContent(session, server);
});

test('[ORD-4] after a snapshot join, batches up to last_batch are settled and asked about', async () => {
  const { session, server, env, events } = await online();
  server.isAnswering = false;
  server.judge = (submit) => (submit.batch === 2 ? { settle: 7 } : undefined);
  session.submit([stroke(session.newId())]);
  session.submit([stroke(session.newId())]);
  session.submit([stroke(session.newId())]);
  server.cut();
  server.isAnswering = true;
  server.neverResumes = true;
  env.advance(1000);
  server.open();
  assertEqual(pending(session), 0);
  assertEqual(keys(session), ['1.1', '1.3']);
  assertEqual(events.filter((event) => event.name === 'refused').map((event) => event.value.code), [7]);
  await assertSameContent(session, server);
});

test('[SES-8] numbers go no further than outcomes are kept, and the window opens when they are told', async () => {
  const { session, server, env } = await begin();
  server.limits.batchesInFlight = 3;
  server.open();
  server.isAnswering = false;
  for (let i = 0; i < 3; i++) session.submit([stroke(session.newId())]);
  server.cut();
  for (let i = 0; i < 4; i++) session.submit([stroke(session.newId())]);
  server.neverResumes = true;
  env.advance(1000);
  server.open();
  server.received = [];
  server.deliver(1);
  assertEqual(server.receivedOf('submit').map((submit) => submit.batch), [1, 2, 3]);
  server.cut();
  server.received = [];
  env.advance(2000);
  server.open();
  server.deliver(1);
  assertEqual(server.receivedOf('submit').map((submit) => submit.batch), [1, 2, 3]);
  server.isAnswering = true;
  server.deliver();
  assertEqual([pending(session), server.state.seq], [0, 7]);
  await assertSameContent(session, server);
});

test('[ORD-4] a refused batch is taken back; later ones stand', async () => {
  const { session, server, events } = await online();
  server.judge = (submit) => (submit.batch === 1 ? { settle: 10 } : undefined);
  const handle = session.submit([stroke(session.newId())]);
  session.submit([stroke(session.newId())]);
  assertEqual(keys(session), ['1.2']);
  assertEqual(handle.batches[0].outcome, 'refused');
  const refused = events.filter((event) => event.name === 'refused');
  assertEqual(refused.length, 1);
  assertEqual(refused[0].value.text, 'no');
  session.undo();
  session.undo();
  assertEqual(keys(session), []);
  await assertSameContent(session, server);
});

test('[SES-8] at most batches_in_flight are unsettled at the server', async () => {
  const { session, server, env } = await begin();
  server.limits.batchesInFlight = 3;
  server.open();
  server.isAnswering = false;
  for (let i = 0; i < 10; i++) session.submit([stroke(session.newId())]);
  assertEqual(server.receivedOf('submit').length, 3);
  server.deliver(1);
  assertEqual(server.receivedOf('submit').length, 4);
  server.isAnswering = true;
  server.deliver();
  env.advance(0);
  assertEqual(pending(session), 0);
  assertEqual(server.state.seq, 10);
});

test('[ORD-4] RATE does not settle: the batch and all after it go again in order', async () => {
  const { session, server, env } = await online();
  let refusals = 1;
  server.judge = (submit) => (submit.batch === 1 && refusals-- > 0 ? { fault: { code: 4, batch: 1, retryMs: 500 } } : undefined);
  server.isAnswering = false;
  for (let i = 0; i < 4; i++) session.submit([stroke(session.newId())]);
  server.isAnswering = true;
  server.deliver();
  assertEqual(pending(session), 4);
  env.advance(499);
  assertEqual(pending(session), 4);
  env.advance(1);
  assertEqual(pending(session), 0);
  assertEqual(server.receivedOf('submit').map((submit) => submit.batch), [1, 2, 3, 4, 1, 2, 3, 4]);
});

test('[ORD-6] a read-only board keeps the work here until it has healed', async () => {
  const { session, server, env } = await online();
  let isReadOnly = true;
  server.judge = (submit) => (isReadOnly ? { fault: { code: 11, batch: submit.batch, retryMs: 60000 } } : undefined);
  session.submit([stroke(session.newId())]);
  assertEqual(session.status.readOnly, true);
  env.advance(5000);
  assertEqual(pending(session), 1);
  isReadOnly = false;
  server.answer(server.socket, [{ fault: { code: 0 } }]);
  assertEqual(session.status.readOnly, false);
  assertEqual(pending(session), 0);
});

test('[CLU-6] RESEND without a batch brings all that is unsettled again, once for a row of them', async () => {
  const { session, server } = await online();
  server.isListening = false;
  session.submit([stroke(session.newId())]);
  session.submit([stroke(session.newId())]);
  server.isListening = true;
  server.answer(server.socket, [{ fault: { code: 5, batch: 1 } }, { fault: { code: 5, batch: 1 } }]);
  assertEqual(server.receivedOf('submit').map((submit) => submit.batch), [1, 2]);
  server.isListening = false;
  session.submit([stroke(session.newId())]);
  server.isListening = true;
  server.answer(server.socket, [{ fault: { code: 5 } }]);
  assertEqual(pending(session), 0);
});

test('[ORD-4] nothing settled for long: what is in flight is sent again', async () => {
  const { session, server, env } = await online();
  server.isListening = false;
  session.submit([stroke(session.newId())]);
  server.isListening = true;
  env.advance(10000);
  assertEqual(pending(session), 0);
  assertEqual(server.state.seq, 1);
});

test('[SES-2] a session the server no longer knows: new author, new ids, batches from 1', async () => {
  const { session, server, env, events } = await online();
  session.submit([stroke(session.newId())]);
  server.isListening = false;
  const id = session.newId();
  session.submit([stroke(id)]);
  session.submit([{ patch: { id, z: 'X' } }, { patch: { id: { author: 1, n: 1 }, z: 'Y' } }]);
  server.cut();
  server.sessions.clear();
  server.isListening = true;
  env.advance(1000);
  server.open();
  env.advance(1000);
  server.open();
  assertEqual(session.status.author, 2);
  assertEqual(pending(session), 0);
  assertEqual(keys(session), ['2.1', '1.1']);
  assertEqual(server.receivedOf('submit').slice(-2).map((submit) => submit.batch), [1, 2]);
  assertEqual(Array.from(events.filter((event) => event.name === 'renamed').pop().value), [['1.2', '2.1']]);
  await assertSameContent(session, server);
});

test('[UND-7] a session that is lost loses its settled steps, and what was not settled can still be undone', async () => {
  const { session, server, env } = await online();
  session.submit([stroke(session.newId())]);
  assertEqual(session.canUndo, true);
  const lose = () => {
    server.cut();
    server.sessions.clear();
    server.isListening = true;
    env.advance(1000);
    server.open();
    env.advance(1000);
    server.open();
    assertEqual(session.status.state, 'online');
  };
  lose();
  const sent = server.receivedOf('submit').length;
  assertEqual(session.canUndo, false);
  session.undo();
  assertEqual([server.receivedOf('submit').length, keys(session)], [sent, ['1.1']]);
  server.isListening = false;
  session.submit([stroke(session.newId())]);
  lose();
  assertEqual([keys(session), session.canUndo], [['1.1', '3.1'], true]);
  session.undo();
  assertEqual(keys(session), ['1.1']);
  await assertSameContent(session, server);
});

test('[SES-2] a server that lost everything may give the same number again', async () => {
  const { session, server, env } = await online();
  session.submit([stroke(session.newId())]);
  session.submit([stroke(session.newId())]);
  server.cut();
  session.submit([stroke(session.newId())]);
  const fresh = new FakeServer();
  Object.assign(server, { state: fresh.state, log: [], sessions: new Map(), authors: 0, received: [] });
  for (let i = 0; i < 2; i++) {
    env.advance(1000);
    server.open();
  }
  assertEqual([session.status.author, pending(session), keys(session)], [1, 0, ['1.3']]);
  assertEqual(server.receivedOf('submit').map((submit) => submit.batch), [1]);
  await assertSameContent(session, server);
});

test('[ORD-4] a server that wants a batch long settled here: the session is given up', async () => {
  const { session, server, env } = await online();
  session.submit([stroke(session.newId())]);
  session.submit([stroke(session.newId())]);
  server.isListening = false;
  session.submit([stroke(session.newId())]);
  server.socket.session.lastBatch = 0;
  server.cut();
  server.isListening = true;
  env.advance(1000);
  server.open();
  env.advance(1000);
  server.open();
  assertEqual(session.status.author, 2);
  assertEqual(keys(session), ['1.1', '1.2', '2.1']);
  await assertSameContent(session, server);
});

test('[ORD-2] a gap is repaired by a snapshot, and pending work stays on top', async () => {
  const { session, server } = await online();
  server.commit(9, 1, [stroke({ author: 9, n: 1 })]);
  server.isAnswering = false;
  server.commit(9, 2, [stroke({ author: 9, n: 2 })]);
  server.held = [];
  server.isAnswering = true;
  server.isListening = false;
  session.submit([stroke(session.newId())]);
  server.isListening = true;
  server.commit(9, 3, [stroke({ author: 9, n: 3 })]);
  assertEqual(server.receivedOf('resync').length, 1);
  assertEqual(pending(session), 0);
  assertEqual(keys(session), ['1.1', '9.1', '9.2', '9.3']);
  await assertSameContent(session, server);
});

test('[ORD-7] a digest that differs at the same seq asks for a snapshot', async () => {
  const { session, server } = await online();
  session.submit([stroke(session.newId())]);
  session.document.confirmed.remove('1.1');
  server.answer(server.socket, [server.head()]);
  assertEqual(server.receivedOf('resync').length, 1);
  await assertSameContent(session, server);
});

test('[ORD-2] a head behind with another epoch means this page is ahead of the log', async () => {
  const { session, server } = await online();
  session.submit([stroke(session.newId()), stroke(session.newId())]);
  server.answer(server.socket, [{ head: { epoch: new Uint8Array(8), seq: 1, digest: 0 } }]);
  assertEqual(server.receivedOf('resync').length, 1);
});

test('[SES-1] commits between the parts of a later snapshot are applied after the last', async () => {
  const { session, server } = await online();
  session.submit([stroke(session.newId())]);
  server.isAnswering = false;
  const parts = server.snapshot();
  server.commit(9, 1, [stroke({ author: 9, n: 1 })]);
  const commit = server.held.pop().frames[0];
  server.isAnswering = true;
  server.answer(server.socket, [parts[0], commit, parts[1]]);
  await assertSameContent(session, server);
});

test('[ELM-3] others\' earlier-ordered writes do not show while mine to the same property is pending', async () => {
  const { session, server } = await online();
  const id = session.newId();
  session.submit([{ put: { id, kind: 3, z: 'V', style: { stroke: 1, fill: 1 } } }]);
  server.isListening = false;
  session.submit([{ patch: { id, style: { stroke: 2 } } }]);
  server.commit(9, 1, [{ patch: { id, style: { stroke: 3, fill: 3 } } }]);
  assertEqual(session.document.elements.get('1.1').style.stroke, 2);
  assertEqual(session.document.elements.get('1.1').style.fill, 3);
  server.isListening = true;
  server.answer(server.socket, [{ fault: { code: 5 } }]);
  assertEqual(session.document.elements.get('1.1').style.stroke, 2);
  await assertSameContent(session, server);
});

test('[ELM-1] a pending clear hides what others had drawn, and not what they draw now', async () => {
  const { session, server } = await online();
  server.commit(9, 1, [stroke({ author: 9, n: 1 }), { put: { id: { author: 9, n: 2 }, kind: 3, locked: true } }]);
  server.isListening = false;
  session.submit([stroke(session.newId())]);
  session.submit([{ clear: {} }]);
  assertEqual(keys(session), ['9.2']);
  server.commit(9, 2, [stroke({ author: 9, n: 3 })]);
  assertEqual(keys(session), ['9.2', '9.3']);
  server.isListening = true;
  server.answer(server.socket, [{ fault: { code: 5 } }]);
  assertEqual(pending(session), 0);
  assertEqual(keys(session), ['9.2', '9.3']);
  session.undo();
  assertEqual(keys(session), ['9.2', '1.1', '9.1', '9.3']);
  await assertSameContent(session, server);
});

test('[ELM-2] undo and redo bring back exactly what was there', async () => {
  const { session, server } = await online();
  const id = session.newId();
  session.submit([{ put: { id, kind: 3, z: 'V', style: { stroke: 1 } } }]);
  const first = session.document.elements.get('1.1');
  session.submit([{ patch: { id, z: 'W', style: { stroke: 2, width: 0 }, place: { x: 1, y: 2, w: 3, h: 4 } } }]);
  const second = session.document.elements.get('1.1');
  session.submit([{ patch: { id, unset: [4] } }]);
  session.submit([{ remove: { id: [id] } }]);
  assertEqual(keys(session), []);
  session.undo();
  session.undo();
  assertEqual(session.document.elements.get('1.1'), second);
  session.undo();
  assertEqual(session.document.elements.get('1.1'), first);
  session.undo();
  assertEqual(keys(session), []);
  assertEqual([session.canUndo, session.canRedo], [false, true]);
  session.redo();
  session.redo();
  assertEqual(session.document.elements.get('1.1'), second);
  session.redo();
  session.redo();
  assertEqual(keys(session), []);
  assertEqual(session.canRedo, false);
  await assertSameContent(session, server);
});

test('[ELM-2] undo never takes back another\'s later work', async () => {
  const { session, server } = await online();
  const id = session.newId();
  const other = session.newId();
  session.submit([stroke(id)]);
  session.submit([stroke(other)]);
  session.submit([{ patch: { id: other, z: 'W' } }]);
  server.commit(9, 1, [{ patch: { id: other, z: 'X' } }]);
  session.undo();
  assertEqual(session.document.elements.get('1.2').z, 'X');
  assertEqual(keys(session), ['1.2']);
  assertEqual(session.canUndo, false);
  await assertSameContent(session, server);
});

test('[ELM-2] an undo that crosses another\'s change is stopped by the server\'s order too', async () => {
  const { session, server } = await online();
  const id = session.newId();
  session.submit([{ put: { id, kind: 3, z: 'V' } }]);
  session.submit([{ patch: { id, z: 'W' } }]);
  server.isListening = false;
  session.undo();
  assertEqual(session.document.elements.get('1.1').z, 'V');
  server.commit(9, 1, [{ patch: { id, z: 'X' } }]);
  assertEqual(session.document.elements.get('1.1').z, 'X');
  server.isListening = true;
  server.answer(server.socket, [{ fault: { code: 5 } }]);
  assertEqual(session.document.elements.get('1.1').z, 'X');
  await assertSameContent(session, server);
});

test('[SES-5] a Ping is answered with the seq applied; 45 s of silence and it reconnects', async () => {
  const { session, server, env } = await online();
  session.submit([stroke(session.newId())]);
  server.answer(server.socket, [{ ping: { n: 5 } }]);
  assertEqual(server.receivedOf('pong'), [{ n: 5, seq: 1, unknown: undefined }]);
  env.advance(44000);
  assertEqual(session.status.state, 'online');
  env.advance(7000);
  assertEqual(server.sockets.length, 2);
  server.open();
  assertEqual(session.status.state, 'online');
});

test('[SES-5] an attempt that hangs is begun anew when the network changes, and given up after 20 s else', async () => {
  const { session, server, env } = await online();
  server.cut(server.socket, 1006);
  env.advance(1000);
  assertEqual(server.sockets.length, 2);
  env.wake();
  assertEqual(server.sockets.length, 2, 'it has only just begun');
  env.advance(3000);
  env.wake();
  assertEqual(server.sockets.length, 3);
  assertEqual(server.sockets[1].readyState, 3);
  env.advance(30000);
  assertEqual(server.sockets.length, 4);
  server.open();
  assertEqual(session.status.state, 'online');
});

test('[SES-4] closed with 4409 it stays closed and says so', async () => {
  const { session, server, env } = await online();
  server.answer(server.socket, [{ fault: { code: 14, text: 'taken over', close: 4409 } }]);
  env.advance(60000);
  env.wake();
  assertEqual(server.sockets.length, 1);
  assertEqual(session.status.state, 'replaced');
  assertEqual(session.status.reason, 'taken over');
  assertEqual(env.timerCount(), 0);
});

test('[LIM-3] a key that is not valid ends the session; a restart brings it back', async () => {
  const first = await online();
  first.server.answer(first.server.socket, [{ fault: { code: 16, text: 'restart', close: 1012, retryMs: 3000 } }]);
  first.env.advance(2900);
  assertEqual(first.server.sockets.length, 1);
  first.env.advance(2000);
  first.server.open();
  assertEqual(first.session.status.state, 'online');
  first.server.answer(first.server.socket, [{ fault: { code: 13, text: 'wrong key', close: 4403 } }]);
  assertEqual(first.session.status.state, 'refused');
  assertEqual(first.session.submit([stroke(first.session.newId())]), null);
});

test('[BRD-2] a viewer\'s ops are refused on the spot, and what was drawn before the Welcome goes', async () => {
  const { session, server, events } = await begin();
  server.role = 0;
  session.submit([stroke(session.newId())]);
  server.open();
  assertEqual(pending(session), 0);
  assertEqual(keys(session), []);
  assertEqual(session.submit([stroke(session.newId())]), null);
  assertEqual(events.filter((event) => event.name === 'refused').map((event) => event.value.code), [6, 6]);
  assertEqual(server.receivedOf('submit').length, 0);
});

test('[LIM-1] what is too much for one batch goes as several; what is too big for any is refused', async () => {
  const { session, server, events } = await begin();
  server.limits.batchOps = 10;
  server.limits.frameBytes = 2000;
  server.open();
  session.submit(Array.from({ length: 25 }, () => stroke(session.newId())));
  assertEqual(server.receivedOf('submit').map((submit) => submit.op.length), [10, 10, 5]);
  session.undo();
  assertEqual(keys(session), []);
  const text = { body: 'x'.repeat(3000) };
  assertEqual(session.submit([{ put: { id: session.newId(), kind: 5, text } }]), null);
  assertEqual(events.filter((event) => event.name === 'refused').map((event) => event.value.code), [3]);
  await assertSameContent(session, server);
});

test('[LIM-1] what was drawn before the limits were known and is over them is refused, the rest goes', async () => {
  const { session, server, events } = await begin();
  session.submit([{ put: { id: session.newId(), kind: 5, text: { body: 'x'.repeat(3000) } } }]);
  session.submit([stroke(session.newId())]);
  server.limits.frameBytes = 2000;
  server.open();
  assertEqual(events.filter((event) => event.name === 'refused').map((event) => event.value.code), [3]);
  assertEqual([keys(session), pending(session)], [['1.2'], 0]);
  await assertSameContent(session, server);
});

test('[LIM-1] any number of elements is removed at once: limits refuse only what grows', async () => {
  const { session, server, events } = await begin();
  server.limits.frameBytes = 30000;
  server.open();
  const ids = Array.from({ length: 9000 }, (none, i) => ({ author: 3, n: i + 1 }));
  for (let i = 0; i < ids.length; i += 1000) server.commit(3, i / 1000 + 1, ids.slice(i, i + 1000).map((id) => stroke(id)));
  assertEqual(keys(session).length, 9000);
  session.submit([{ remove: { id: ids } }]);
  assertEqual([keys(session).length, events.filter(({ name }) => name === 'refused').length], [0, 0]);
  session.undo();
  assertEqual(keys(session).length, 9000);
});

test('[LIV-2] live frames: gathered to liveHz, the newest cursor, own ones left out', async () => {
  const { session, server, env, events } = await online();
  for (let i = 0; i < 10; i++) {
    session.live({ cursor: [{ x: i, y: 0 }], chunk: [{ stroke: 1, from: i, ink: { scale: 0, x: 0, y: 0, d: [1, 1], p: [], t: [] } }] });
  }
  assertEqual(server.receivedOf('live').length, 1);
  env.advance(50);
  const live = server.receivedOf('live');
  assertEqual(live.length, 2);
  assertEqual([live[1].cursor.length, live[1].cursor[0].x, live[1].chunk.length], [1, 9, 9]);
  server.answer(server.socket, [{ live: { cursor: [{ author: 1, x: 1, y: 1 }, { author: 4, x: 2, y: 2 }] } }]);
  const seen = events.filter((event) => event.name === 'live').map((event) => event.value);
  assertEqual(seen.map((value) => value.cursor.map((cursor) => cursor.author)), [[4]]);
});

test('[LIV-2] [SES-5] a clock set back holds up neither live frames nor the notice of a silent server', async () => {
  const { session, server, env } = await online();
  session.live({ cursor: [{ x: 1, y: 0 }] });
  env.clockOffMs = -3600000;
  session.live({ cursor: [{ x: 2, y: 0 }] });
  env.advance(50);
  assertEqual(server.receivedOf('live').map(({ cursor }) => cursor[0].x), [1, 2]);
  env.advance(60000);
  assertTrue(session.status.state !== 'online', 'a silent server is noticed');
});

test('[SES-5] what the browser says of the network is believed at once, and tried all the same', async () => {
  const { session, server, env } = await online();
  env.gone();
  assertTrue(session.status.state !== 'online', 'still online');
  env.advance(1000);
  server.open();
  assertEqual(session.status.state, 'online');
});

test('[SES-5] a laptop that slept, so that only the clock went on, finds a dead connection soon', async () => {
  const { session, env } = await online();
  env.clockOffMs = 3600000;
  env.advance(6000);
  assertTrue(session.status.state !== 'online', 'dead, and not noticed');
});

test('[SES-1] people: the first roster after a Welcome names all, later ones what changed', async () => {
  const { session, server, env } = await online();
  server.answer(server.socket, [{ roster: { person: [{ author: 4, name: 'Bo' }, { author: 5, name: 'Cy' }] } }]);
  server.answer(server.socket, [{ roster: { person: [{ author: 4, gone: true }] } }]);
  assertEqual(Array.from(session.people.keys()), [1, 5]);
  server.cut();
  env.advance(1000);
  server.open();
  assertEqual(Array.from(session.people.keys()), [1]);
});

test('[ELM-5] the drawing order is the same mended as sorted anew', async () => {
  const { session, server } = await online();
  let seed = 1;
  const random = (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 4294967296) * n);
  };
  for (let i = 0; i < 400; i++) {
    const id = { author: 1 + random(3), n: 1 + random(40) };
    const op = random(4) === 0 ? { remove: { id: [id] } } : stroke(id, 'ABCDEFGH'[random(8)]);
    server.commit(9, i + 1, [op]);
    const mended = keys(session);
    session.document.rebuild([]);
    if (i % 20 === 0) assertEqual(mended, keys(session));
  }
});

test('[I12] many sessions with random losses all end with the server\'s content', async () => {
  const server = new FakeServer();
  const all = [];
  for (let i = 0; i < 3; i++) all.push(await online({ server }));
  let seed = 7;
  const random = (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 4294967296) * n);
  };
  const openWaiting = () => {
    for (const socket of server.sockets) {
      if (socket.readyState !== 0) continue;
      socket.readyState = 1;
      socket.onopen();
    }
  };
  for (let i = 0; i < 1500; i++) {
    const { session, env } = all[random(all.length)];
    const choice = random(12);
    if (choice < 4) session.submit([stroke(session.newId(), 'ABCDEFGH'[random(8)])]);
    else if (choice < 6) {
      const list = session.document.inDrawOrder();
      if (list.length > 0) session.submit([{ patch: { id: list[random(list.length)].id, z: 'ABCDEFGH'[random(8)] } }]);
    } else if (choice === 6) session.undo();
    else if (choice === 7) session.redo();
    else if (choice === 8) server.isAnswering = random(2) === 0;
    else if (choice === 9) {
      const open = server.sockets.filter((socket) => socket.readyState === 1);
      if (open.length > 0 && random(3) === 0) server.cut(open[random(open.length)]);
    } else if (choice === 10) {
      env.advance(random(3000));
      openWaiting();
    } else server.deliver(random(4));
  }
  server.isAnswering = true;
  for (let i = 0; i < 20; i++) {
    server.deliver();
    for (const { env } of all) env.advance(2000);
    openWaiting();
  }
  for (const { session } of all) {
    assertEqual(pending(session), 0);
    await assertSameContent(session, server);
  }
});
