// What a tab keeps over its page: reloads, crashes, duplicates, orphans, a store that fails.

import { contentHash } from '/js/model/canonical.js';
import { openSession } from '/js/sync/session.js';
import { fakeBrowser, fakeEnv } from './fake-env.js';
import { FakeServer } from './fake-server.js';
import { fakeStore } from './fake-store.js';
import { assertEqual, assertTrue, test } from './runner.js';

const stroke = (id, z = 'V') => ({ put: { id, kind: 1, z, ink: { scale: 4, x: 0, y: 0, d: [1, 1], p: [], t: [] } } });
const keys = (session) => session.document.inDrawOrder().map((element) => element.id.author + '.' + element.id.n);
const numbers = (server) => server.receivedOf('submit').map((submit) => submit.batch);

/** All that promises have under way is done. */
const settled = () => new Promise((done) => setTimeout(done, 5));

function surroundings() {
  const store = fakeStore();
  return { store, browser: fakeBrowser(store), server: new FakeServer() };
}

/** A page in a tab; `env.tab` of another page makes it the same tab, or its duplicate. */
async function page(around, tab, options = {}) {
  const env = fakeEnv(around.browser);
  env.wasReloaded = options.isReload === true;
  if (tab !== undefined) tab.forEach((value, name) => env.tab.set(name, value));
  const session = openSession({
    boardId: 'b', base: 'http://test', name: 'Ada', key: options.key, env, WebSocketClass: around.server.WebSocketClass, transport: 'websocket',
  });
  const events = [];
  for (const name of ['refused', 'renamed']) session.on(name, (value) => events.push({ name, value }));
  await settled();
  return { env, session, events, server: around.server };
}

async function openAll({ server }) {
  for (const socket of server.sockets) {
    if (socket.readyState !== 0) continue;
    if (!server.isUp) server.cut(socket);
    else {
      socket.readyState = 1;
      socket.onopen();
    }
  }
  await settled();
}

async function online(around, tab, options) {
  const all = await page(around, tab, options);
  await openAll(around);
  assertEqual(all.session.status.state, 'online');
  return all;
}

/** The renderer dies: nothing of the page runs any more. */
function crash(all) {
  all.env.crash();
  all.server.cut(undefined, 1006, false);
}

async function reload(around, all, options) {
  crash(all);
  return page(around, all.env.tab, Object.assign({ isReload: true }, options));
}

async function assertSame({ server, session }) {
  assertEqual(session.status.pending, 0, 'pending');
  const content = await contentHash(server.state.entries.values());
  assertEqual(await contentHash(session.document.confirmed.entries.values()), content);
  assertEqual(Array.from(session.document.elements.keys()).sort(), Array.from(server.state.entries.keys()).sort());
}

test('[KEP-1] a batch is sent only once the store holds it with its number', async () => {
  const around = surroundings();
  const { session, server } = await online(around);
  around.store.isHeld = true;
  session.submit([stroke(session.newId())]);
  await settled();
  assertEqual([numbers(server), session.status.pending, session.status.kept], [[], 1, 0]);
  assertEqual(keys(session), ['1.1']);
  around.store.letGo();
  await settled();
  assertEqual([numbers(server), session.status.pending], [[1], 0]);
  assertEqual(around.store.data.batches.size, 0);
});

test('[KEP-1] what was drawn offline is there after a reload, goes out once, and keeps its order', async () => {
  const around = surroundings();
  const first = await online(around);
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  around.server.isUp = false;
  around.server.cut();
  for (let i = 0; i < 3; i++) first.session.submit([stroke(first.session.newId())]);
  await settled();
  assertEqual([first.session.status.pending, first.session.status.kept], [3, 3]);
  const second = await reload(around, first);
  assertEqual([second.session.status.pending, second.session.status.author], [3, 1]);
  assertEqual(keys(second.session).slice(-3), ['1.2', '1.3', '1.4']);
  second.session.submit([stroke(second.session.newId())]);
  await settled();
  around.server.isUp = true;
  await openAll(around);
  assertEqual(numbers(around.server), [1, 2, 3, 4, 5]);
  await assertSame(second);
});

test('[KEP-1] sent and settled, but the page is gone before it knew: not sent again as something new', async () => {
  const around = surroundings();
  const first = await online(around);
  around.server.isAnswering = false;
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  assertEqual(around.server.state.seq, 1);
  const second = await reload(around, first);
  around.server.isAnswering = true;
  around.server.held = [];
  second.session.submit([stroke(second.session.newId())]);
  await openAll(around);
  await settled();
  assertEqual(around.server.state.seq, 2);
  assertEqual(around.server.state.entries.size, 2);
  await assertSame(second);
});

test('[KEP-1] what is done as the page is left is kept, though nothing is answered any more', async () => {
  const around = surroundings();
  const first = await online(around);
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  around.store.isHeld = true;
  first.session.submit([stroke(first.session.newId())]);
  first.session.submit([stroke(first.session.newId())]);
  first.env.leave();
  around.store.breakOff();
  assertEqual(numbers(around.server), [1]);
  const second = await reload(around, first);
  assertEqual(keys(second.session), ['1.2', '1.3']);
  await openAll(around);
  assertEqual(numbers(around.server), [1, 2, 3]);
  await assertSame(second);
});

test('[KEP-1] a crash before the store holds it: never sent, and its number is free', async () => {
  const around = surroundings();
  const first = await online(around);
  around.store.isHeld = true;
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  around.store.breakOff();
  const second = await reload(around, first);
  await openAll(around);
  second.session.submit([stroke(second.session.newId())]);
  await settled();
  assertEqual([numbers(around.server), around.server.state.seq], [[1], 1]);
  await assertSame(second);
});

test('[KEP-3] an id is never minted twice, whatever of it was kept', async () => {
  const around = surroundings();
  const seen = new Set();
  let all = await online(around);
  for (let life = 0; life < 4; life++) {
    // The last ids before a crash are never stored.
    around.store.isHeld = life > 0;
    for (let i = 0; i < 100; i++) {
      const { author, n } = all.session.newId();
      assertTrue(!seen.has(author + '.' + n), 'twice: ' + author + '.' + n);
      seen.add(author + '.' + n);
    }
    await settled();
    around.store.breakOff();
    all = await reload(around, all);
    await openAll(around);
  }
  assertEqual(all.session.status.author, 1);
});

test('[SES-2] drawn before the first Welcome ever, and reloaded twice: placeholders become ids once', async () => {
  const around = surroundings();
  around.server.isUp = false;
  const first = await page(around);
  const id = first.session.newId();
  first.session.submit([stroke(id)]);
  first.session.submit([{ patch: { id, z: 'W' } }]);
  await settled();
  const second = await reload(around, first);
  assertEqual(second.session.status.pending, 2);
  second.session.submit([stroke(second.session.newId())]);
  await settled();
  const third = await reload(around, second);
  assertEqual(third.session.document.elements.size, 2);
  third.session.undo();
  assertEqual(third.session.document.elements.size, 1);
  third.session.redo();
  await settled();
  around.server.isUp = true;
  await openAll(around);
  await settled();
  assertEqual(third.session.status.pending, 0);
  assertEqual(around.server.state.entries.size, 2);
  assertTrue(Array.from(around.server.state.entries.keys()).every((key) => key.startsWith('1.')), 'a placeholder got out');
  await assertSame(third);
});

test('[SES-2] a crash between the first Welcome and the store: joins as new, nothing is lost or doubled', async () => {
  const around = surroundings();
  const first = await page(around);
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  around.store.isHeld = true;
  await openAll(around);
  assertEqual(numbers(around.server), []);
  around.store.breakOff();
  const second = await reload(around, first);
  await openAll(around);
  await settled();
  assertEqual(around.server.state.entries.size, 1);
  await assertSame(second);
});

test('[SES-2] restored, and the server no longer knows the session: what is on the board is not put again', async () => {
  const around = surroundings();
  const first = await online(around);
  around.server.isAnswering = false;
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  around.server.cut();
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  around.server.held = [];
  around.server.isAnswering = true;
  around.server.sessions.clear();
  const second = await reload(around, first);
  await openAll(around);
  second.env.advance(1000);
  await openAll(around);
  await settled();
  assertEqual(second.session.status.author, 2);
  assertEqual(Array.from(around.server.state.entries.keys()).map((key) => key.split('.')[0]), ['1', '2']);
  assertEqual(around.server.state.seq, 2);
  await assertSame(second);
  const third = await reload(around, second);
  await openAll(around);
  assertEqual(third.session.status.author, 2);
  await assertSame(third);
});

test('[SES-2] the value a Welcome gave last is the one a reload presents', async () => {
  const around = surroundings();
  const first = await online(around);
  around.server.cut();
  first.env.advance(1000);
  await openAll(around);
  const second = await reload(around, first);
  await openAll(around);
  assertEqual(around.server.receivedOf('hello').map(({ session }) => Array.from(session)), [[], [1, 1], [1, 2]]);
  assertEqual(second.session.status.author, 1);
});

test('[SES-4] replaced although it holds the record: a ghost of its own, it comes back a few times', async () => {
  const around = surroundings();
  const { session, env, server } = await online(around);
  for (let i = 0; i < 4; i++) {
    assertEqual(session.status.state, 'online');
    server.answer(server.socket, [{ fault: { code: 14, text: 'taken over', close: 4409 } }]);
    env.advance(10000);
    if (i < 3) await openAll(around);
  }
  assertEqual(session.status.state, 'replaced');
});

test('[ORD-4] a batch refused while nobody was here is taken back and told after the reload', async () => {
  const around = surroundings();
  const first = await online(around);
  around.server.isAnswering = false;
  around.server.judge = () => ({ settle: 7 });
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  around.server.held = [];
  const second = await reload(around, first);
  around.server.isAnswering = true;
  await openAll(around);
  await settled();
  assertEqual(second.events.filter(({ name }) => name === 'refused').map(({ value }) => value.code), [7]);
  assertEqual([second.session.canUndo, second.session.document.elements.size], [false, 0]);
  await assertSame(second);
  assertEqual(around.store.data.batches.size, 0);
});

test('[LIM-1] kept batches over the limits of now are cut anew; what is too big alone is refused', async () => {
  const around = surroundings();
  around.server.isUp = false;
  const first = await page(around);
  first.session.submit(Array.from({ length: 25 }, () => stroke(first.session.newId())));
  first.session.submit([{ put: { id: first.session.newId(), kind: 5, text: { body: 'x'.repeat(3000) } } }]);
  await settled();
  const second = await reload(around, first);
  around.server.limits.batchOps = 10;
  around.server.limits.frameBytes = 2000;
  around.server.isUp = true;
  await openAll(around);
  await settled();
  assertEqual(around.server.receivedOf('submit').map(({ op }) => op.length), [10, 10, 5]);
  assertEqual(second.events.filter(({ name }) => name === 'refused').map(({ value }) => value.code), [3]);
  second.session.undo();
  await settled();
  assertEqual(second.session.document.elements.size, 0);
  await assertSame(second);
});

test('[BRD-2] a viewer\'s page does not take over an editor\'s work; it is delivered with the editor\'s key', async () => {
  const around = surroundings();
  const first = await online(around, undefined, { key: 'edit' });
  around.server.isUp = false;
  around.server.cut();
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  crash(first);
  around.server.isUp = true;
  around.server.role = 0;
  const second = await online(around, undefined, { key: 'view' });
  assertEqual(second.session.status.pending, 0);
  around.server.role = 1;
  await openAll(around);
  await settled();
  assertEqual(around.server.receivedOf('hello').map(({ key }) => key), ['edit', 'view', 'edit']);
  assertEqual(around.server.state.entries.size, 1);
  await assertSame(second);
});

test('[BRD-2] a viewer\'s page that is reloaded offline is still a viewer\'s', async () => {
  const around = surroundings();
  around.server.role = 0;
  const first = await online(around, undefined, { key: 'view' });
  around.server.isUp = false;
  const second = await reload(around, first, { key: 'view' });
  assertEqual([second.session.status.role, second.session.submit([stroke(second.session.newId())])], [0, null]);
});

test('[SES-7] a duplicated tab gets a session of its own', async () => {
  const around = surroundings();
  const first = await online(around);
  const second = await online(around, first.env.tab);
  assertEqual([first.session.status.author, second.session.status.author], [1, 2]);
  const third = await reload(around, second);
  await openAll(around);
  assertEqual(third.session.status.author, 2);
  assertEqual(first.session.status.state, 'online');
});

test('[SES-7] a tab that comes back goes on as the same author', async () => {
  const around = surroundings();
  const first = await online(around);
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  await first.session.close();
  const second = await online(around, first.env.tab);
  assertEqual(second.session.status.author, 1);
  assertTrue(second.session.newId().n > 1, 'an id of before');
  second.session.undo();
  await settled();
  assertEqual(around.server.state.entries.size, 0);
});

test('[SES-7] several tabs left work: one later tab delivers all of it, once', async () => {
  const around = surroundings();
  const tabs = [await online(around), await online(around), await online(around)];
  around.server.isUp = false;
  for (const socket of around.server.sockets) around.server.cut(socket);
  for (const { session } of tabs) for (let i = 0; i < 2; i++) session.submit([stroke(session.newId())]);
  await settled();
  for (const all of tabs) all.env.crash();
  around.server.isUp = true;
  const late = await online(around);
  const other = await online(around);
  for (let i = 0; i < 6; i++) {
    await openAll(around);
    late.env.advance(30000);
    other.env.advance(30000);
  }
  await settled();
  assertEqual(around.server.state.entries.size, 6);
  assertEqual(around.server.state.seq, 6);
  assertEqual(around.store.data.batches.size, 0);
  await assertSame(late);
});

test('[SES-7] without locks a record is leased: who was taken for dead sends nothing more', async () => {
  const around = surroundings();
  around.browser.hasLocks = false;
  const frozen = await online(around);
  around.server.isUp = false;
  around.server.cut();
  frozen.session.submit([stroke(frozen.session.newId())]);
  await settled();
  around.server.isUp = true;
  const early = await online(around);
  assertEqual([early.session.status.pending, early.session.status.author], [0, 2]);
  early.env.advance(200000);
  for (const socket of around.server.sockets.slice(0, -1)) around.server.cut(socket, 1006, false);
  const late = fakeEnv(around.browser);
  late.advance(200000);
  const heir = openSession({ boardId: 'b', base: 'http://test', key: '', env: late, WebSocketClass: around.server.WebSocketClass, transport: 'websocket' });
  await settled();
  await openAll(around);
  assertEqual([heir.status.author, around.server.state.entries.size], [1, 1]);
  frozen.session.submit([stroke(frozen.session.newId())]);
  await settled();
  assertEqual(frozen.session.status.state, 'replaced');
  frozen.env.advance(20000);
  await openAll(around);
  assertEqual(around.server.state.entries.size, 1);
});

test('[KEP-6] a store that refuses: everything goes on in the page alone, which says so', async () => {
  const around = surroundings();
  const { session, server } = await online(around);
  assertEqual(session.status.storage, 'kept');
  around.store.isFull = true;
  session.submit([stroke(session.newId())]);
  await settled();
  assertEqual([session.status.storage, session.status.pending, server.state.seq], ['failed', 0, 1]);
  assertEqual(around.store.data.tabs.size, 0);
});

test('[KEP-6] no store at all: the tab still knows who it is', async () => {
  const around = surroundings();
  around.browser.store = null;
  const first = await online(around);
  assertEqual(first.session.status.storage, 'none');
  first.session.submit([stroke(first.session.newId())]);
  assertEqual(first.session.status.pending, 0);
  const second = await reload(around, first);
  second.session.submit([stroke(second.session.newId())]);
  assertEqual(second.session.document.elements.size, 1);
  await openAll(around);
  assertEqual(second.session.status.author, 1);
  assertEqual([second.session.newId(), around.server.state.entries.size], [{ author: 1, n: 3 }, 2]);
  await assertSame(second);
});

test('[KEP-7] the board is seen without the server, and joined by position with it', async () => {
  const around = surroundings();
  const first = await online(around);
  for (let i = 0; i < 5; i++) around.server.commit(9, i + 1, [stroke({ author: 9, n: i + 1 })]);
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  first.env.advance(2500);
  await settled();
  assertEqual(around.store.data.copies.size, 1);
  around.server.commit(9, 6, [stroke({ author: 9, n: 6 })]);
  first.session.submit([stroke(first.session.newId())]);
  await settled();
  around.server.isUp = false;
  const second = await reload(around, first);
  assertEqual(second.session.document.elements.size, 8);
  second.session.submit([stroke(second.session.newId())]);
  around.server.commit(9, 7, [stroke({ author: 9, n: 7 })]);
  around.server.isUp = true;
  await openAll(around);
  await settled();
  const hello = around.server.receivedOf('hello').pop();
  assertEqual(hello.seq, 8);
  assertEqual(around.server.receivedOf('resync').length, 0);
  await assertSame(second);
});

test('[KEP-7] a copy that is not the log\'s is thrown away', async () => {
  const around = surroundings();
  const first = await online(around);
  for (let i = 0; i < 5; i++) around.server.commit(9, i + 1, [stroke({ author: 9, n: i + 1 })]);
  first.env.advance(2500);
  await settled();
  around.store.data.parts.clear();
  const second = await reload(around, first);
  await openAll(around);
  await settled();
  await assertSame(second);
  const other = new FakeServer();
  for (let i = 0; i < 5; i++) other.commit(9, i + 1, [stroke({ author: 9, n: i + 11 })]);
  other.sessions = around.server.sessions;
  second.env.advance(2500);
  await settled();
  assertEqual(around.store.data.copies.size, 1);
  Object.assign(around.server, { state: other.state, log: other.log });
  const third = await reload(around, second);
  await openAll(around);
  await settled();
  await assertSame(third);
});

test('[UND-6] undo survives a reload, also of what is settled while the page is gone', async () => {
  const around = surroundings();
  const first = await online(around);
  const a = first.session.newId();
  const b = first.session.newId();
  first.session.submit([stroke(a)]);
  first.session.submit([stroke(b)]);
  await settled();
  around.server.isAnswering = false;
  first.session.submit([{ patch: { id: a, z: 'X' } }]);
  await settled();
  const second = await reload(around, first);
  around.server.held = [];
  around.server.isAnswering = true;
  await openAll(around);
  second.session.undo();
  await settled();
  assertEqual(around.server.state.entries.get('1.1').element.z, 'V');
  second.session.undo();
  second.session.undo();
  await settled();
  assertEqual([around.server.state.entries.size, second.session.canUndo, second.session.canRedo], [0, false, true]);
  const third = await reload(around, second);
  await openAll(around);
  for (let i = 0; i < 3; i++) third.session.redo();
  await settled();
  assertEqual(around.server.state.entries.get('1.1').element.z, 'X');
  await assertSame(third);
});

test('[UND-4] undone offline and reloaded: sent in order, with its guard, after the rest is settled', async () => {
  const around = surroundings();
  const first = await online(around);
  around.server.isUp = false;
  around.server.cut();
  const a = first.session.newId();
  first.session.submit([{ put: { id: a, kind: 3, z: 'V' } }]);
  first.session.submit([{ patch: { id: a, z: 'W' } }]);
  first.session.undo();
  await settled();
  const second = await reload(around, first);
  assertEqual(second.session.document.elements.get('1.1').z, 'V');
  around.server.isUp = true;
  await openAll(around);
  await settled();
  assertEqual(around.server.receivedOf('submit').map(({ op }) => op.map(({ ifSeq }) => ifSeq)), [[0], [0], [2]]);
  assertEqual(around.server.state.entries.get('1.1').element.z, 'V');
  second.session.redo();
  await settled();
  assertEqual(around.server.state.entries.get('1.1').element.z, 'W');
  await assertSame(second);
});
