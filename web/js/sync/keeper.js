// Keeps a session in the store as it changes (KEP-1 to KEP-6): what differs from what is there, in one
// transaction, one at a time. Each transaction is the session at one moment, whole. A batch may be sent
// once the store holds it with its number.
//
// Where there is no store, or it fails, everything may be sent and nothing is kept; the status says so.

import { reservedN, rowOfBatch, rowOfStep, stateOfBatch, stateOfStep } from './kept.js';

/** Commits of others are kept in bundles: they are on the server anyway. */
const TAIL_MS = 1000;

/** Without locks, how long a holder that gives no sign is taken for alive; hidden pages' timers run once a minute. */
const LEASE_MS = 180000;
const RENEW_MS = 30000;

/** A store that takes longer is none. */
const STALLED_MS = 30000;

export class Keeper {
  /**
   * @param {Object} session
   * @param {{onLost: function(): void, onKept: function(): void}} out lost: the record is another page's now
   */
  constructor(session, out) {
    this.session = session;
    this.out = out;
    this.store = null;
    /** 'asking' before the store was found; 'none', 'kept', 'failed' or 'lost' after. */
    this.state = 'asking';
    this.tab = null;
    this.copy = null;
    this.reserved = 0;
    this.batches = new Map();
    this.steps = new Map();
    this.stepAt = new Map();
    this.nextAt = 1;
    this.isFirst = true;
    this.isWriting = false;
    this.isAgain = false;
    this.isUrgent = false;
    this.hasMadeRoom = false;
    this.tailTimer = null;
    this.renewTimer = null;
  }

  /**
   * From now on the session is kept.
   * @param {Object|null} store
   * @param {{id: string, holder: string, board: string, key: string}} tab
   * @param {import('./store.js').Record|null} record what the store holds of it
   * @param {import('./copy.js').BoardCopy|null} copy of the board
   */
  begin(store, tab, record, copy) {
    this.store = store;
    this.tab = tab;
    this.copy = copy;
    this.state = store === null ? 'none' : 'kept';
    if (store === null) return;
    if (record !== null) this.remember(record);
    this.renew();
    this.session.env.onLeave(() => this.leave());
    this.touch();
  }

  /**
   * What is left to write is written in this moment: a page that is left gets no answer any more. Where there are no
   * locks it may not write without looking first (KEP-2): that is left to the next page, and others may take over at once.
   */
  leave() {
    if (this.state !== 'kept') return;
    const { hasLocks } = this.session.env;
    if (this.hasChanged()) {
      const { rows } = this.change(hasLocks && !this.isWriting);
      if (!hasLocks) rows.tab = Object.assign({}, rows.tab, { untilMs: 0 });
      this.store.writeLast(rows, hasLocks);
    } else if (!this.isWriting && this.copy !== null && this.copy.hasTail()) this.write();
    if (!hasLocks) this.release(false);
  }

  /** The rows that the store holds already need not be written again. */
  remember({ tab, batches, steps }) {
    const { outbox, history } = this.session;
    this.isFirst = false;
    this.reserved = tab.lastN;
    const orders = new Set(batches.map(({ order }) => order));
    for (const batch of this.kept()) {
      if (orders.has(batch.order)) this.batches.set(batch.order, stateOfBatch(batch, outbox.asked.get(batch.number) === batch));
    }
    for (const { at } of steps) this.nextAt = Math.max(this.nextAt, at + 1);
    for (const side of ['done', 'undone']) {
      const rows = steps.filter((row) => row.side === side).sort((a, b) => a.at - b.at);
      rows.forEach(({ at }, i) => {
        const step = history[side][i];
        this.stepAt.set(step, at);
        this.steps.set(step, stateOfStep(step, side));
      });
    }
  }

  kept() {
    const { outbox } = this.session;
    return Array.from(outbox.asked.values()).concat(outbox.batches);
  }

  /** Whether a batch is in the store as it is now, or need not be. */
  holds(batch) {
    if (this.state === 'lost') return false;
    if (this.state !== 'kept') return this.state !== 'asking';
    const held = this.batches.get(batch.order);
    return held !== undefined && held.ops === batch.ops && held.number === batch.number;
  }

  /** How many unsettled batches the store holds. */
  keptCount() {
    if (this.state !== 'kept') return 0;
    return this.session.outbox.batches.filter((batch) => this.batches.has(batch.order)).length;
  }

  /** Something may have changed. */
  touch() {
    if (this.state !== 'kept') return;
    if (this.isWriting) this.isAgain = true;
    else if (this.hasChanged()) this.write();
    else if (this.copy !== null && this.copy.hasTail()) this.later();
  }

  /** Ids are minted faster than anything else changes. */
  touchIds() {
    if (this.state === 'kept' && reservedN(this.session, this.reserved) !== this.reserved) this.touch();
  }

  later() {
    if (this.tailTimer !== null) return;
    this.tailTimer = this.session.env.setTimeout(() => {
      this.tailTimer = null;
      if (!this.isWriting && this.state === 'kept') this.write();
    }, TAIL_MS);
  }

  hasChanged() {
    const { session } = this;
    // A session on its way to a new number is kept as it was (SES-2).
    if (session.isMoving) return false;
    const change = this.difference();
    const isNew = this.isFirst && session.value.length === 0 && this.kept().length === 0 && this.session.history.steps().length === 0;
    return !isNew && (change.batches.length + change.goneBatches.length + change.steps.length + change.goneSteps.length > 0
      || this.isUrgent || reservedN(session, this.reserved) !== this.reserved || this.value !== session.value);
  }

  /** What of the session differs from what is kept. */
  difference() {
    const { outbox, history } = this.session;
    const batches = [];
    const orders = new Set();
    for (const batch of this.kept()) {
      orders.add(batch.order);
      const isAsked = outbox.asked.get(batch.number) === batch;
      const held = this.batches.get(batch.order);
      const isSame = held !== undefined && held.ops === batch.ops && held.number === batch.number
        && held.isAsked === isAsked && held.awaits === batch.awaits;
      if (!isSame) batches.push({ batch, isAsked });
    }
    const goneBatches = Array.from(this.batches.keys()).filter((order) => !orders.has(order));
    const steps = [];
    const present = new Set();
    for (const side of ['done', 'undone']) {
      for (const step of history[side]) {
        present.add(step);
        const state = stateOfStep(step, side);
        const held = this.steps.get(step);
        if (held === undefined || held.length !== state.length || held.some((one, i) => one !== state[i])) steps.push({ step, side, state });
      }
    }
    const goneSteps = Array.from(this.steps.keys()).filter((step) => !present.has(step));
    return { batches, goneBatches, steps, goneSteps };
  }

  /** What is to be written now, and what is kept once it is. @param {boolean} hasTail with others' Commits */
  change(hasTail) {
    const { session, tab } = this;
    const { batches, goneBatches, steps, goneSteps } = session.isMoving
      ? { batches: [], goneBatches: [], steps: [], goneSteps: [] } : this.difference();
    const states = batches.map(({ batch, isAsked }) => [batch.order, stateOfBatch(batch, isAsked)]);
    for (const { step } of steps) if (!this.stepAt.has(step)) this.stepAt.set(step, this.nextAt++);
    const reserved = reservedN(session, this.reserved);
    const rows = {
      isFirst: this.isFirst,
      tab: this.rowOfTab(reserved),
      batches: batches.map(({ batch, isAsked }) => rowOfBatch(tab.id, batch, isAsked)),
      goneBatches,
      steps: steps.map(({ step, side }) => rowOfStep(tab.id, this.stepAt.get(step), side, step)),
      goneSteps: goneSteps.map((step) => this.stepAt.get(step)),
      tail: this.copy === null || !hasTail ? [] : this.copy.takeTail(),
    };
    return { rows, states, reserved, value: session.value, goneBatches, steps, goneSteps };
  }

  write() {
    const { env } = this.session;
    const { rows, states, reserved, value, goneBatches, steps, goneSteps } = this.change(true);
    this.isWriting = true;
    this.isAgain = false;
    this.isUrgent = false;
    const stalled = env.setTimeout(() => this.fail(), STALLED_MS);
    this.store.write(rows, env.hasLocks).then((isMine) => {
      env.clearTimeout(stalled);
      this.isWriting = false;
      if (this.state !== 'kept') return;
      if (!isMine) {
        this.lose();
        return;
      }
      this.isFirst = false;
      this.reserved = reserved;
      this.value = value;
      for (const [order, state] of states) this.batches.set(order, state);
      for (const order of goneBatches) this.batches.delete(order);
      for (const { step, state } of steps) this.steps.set(step, state);
      for (const step of goneSteps) {
        this.steps.delete(step);
        this.stepAt.delete(step);
      }
      if (this.isAgain) this.touch();
      this.out.onKept();
    }, () => {
      env.clearTimeout(stalled);
      this.isWriting = false;
      this.makeRoom();
    });
  }

  rowOfTab(reserved) {
    const { session, tab } = this;
    const { env, ids } = session;
    // Moving: who it was is kept until it is known who it is.
    if (session.isMoving && this.row !== undefined) return Object.assign({}, this.row, { untilMs: env.now() + LEASE_MS });
    this.row = {
      id: tab.id,
      board: tab.board,
      key: tab.key,
      holder: tab.holder,
      untilMs: env.now() + LEASE_MS,
      savedMs: env.now(),
      author: ids.author,
      value: session.value,
      title: session.title,
      role: session.role,
      lastN: reserved,
      nextOrder: session.nextOrder,
    };
    return this.row;
  }

  /** A write failed, perhaps for want of room: copies of boards are worth less than changes. */
  makeRoom() {
    if (this.hasMadeRoom || this.copy === null) {
      this.fail();
      return;
    }
    this.hasMadeRoom = true;
    this.copy.giveUp().then(() => this.touch(), () => this.fail());
  }

  /** The store takes nothing more: what was kept there must not be delivered beside what this page sends. */
  fail() {
    if (this.state !== 'kept') return;
    this.state = 'failed';
    this.stopTimers();
    const done = () => this.out.onKept();
    this.store.drop(this.tab.id, this.tab.holder).then(done, done);
  }

  lose() {
    this.state = 'lost';
    this.stopTimers();
    this.out.onLost();
  }

  renew() {
    if (this.session.env.hasLocks) return;
    this.renewTimer = this.session.env.setTimeout(() => {
      this.isUrgent = true;
      this.touch();
      this.renew();
    }, RENEW_MS);
  }

  stopTimers() {
    this.session.env.clearTimeout(this.tailTimer);
    this.session.env.clearTimeout(this.renewTimer);
  }

  /** The page lets go of its record. @param {boolean} isForGood it is not written any more */
  release(isForGood) {
    if (this.state !== 'kept') return Promise.resolve();
    if (isForGood) {
      this.stopTimers();
      this.state = 'none';
    }
    return this.store.release(this.tab.id, this.tab.holder).catch(() => undefined);
  }

  // ---- the board's copy

  addCommit(frame) {
    if (this.copy !== null) this.copy.add(frame);
  }

  verified() {
    if (this.copy !== null) this.copy.verified();
  }

  replaced() {
    if (this.copy !== null) this.copy.replaced();
  }

  distrusted() {
    if (this.copy !== null) this.copy.distrusted();
  }
}
