// Three people draw, change, remove, clear, lock, undo and redo at random on one board, over connections
// that lose, hold back and break, in pages that are reloaded. The log is the judge of every undo.

import { canonicalBytes } from '/js/model/canonical.js';
import { keyOf } from '/js/model/keys.js';
import { entryAfter } from '/js/model/state.js';
import { openSession } from '/js/sync/session.js';
import { fakeBrowser, fakeEnv } from './fake-env.js';
import { FakeServer } from './fake-server.js';
import { fakeStore } from './fake-store.js';
import { assertTrue, hexOf, test } from './runner.js';

const LOCKED = 7;
const STEPS = 90;
const ALL = { from: 0, to: Infinity };

/** Seeds that have failed once, and what was wrong then. */
const KEPT_SEEDS = [
  [1020, 'a patch that unset a field and set it anew left parts of it behind'],
  [102, 'what was put anew and removed again meanwhile came back: undo was sent before all was seen'],
  [2056, 'what another had removed came back, as one\'s own removal was settled unseen'],
];

function randomOf(seed) {
  let state = seed >>> 0 || 1;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
}

/** Promises that wait for nothing but each other are done. */
async function turn() {
  for (let i = 0; i < 40; i++) await null;
}

const keysOf = (op) => (op.put ? [keyOf(op.put.id)] : op.patch ? [keyOf(op.patch.id)] : op.remove ? op.remove.id.map(keyOf) : null);
const contentOf = (entry) => (entry === undefined ? '' : hexOf(canonicalBytes([{ ...entry, seq: 1, by: 1, foreign: 0 }])));

/** Judges each Commit as it enters the log (UND-1 to UND-5). */
class Judge {
  constructor(server) {
    this.server = server;
    /** Key to what happened to it: {seq, author, batch, before} */
    this.past = new Map();
    this.undoes = 0;
    this.complete = 0;
    this.findings = [];
    /** Between which seqs an author's page has seen every Commit: since its last snapshot. */
    this.seenBy = () => ALL;
    server.watch = (commit) => this.see(commit);
    server.judge = (submit, session) => this.allow(submit, session);
  }

  /** Ops on their entries one after another, as they will be applied. */
  walk(author, ops, visit) {
    const { entries, seq } = this.server.state;
    const changed = new Map();
    ops.forEach((op, i) => {
      for (const key of keysOf(op) || new Set([...entries.keys(), ...changed.keys()])) {
        const before = changed.has(key) ? changed.get(key) : entries.get(key);
        const after = entryAfter(before, op, author, seq + 1 + i);
        if (after !== before) changed.set(key, after);
        visit(op, key, before, after, seq + 1 + i);
      }
    });
  }

  allow(submit, { author }) {
    let isRefused = false;
    this.walk(author, submit.op, (op, key, before, after) => {
      if (before === undefined || before === after || before.element.locked !== true || op.clear) return;
      const { patch } = op;
      const names = patch ? ['z', 'style', 'place', 'text', 'group'].filter((name) => patch[name] !== undefined) : [''];
      const isOnlyUnlocking = patch && names.length === 0 && (patch.unset || []).every((number) => number === 9);
      if (!isOnlyUnlocking) isRefused = true;
    });
    if (!isRefused) return undefined;
    this.expect(submit.op.every(({ ifSeq }) => ifSeq === 0), `an undo of ${author} was refused: ${JSON.stringify(submit.op)}`);
    return { settle: LOCKED };
  }

  see({ author, batch, op }) {
    const first = new Map();
    const ends = new Map();
    this.walk(author, op, (one, key, before, after, seq) => {
      if (before === after) return;
      const past = this.past.get(key) || [];
      if (one.ifSeq > 0 && !first.has(key)) this.judge(author, one, key, past, seq, before);
      if (!first.has(key)) first.set(key, { before, isUndo: one.ifSeq > 0, ifSeq: one.ifSeq, last: past[past.length - 1] });
      ends.set(key, after);
    });
    const lastSeq = this.server.state.seq + op.length;
    first.forEach(({ before, isUndo, ifSeq, last }, key) => {
      // Right after: the very batch that this takes back was the last to touch the element.
      if (isUndo && last && last.author === author && last.seq === ifSeq) {
        this.complete++;
        this.expect(contentOf(ends.get(key)) === contentOf(last.before), `the undo of ${ifSeq} on ${key} is not complete`);
      }
      this.past.set(key, (this.past.get(key) || []).concat({ seq: lastSeq, author, batch, before }));
    });
  }

  judge(author, op, key, past, seq, before) {
    this.undoes++;
    // What was settled unseen is guarded by a seq before its own.
    const own = past.find((one) => one.author === author && one.seq >= op.ifSeq);
    this.expect(own !== undefined, `${author} did not touch ${key} at ${op.ifSeq}, and its undo at ${seq} changes it`);
    // What is not there has no guard: what others did to it is known as far as its Commits were seen.
    const { from, to } = before === undefined ? this.seenBy(author) : ALL;
    const later = past.find((one) => (
      one.author !== author && own !== undefined && one.seq > own.seq && one.seq > from && one.seq <= to));
    this.expect(later === undefined, `${author}'s undo at ${seq} of ${op.ifSeq} on ${key} undoes ${later && later.author}'s ${later && later.seq}`);
  }

  /** Noted only: what is thrown here would be thrown into the page under test. */
  expect(isTrue, what) {
    if (!isTrue) this.findings.push(what);
  }
}

class World {
  constructor(seed) {
    this.random = randomOf(seed);
    this.server = new FakeServer();
    this.server.limits.batchOps = 6;
    this.judge = new Judge(this.server);
    this.pages = [];
    this.judge.seenBy = (author) => {
      const { session } = this.pages.find((page) => page.session.status.author === author) || {};
      if (session === undefined) return ALL;
      const { epochs, seq } = session.document.confirmed;
      return { from: epochs.length > 0 && epochs[0].from > 1 ? epochs[0].from : 0, to: seq };
    };
  }

  async add(isKept) {
    const browser = fakeBrowser(isKept ? fakeStore() : null);
    const page = { browser, isKept, env: null, session: null };
    this.open(page, new Map());
    this.pages.push(page);
    await turn();
  }

  open(page, tab) {
    page.env = fakeEnv(page.browser);
    page.env.wasReloaded = tab.size > 0;
    tab.forEach((value, name) => page.env.tab.set(name, value));
    const before = this.server.sockets.length;
    page.session = openSession({ boardId: 'b', base: 'http://test', env: page.env, transport: 'websocket', WebSocketClass: this.server.WebSocketClass });
    page.firstSocket = before;
  }

  async reload(page) {
    page.env.crash();
    const { link } = page.session;
    if (link !== null) link.stop();
    this.open(page, page.env.tab);
    await turn();
  }

  openSockets() {
    for (const socket of this.server.sockets.slice()) {
      if (socket.readyState !== 0) continue;
      socket.readyState = 1;
      socket.onopen();
    }
    this.server.sockets = this.server.sockets.filter(({ readyState }) => readyState !== 3);
  }

  /** Ops that a person may make of what is seen. */
  ops(session) {
    const { random } = this;
    const seen = session.document.inDrawOrder();
    const pick = () => seen[random(seen.length)];
    const choice = random(12);
    if (seen.length === 0 || choice < 3) {
      return Array.from({ length: 1 + random(3) }, () => (
        { put: { id: session.newId(), kind: 3, z: 'ABCDEF'[random(6)], style: { stroke: random(9) } } }));
    }
    if (choice < 7) return [{ patch: { id: pick().id, ...this.change() } }];
    if (choice === 7) return [{ patch: { id: pick().id, ...this.change() } }, { patch: { id: pick().id, ...this.change() } }];
    if (choice === 8) return [{ remove: { id: [pick().id, pick().id].slice(0, 1 + random(2)) } }];
    if (choice === 9) return [{ patch: { id: pick().id, locked: random(2) === 0 } }];
    if (choice === 10) {
      const { id, kind } = pick();
      return [{ put: { id, kind, z: 'G', style: { fill: random(9) } } }];
    }
    return random(4) === 0 ? [{ clear: {} }] : [{ patch: { id: pick().id, unset: [4] } }];
  }

  change() {
    const { random } = this;
    const choice = random(4);
    if (choice === 0) return { z: 'ABCDEF'[random(6)] };
    if (choice === 1) return { style: { stroke: random(9) } };
    if (choice === 2) return { style: { width: random(9), dash: random(3) } };
    return { place: { x: random(9), y: random(9), w: 1, h: 1 } };
  }

  async step() {
    const { random, server } = this;
    const page = this.pages[random(this.pages.length)];
    const { session } = page;
    const choice = random(24);
    if (choice < 9) session.submit(this.ops(session));
    else if (choice < 12) session.undo();
    else if (choice < 14) session.redo();
    else if (choice === 14) for (let i = random(5); i >= 0; i--) session.undo();
    else if (choice === 15) this.undoAtOnce(session);
    else if (choice === 16) server.isAnswering = random(3) > 0;
    else if (choice === 17) server.isListening = random(4) > 0;
    else if (choice === 18) {
      const open = server.sockets.filter(({ readyState }) => readyState === 1);
      if (open.length > 0) server.cut(open[random(open.length)]);
    } else if (choice === 19) server.neverResumes = random(4) === 0;
    else if (choice === 20 && page.isKept) await this.reload(page);
    else if (choice === 21) server.deliver(random(4));
    else {
      page.env.advance(random(4000));
      this.openSockets();
    }
    if (server.isAnswering) server.deliver();
    await turn();
  }

  /** What was just done and is undone at once leaves what is seen as it was (UND-4). */
  undoAtOnce(session) {
    const seen = () => hexOf(canonicalBytes(session.document.inDrawOrder().map((element) => ({ element, seq: 1, by: 1 }))));
    const { isAnswering } = this.server;
    this.server.isAnswering = false;
    const before = seen();
    if (session.submit(this.ops(session)) !== null && seen() !== before) {
      session.undo();
      assertTrue(seen() === before, 'an undo at once is not complete');
    }
    this.server.isAnswering = isAnswering;
  }

  async settle() {
    const { server } = this;
    server.isListening = true;
    server.isAnswering = true;
    for (let i = 0; i < 60; i++) {
      server.deliver();
      for (const { env } of this.pages) env.advance(3000);
      this.openSockets();
      await turn();
      if (i > 3 && this.pages.every(({ session }) => session.state === 'online' && session.status.pending === 0)) break;
    }
    server.deliver();
    const content = hexOf(canonicalBytes(server.state.entries.values()));
    assertTrue(this.judge.findings.length === 0, this.judge.findings.join('; '));
    for (const { session } of this.pages) {
      assertTrue(session.status.pending === 0, 'something is pending for ever');
      assertTrue(hexOf(canonicalBytes(session.document.confirmed.entries.values())) === content, 'the boards differ');
      assertTrue(session.document.elements.size === server.state.entries.size, 'more is drawn than there is');
    }
  }
}

async function play(seed) {
  const world = new World(seed);
  try {
    for (let i = 0; i < 3; i++) await world.add(i !== 1);
    world.openSockets();
    await turn();
    for (let i = 0; i < STEPS; i++) await world.step();
    await world.settle();
  } catch (error) {
    throw new Error(`seed ${seed}: ${error.message}\n${error.stack}`);
  }
  return world.judge;
}

for (const [seed, what] of KEPT_SEEDS) test(`[UND-5] seed ${seed}: ${what}`, () => play(seed));

for (let group = 0; group < 4; group++) {
  test(`[UND-1] [UND-2] [UND-3] [UND-5] three people undo at random, group ${group + 1}: all converge, undo is one's own and complete`, async () => {
    let undoes = 0;
    let complete = 0;
    for (let seed = group * 1000 + 1; seed <= group * 1000 + 80; seed++) {
      const judge = await play(seed);
      undoes += judge.undoes;
      complete += judge.complete;
    }
    assertTrue(undoes > 200 && complete > 100, `too little was undone: ${undoes}, ${complete} of them at once`);
  });
}
