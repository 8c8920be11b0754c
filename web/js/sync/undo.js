// One's own undo and redo (UND-1 to UND-7): the steps, and what takes each of them back.
//
// A step has a part for each batch it was sent in. While the batch is open, the part's ops are those
// worked out from what was seen; when its Commit comes they are worked out anew from what it met in
// the board's order, and its seq is the guard (ELM-2). What was settled unseen keeps what was worked
// out from what was seen, with the seq seen then as guard: lower than its own, so it stops rather more
// than it must, never less.

import { keyOf } from '../model/keys.js';
import { isGuarded } from '../model/merge.js';

/** Steps kept each way, and ops in them altogether; the oldest are forgotten. */
const STEPS = 500;
const STEP_OPS = 100000;

/**
 * @typedef {Object} Part
 * @property {import('./outbox.js').Batch} batch what it takes back
 * @property {Array<Object>} undoes ops in the order to be done, one element each; never changed in place
 * @property {number} seenSeq the last seq applied here when the batch was made
 * @property {number} seq of the batch's last op; 0 while unknown
 * @property {boolean} isSettled
 *
 * @typedef {{parts: Array<Part>}} Step in the order to be done
 */

/** @returns {Part} */
export function partOf(batch, seenSeq) {
  return { batch, undoes: [], seenSeq, seq: 0, isSettled: false };
}

/** A part's ops, each with its guard; without one while nobody can have come in between. */
export function guardedOps(part) {
  if (!part.isSettled) return part.undoes;
  const ifSeq = Math.max(part.seq || part.seenSeq, 1);
  return part.undoes.map((op) => Object.assign({}, op, { ifSeq }));
}

export class UndoHistory {
  constructor() {
    /** @type {Array<Step>} */
    this.done = [];
    /** @type {Array<Step>} */
    this.undone = [];
  }

  /** A step of the person's own: what was undone can no longer be redone. */
  record(step) {
    push(this.done, step);
    this.undone = [];
  }

  /**
   * Takes back the last step that still has an effect.
   * @param {'done'|'undone'} from
   * @param {{entry: function(string): (Object|undefined), author: number}} view
   * @param {function(Array<Part>): (Step|null)} perform submits what takes the parts back; null if refused on the spot
   * @returns {boolean} false if there was nothing to take back
   */
  takeBack(from, view, perform) {
    const to = from === 'done' ? this.undone : this.done;
    while (this[from].length > 0) {
      const step = this[from].pop();
      if (!step.parts.some((part) => guardedOps(part).some((op) => hasEffect(op, view)))) continue;
      const back = perform(step.parts);
      if (back !== null) push(to, back);
      return true;
    }
    return false;
  }

  /** What takes a batch back is nothing any more: it was refused, or had no effect. */
  forget(part) {
    part.undoes = [];
    for (const side of ['done', 'undone']) {
      if (!this[side].some((step) => step.parts.includes(part))) continue;
      for (const step of this[side]) if (step.parts.includes(part)) step.parts = step.parts.filter((one) => one !== part);
      this[side] = this[side].filter((step) => step.parts.length > 0);
    }
  }

  /**
   * Changes by others that no guard will find any more: what is older leaves those elements alone (UND-5).
   * @param {Map<string, number>} seqs of another's last op, by key
   */
  prune(seqs) {
    if (seqs.size === 0) return;
    for (const step of this.steps()) {
      for (const part of step.parts) {
        const isOver = (op) => seqs.get(keyOfUndo(op)) > (part.seq || part.seenSeq);
        if (part.isSettled && part.undoes.some(isOver)) part.undoes = part.undoes.filter((op) => !isOver(op));
      }
    }
  }

  /** Keys that any step would touch. @returns {Set<string>} */
  keys() {
    const keys = new Set();
    for (const step of this.steps()) for (const part of step.parts) for (const op of part.undoes) keys.add(keyOfUndo(op));
    return keys;
  }

  steps() {
    return this.done.concat(this.undone);
  }

  /** One batch became several: their parts stand where its part stood. */
  split(part, parts) {
    for (const step of this.steps()) {
      const at = step.parts.indexOf(part);
      if (at >= 0) step.parts = step.parts.slice(0, at).concat(parts, step.parts.slice(at + 1));
    }
  }

  /** Seqs seen in a store that is no more say nothing: what was settled there can no longer be taken back. */
  forgetSettled() {
    const isOpen = (step) => step.parts.every((part) => !part.isSettled);
    for (const side of ['done', 'undone']) this[side] = this[side].filter(isOpen);
    for (const step of this.steps()) for (const part of step.parts) part.seenSeq = 0;
  }

  /** Brings the ids in all steps up to date. @param {function(Object): Object} currentOp */
  rename(currentOp) {
    for (const step of this.steps()) for (const part of step.parts) part.undoes = part.undoes.map(currentOp);
  }
}

function push(steps, step) {
  steps.push(step);
  let ops = 0;
  let kept = 0;
  for (let i = steps.length - 1; i >= 0 && kept < STEPS; i--, kept++) {
    for (const part of steps[i].parts) ops += part.undoes.length;
    if (ops > STEP_OPS && kept > 0) break;
  }
  steps.splice(0, steps.length - kept);
}

/** The one element that an op of a part concerns. */
export function keyOfUndo(op) {
  return keyOf(op.put ? op.put.id : op.patch ? op.patch.id : op.remove.id[0]);
}

/** The seq of another's last op on an element, as far as its entry knows. */
export function lastForeign(entry, author) {
  return entry.by === author ? entry.foreign : entry.seq;
}

function hasEffect(op, view) {
  const entry = view.entry(keyOfUndo(op));
  if (entry === undefined) return op.put !== undefined;
  return !isGuarded(entry, view.author, op.ifSeq);
}
