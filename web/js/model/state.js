// The confirmed state of one board: what the journal says, as far as it has come here.
//
// Ops are applied in their order without a gap or not at all (ORD-2). A snapshot is gathered aside
// and takes the state's place with its last part, if its digest agrees; until then the old state
// stands. Elements are never changed in place.

import { mixOf } from './digest.js';
import { epochAt, mayBeEpoch, sameEpoch } from './epochs.js';
import { keyOf } from './keys.js';
import { applyPatch, applyPut, isCleared, isGuarded } from './merge.js';

const NO_EPOCH = new Uint8Array(0);

export class BoardState {
  constructor() {
    /** @type {Map<string, import('./merge.js').Entry>} */
    this.entries = new Map();
    /** Epoch of the record at seq. */
    this.epoch = NO_EPOCH;
    /** The last seq applied; 0 = nothing held. */
    this.seq = 0;
    /** XOR of mix over all entries, uint32. */
    this.digest = 0;
    this.epochs = [];
    this.staged = null;
  }

  /**
   * @param {Object} commit a decoded Commit
   * @param {function(string): void=} onKey called for each key whose entry changed
   * @returns {'applied'|'old'|'gap'} gap: something is missing or contradicts what is held; nothing was changed
   */
  applyCommit(commit, onKey) {
    const count = commit.op.length;
    const epoch = commit.epoch && commit.epoch.length > 0 ? commit.epoch : null;
    if (commit.seq <= this.seq) {
      const whole = commit.seq + count - 1 <= this.seq;
      return whole && (epoch === null || mayBeEpoch(this.epochs, commit.seq, epoch)) ? 'old' : 'gap';
    }
    if (commit.seq !== this.seq + 1 || count === 0 || !commit.op.every(namesItsElements)) return 'gap';
    for (let i = 0; i < count; i++) applyOp(this, commit.op[i], commit.author, commit.seq + i, onKey);
    this.seq += count;
    if (epoch !== null && !sameEpoch(epoch, this.epoch)) {
      this.epoch = epoch;
      this.epochs.push({ from: commit.seq, epoch });
    }
    return 'applied';
  }

  /**
   * Compares a Head with what is held.
   * @returns {'same'|'behind'|'wrong'} behind: ops are missing here; wrong: the state is not the log's
   */
  compareHead(head) {
    if (head.seq > this.seq) return 'behind';
    const held = head.seq === 0 ? NO_EPOCH : epochAt(this.epochs, head.seq);
    if (held !== undefined && !sameEpoch(held, head.epoch)) return 'wrong';
    return head.seq === this.seq && head.digest !== this.digest ? 'wrong' : 'same';
  }

  /** Begins to gather a snapshot; an unfinished one is thrown away. */
  beginSnapshot(part) {
    this.staged = { entries: new Map(), epoch: part.epoch, seq: part.seq, digest: 0, next: 0 };
    return this.addPart(part);
  }

  /**
   * @param {Object} part a decoded Snapshot; parts come in their order, from 0
   * @returns {'more'|'done'|'wrong'} done: the snapshot is the state now; wrong: it was thrown away
   */
  addPart(part) {
    const staged = this.staged;
    if (staged === null || part.part !== staged.next || part.seq !== staged.seq || !sameEpoch(part.epoch, staged.epoch)) {
      this.staged = null;
      return 'wrong';
    }
    staged.next++;
    for (const entry of part.entry) {
      if (!entry.element || !entry.element.id) {
        this.staged = null;
        return 'wrong';
      }
      staged.entries.set(keyOf(entry.element.id), entry);
      staged.digest = (staged.digest ^ mixOf(entry)) >>> 0;
    }
    if (!part.last) return 'more';
    this.staged = null;
    if (staged.digest !== part.digest) return 'wrong';
    this.entries = staged.entries;
    this.epoch = staged.epoch;
    this.seq = staged.seq;
    this.digest = staged.digest;
    this.epochs = [{ from: staged.seq, epoch: staged.epoch }];
    return 'done';
  }

  /** A state of its own with the same content. */
  copy() {
    const { epoch, seq, digest } = this;
    return Object.assign(new BoardState(), { entries: new Map(this.entries), epoch, seq, digest, epochs: this.epochs.slice() });
  }

  set(key, entry) {
    const old = this.entries.get(key);
    if (old !== undefined) this.digest ^= mixOf(old);
    this.entries.set(key, entry);
    this.digest = (this.digest ^ mixOf(entry)) >>> 0;
  }

  remove(key) {
    const old = this.entries.get(key);
    if (old === undefined) return;
    this.entries.delete(key);
    this.digest = (this.digest ^ mixOf(old)) >>> 0;
  }
}

function namesItsElements(op) {
  const element = op.put || op.patch;
  return element === undefined || element.id !== undefined;
}

/** One op at its seq. An op of a kind unknown here has its seq and no effect. */
function applyOp(state, op, author, seq, onKey) {
  if (op.put) applyToOne(state, op.put.id, op, author, seq, onKey);
  else if (op.patch) applyToOne(state, op.patch.id, op, author, seq, onKey);
  else if (op.remove) for (const id of op.remove.id) applyToOne(state, id, op, author, seq, onKey);
  else if (op.clear) {
    for (const key of Array.from(state.entries.keys())) change(state, key, op, author, seq, onKey);
  }
}

function applyToOne(state, id, op, author, seq, onKey) {
  change(state, keyOf(id), op, author, seq, onKey);
}

function change(state, key, op, author, seq, onKey) {
  const before = state.entries.get(key);
  const after = entryAfter(before, op, author, seq);
  if (after === before) return;
  if (after === undefined) state.remove(key);
  else state.set(key, after);
  if (onKey) onKey(key);
}

/**
 * What `op`, which concerns this element (a remove of it, a clear of the board), leaves of its entry.
 * @param {import('./merge.js').Entry|undefined} entry
 * @returns {import('./merge.js').Entry|undefined} the same object if it has no effect
 */
export function entryAfter(entry, op, author, seq) {
  if (isGuarded(entry, author, op.ifSeq)) return entry;
  if (op.put) return applyPut(entry, op.put, author, seq);
  if (op.patch) return applyPatch(entry, op.patch, author, seq);
  if (op.remove) return undefined;
  if (op.clear) return entry !== undefined && isCleared(entry, op.clear.seq) ? undefined : entry;
  return entry;
}
