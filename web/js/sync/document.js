// The board as this person sees it: what is confirmed, with one's own pending batches applied on top
// (ELM-3: undo pending, apply, redo).
//
// Ops act on one element each, so "undo, apply, redo" is done key by key: for a key whose confirmed
// entry changed, the pending ops that concern it are applied anew, and nothing else is touched. The
// cost of a commit depends on what it changes, not on the size of the board.

import { compareZ, between } from '../model/zindex.js';
import { keyOf } from '../model/keys.js';
import { BoardState, entryAfter } from '../model/state.js';

/** The seq of a pending op: later than any confirmed one, as nothing has seen it yet. */
const PENDING_SEQ = 4294967296;

/** Beyond this many changes the drawing order is sorted anew instead of being mended. */
const MENDED_AT_ONCE = 256;

export class Document {
  constructor() {
    this.confirmed = new BoardState();
    /** @type {Map<string, Object>} key to element, as drawn */
    this.elements = new Map();
    this.author = 0;
    // Pending ops by key, and pending clears, each in the order they were made.
    this.pendingByKey = new Map();
    this.pendingClears = [];
    this.nextAt = 1;
    // Entries that pending ops made differ from the confirmed ones; null = removed.
    this.overlay = new Map();
    this.changedKeys = new Set();
    this.everythingChanged = false;
    this.order = [];
    this.orderedElements = new Map();
    this.staleKeys = new Set();
    this.highestZ = '';
  }

  /** @returns {import('../model/merge.js').Entry|undefined} what is drawn of a key, with its history */
  entry(key) {
    const pending = this.overlay.get(key);
    return pending === undefined ? this.confirmed.entries.get(key) : pending || undefined;
  }

  /** Keys of what is drawn. */
  keys() {
    return this.elements.keys();
  }

  /** All elements by z, author, n. The array is the document's own: it is mended in place later. */
  inDrawOrder() {
    if (this.staleKeys.size > MENDED_AT_ONCE) {
      this.order = Array.from(this.elements.values()).sort(compareZ);
      this.orderedElements = new Map(this.elements);
    } else for (const key of this.staleKeys) this.mendOrder(key);
    this.staleKeys.clear();
    return this.order;
  }

  /** An index above all there ever was here. */
  topZ() {
    return between(this.highestZ, undefined);
  }

  /**
   * Applies an op of one's own that is not settled yet, after all others.
   * @param {Object} batch is what drops it again
   */
  addPending(batch, op) {
    const item = { at: this.nextAt++, op, batch };
    if (op.clear) {
      this.pendingClears.push(item);
      for (const key of Array.from(this.elements.keys())) this.applyPending(key, op);
      return;
    }
    for (const key of keysOf(op)) {
      const items = this.pendingByKey.get(key);
      if (items) items.push(item);
      else this.pendingByKey.set(key, [item]);
      this.applyPending(key, op);
    }
  }

  /**
   * Puts other pending ops in the place of a batch's.
   * @param {Array<{batch: Object, ops: Array<Object>}>} others none of them a clear
   */
  replacePending(batch, others) {
    const at = this.placeOfPending(batch);
    const keys = this.forget(batch);
    for (const { batch: owner, ops } of others) {
      for (const op of ops) {
        for (const key of keysOf(op)) {
          const items = this.pendingByKey.get(key) || [];
          let place = items.length;
          while (place > 0 && items[place - 1].at > at) place--;
          this.pendingByKey.set(key, items.slice(0, place).concat({ at, op, batch: owner }, items.slice(place)));
          keys.add(key);
        }
      }
    }
    keys.forEach((key) => this.redo(key));
  }

  placeOfPending(batch) {
    for (const key of batch.ops.reduce((all, op) => all.concat(keysOf(op)), [])) {
      const item = (this.pendingByKey.get(key) || []).find((one) => one.batch === batch);
      if (item !== undefined) return item.at;
    }
    return this.nextAt++;
  }

  /** Forgets the pending ops of a batch: it is settled, or refused. */
  dropPending(batch) {
    this.forget(batch).forEach((key) => this.redo(key));
  }

  /** What is drawn now of the elements that a batch's pending ops concern. @returns {Array<Object>} */
  drawnBy(batch) {
    const drawn = new Set();
    for (const op of batch.ops) for (const key of keysOf(op)) drawn.add(this.elements.get(key));
    drawn.delete(undefined);
    return Array.from(drawn);
  }

  /**
   * Applies a Commit to the confirmed state.
   * @param {Object|null} settled the pending batch that this Commit settles
   * @returns {'applied'|'old'|'gap'}
   */
  commit(commit, settled) {
    const keys = new Set();
    const result = this.confirmed.applyCommit(commit, (key) => keys.add(key));
    if (settled !== null && result !== 'gap') for (const key of this.forget(settled)) keys.add(key);
    keys.forEach((key) => this.redo(key));
    return result;
  }

  /** The confirmed state was replaced, or the pending batches were: all is made anew. */
  rebuild(batches) {
    this.pendingByKey.clear();
    this.pendingClears = [];
    this.overlay.clear();
    this.elements = new Map();
    this.confirmed.entries.forEach((entry, key) => {
      this.elements.set(key, entry.element);
      this.raiseZ(entry.element);
    });
    for (const batch of batches) for (const op of batch.ops) this.addPending(batch, op);
    this.everythingChanged = true;
    this.order = Array.from(this.elements.values()).sort(compareZ);
    this.orderedElements = new Map(this.elements);
    this.staleKeys.clear();
  }

  /** What changed since the last call: {keys: Set}, {keys: null} for everything, or null. */
  takeChanges() {
    if (!this.everythingChanged && this.changedKeys.size === 0) return null;
    const changes = { keys: this.everythingChanged ? null : this.changedKeys };
    this.everythingChanged = false;
    this.changedKeys = new Set();
    return changes;
  }

  /** Takes a batch out of the lists; returns the keys it may have changed. */
  forget(batch) {
    const keys = new Set();
    for (const op of batch.ops) {
      if (op.clear) this.overlay.forEach((entry, key) => keys.add(key));
      else for (const key of keysOf(op)) keys.add(key);
    }
    this.pendingClears = this.pendingClears.filter((item) => item.batch !== batch);
    keys.forEach((key) => {
      const items = this.pendingByKey.get(key);
      if (items === undefined) return;
      const left = items.filter((item) => item.batch !== batch);
      if (left.length > 0) this.pendingByKey.set(key, left);
      else this.pendingByKey.delete(key);
    });
    return keys;
  }

  applyPending(key, op) {
    const before = this.entry(key);
    const after = entryAfter(before, op, this.author, PENDING_SEQ);
    if (after === before) return;
    this.overlay.set(key, after === undefined ? null : after);
    this.show(key);
  }

  /** Applies the pending ops on a key anew, on top of its confirmed entry. */
  redo(key) {
    const confirmed = this.confirmed.entries.get(key);
    let entry = confirmed;
    for (const item of this.pendingFor(key)) entry = entryAfter(entry, item.op, this.author, PENDING_SEQ);
    if (entry === confirmed) this.overlay.delete(key);
    else this.overlay.set(key, entry === undefined ? null : entry);
    this.show(key);
  }

  pendingFor(key) {
    const items = this.pendingByKey.get(key) || [];
    if (this.pendingClears.length === 0) return items;
    return items.concat(this.pendingClears).sort((a, b) => a.at - b.at);
  }

  /** Brings `elements` in line with the entry of a key. */
  show(key) {
    const entry = this.entry(key);
    const element = entry === undefined ? undefined : entry.element;
    if (this.elements.get(key) === element) return;
    if (element === undefined) this.elements.delete(key);
    else {
      this.elements.set(key, element);
      this.raiseZ(element);
    }
    this.changedKeys.add(key);
    this.staleKeys.add(key);
  }

  raiseZ(element) {
    if (element.z !== undefined && element.z > this.highestZ) this.highestZ = element.z;
  }

  mendOrder(key) {
    const old = this.orderedElements.get(key);
    const now = this.elements.get(key);
    if (old === now) return;
    if (old !== undefined && now !== undefined && old.z === now.z) this.order[this.placeOf(old)] = now;
    else {
      if (old !== undefined) this.order.splice(this.placeOf(old), 1);
      if (now !== undefined) this.order.splice(this.placeOf(now), 0, now);
    }
    if (now === undefined) this.orderedElements.delete(key);
    else this.orderedElements.set(key, now);
  }

  /** Where an element stands, or would stand, in the order. */
  placeOf(element) {
    let low = 0;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareZ(this.order[middle], element) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The keys of the elements an op names; a clear names none. */
export function keysOf(op) {
  if (op.put) return [keyOf(op.put.id)];
  if (op.patch) return [keyOf(op.patch.id)];
  return op.remove ? op.remove.id.map(keyOf) : [];
}
