// This browser's copy of a confirmed board: a snapshot and the Commits after it, in the store, so that
// the board can be seen without the server, and joined by position with it (KEP-7).
//
// A copy is a convenience: it is bounded, written when nothing else is to be done, in slices, and thrown
// away as soon as it does not fit. Commits are kept only as long as they follow without a gap on what is
// kept; a state that the server replaced is copied anew.

import { decode, encode } from '../wire/codec.js';

const ENTRIES_PER_PART = 250;
const BOARD_BYTES = 32 * 1024 * 1024;
const ALL_BYTES = 128 * 1024 * 1024;

/** So long after the last change; on a board that is never quiet, after the longer time. */
const QUIET_MS = 2000;
const BUSY_MS = 30000;

/** Commits kept beside a copy before it is made anew: ops, and bytes as a share of the copy's. */
const TAIL_OPS = 1000;
const TAIL_BYTES = 512 * 1024;

const lockName = (board) => 'inkwire-copy:' + board;

export class BoardCopy {
  constructor(session, store) {
    this.session = session;
    this.store = store;
    this.board = session.boardId;
    /** The last seq that the store holds, or will with the next write; 0: none. */
    this.seq = 0;
    this.tail = [];
    this.tailOps = 0;
    this.tailBytes = 0;
    this.bytes = 0;
    this.isTrusted = false;
    this.isSaving = false;
    this.isStopped = false;
    this.timer = null;
    this.dueMs = 0;
  }

  /**
   * Reads the copy into the session's confirmed state.
   * @returns {Promise<boolean>} whether there was one that holds together
   */
  async load() {
    const { confirmed } = this.session.document;
    const found = await this.store.copyOf(this.board);
    if (found === null) return false;
    const { copy, tail } = found;
    let result = 'wrong';
    for (let part = 0; part < copy.parts; part++) {
      const bytes = await this.store.part(this.board, copy.version, part);
      if (bytes === null) break;
      const snapshot = decode('Snapshot', bytes).value;
      result = part === 0 ? confirmed.beginSnapshot(snapshot) : confirmed.addPart(snapshot);
    }
    if (result !== 'done') {
      confirmed.staged = null;
      await this.store.dropCopy(this.board);
      return false;
    }
    for (const { bytes } of tail) {
      const commit = decode('Commit', bytes).value;
      if (confirmed.applyCommit(commit) === 'gap') break;
      this.tailOps += commit.op.length;
      this.tailBytes += bytes.length;
    }
    this.seq = confirmed.seq;
    this.bytes = copy.bytes;
    this.store.touchCopy(this.board, this.session.env.now()).catch(() => undefined);
    return true;
  }

  // ---- told by the keeper

  /** A Commit was applied. */
  add(frame) {
    if (this.seq > 0 && frame.seq === this.seq + 1) {
      const bytes = encode('Commit', frame);
      this.tail.push({ board: this.board, seq: frame.seq, bytes });
      this.seq += frame.op.length;
      this.tailOps += frame.op.length;
      this.tailBytes += bytes.length;
    } else if (frame.seq !== this.seq + 1) this.seq = 0;
    if (this.isTrusted) this.schedule();
  }

  /** The state is the server's. */
  verified() {
    this.isTrusted = true;
    this.schedule();
  }

  /** The server replaced the state. */
  replaced() {
    this.seq = 0;
    this.tail = [];
    this.verified();
  }

  /** The state is not the server's. */
  distrusted() {
    this.isTrusted = false;
    this.seq = 0;
    this.tail = [];
    this.store.dropCopy(this.board).catch(() => undefined);
  }

  hasTail() {
    return this.tail.length > 0;
  }

  takeTail() {
    const { tail } = this;
    this.tail = [];
    return tail;
  }

  /** There is no room for it. */
  async giveUp() {
    this.stop();
    this.seq = 0;
    this.tail = [];
    for (const { board } of await this.store.copies()) await this.store.dropCopy(board);
  }

  stop() {
    this.isStopped = true;
    this.session.env.clearTimeout(this.timer);
  }

  // ---- making it

  isDue() {
    const { confirmed } = this.session.document;
    if (confirmed.seq === 0 || this.isSaving || this.isStopped || !this.isTrusted) return false;
    return this.seq === 0 || this.tailOps > TAIL_OPS || this.tailBytes > Math.max(TAIL_BYTES, this.bytes);
  }

  schedule() {
    if (!this.isDue()) return;
    const { env } = this.session;
    if (this.timer === null) this.dueMs = env.elapsed() + BUSY_MS;
    env.clearTimeout(this.timer);
    this.timer = env.setTimeout(() => {
      this.timer = null;
      env.whenIdle(() => this.save());
    }, Math.max(Math.min(QUIET_MS, this.dueMs - env.elapsed()), 0));
  }

  /** All tabs on a board hear the same and would save at the same moment: one does. */
  async save() {
    if (!this.isDue()) return;
    this.isSaving = true;
    const { env } = this.session;
    const release = env.hasLocks ? await env.lock(lockName(this.board), false) : () => undefined;
    if (release !== null) {
      await this.write().catch(() => {
        this.seq = 0;
        return this.store.dropCopy(this.board);
      }).catch(() => undefined);
      release();
    }
    this.isSaving = false;
    if (release === null) this.schedule();
  }

  async write() {
    const { env, document: board } = this.session;
    const { confirmed } = board;
    const { seq, epoch, digest } = confirmed;
    // Entries are never changed in place: this is the state of now, whatever comes while it is written.
    const entries = Array.from(confirmed.entries.values());
    const version = env.newName();
    // From here on Commits follow on this copy, not on the former one.
    this.seq = seq;
    const tailBefore = { ops: this.tailOps, bytes: this.tailBytes };
    let bytesSoFar = 0;
    const parts = Math.max(Math.ceil(entries.length / ENTRIES_PER_PART), 1);
    for (let part = 0; part < parts; part++) {
      const entry = entries.slice(part * ENTRIES_PER_PART, (part + 1) * ENTRIES_PER_PART);
      const bytes = encode('Snapshot', { part, epoch, seq, entry, last: part === parts - 1, digest });
      bytesSoFar += bytes.length;
      if (bytesSoFar > BOARD_BYTES) this.stop();
      if (this.isStopped) throw new Error('the session has ended, or the board is too large');
      await this.store.putPart({ board: this.board, version, part, bytes });
      await new Promise((go) => env.whenIdle(go));
    }
    if (!this.isTrusted) throw new Error('the state was not the server\'s');
    await this.store.putCopy({ board: this.board, version, parts, seq, bytes: bytesSoFar, usedMs: env.now() });
    this.bytes = bytesSoFar;
    this.tailOps -= tailBefore.ops;
    this.tailBytes -= tailBefore.bytes;
    await this.makeRoom();
  }

  /** Of all boards' copies, those looked at longest ago go first. */
  async makeRoom() {
    const copies = (await this.store.copies()).sort((a, b) => b.usedMs - a.usedMs);
    let bytes = 0;
    for (const copy of copies) {
      bytes += copy.bytes;
      if (bytes > ALL_BYTES && copy.board !== this.board) await this.store.dropCopy(copy.board);
    }
  }
}
