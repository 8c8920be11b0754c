// One's own undo and redo. Each step holds the ops that take it back, worked out when it was made,
// and carries a guard (ELM-2): it has no effect on an element that another changed after it.
//
// The guard is the seq at which one's own op was settled. While that is not known (unsettled, or
// settled unseen), it is the last seq applied here when the step was made: lower than one's own op,
// so it stops rather more than it must, never less.

import { keyOf } from '../model/keys.js';
import { isGuarded } from '../model/merge.js';

/** Steps kept each way; the oldest are forgotten. */
const STEPS = 500;

/** @typedef {{undoes: Array<{op: Object, batch: Object, seenSeq: number}>}} Step in the order to be done */

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
   * @param {{entry: function(string): (Object|undefined), elements: Map, author: number}} view
   * @param {function(Array<Object>): (Step|null)} perform submits the ops; null if they were refused on the spot
   * @returns {boolean} false if there was nothing to take back
   */
  takeBack(from, view, perform) {
    const to = from === 'done' ? this.undone : this.done;
    while (this[from].length > 0) {
      const step = this[from].pop();
      const ops = step.undoes.map(guarded);
      if (!ops.some((op) => hasEffect(op, view))) continue;
      const back = perform(ops);
      if (back !== null) push(to, back);
      return true;
    }
    return false;
  }

  /** A refused batch never happened. */
  forget(batch) {
    const others = (step) => step.undoes.every((undo) => undo.batch !== batch);
    this.done = this.done.filter(others);
    this.undone = this.undone.filter(others);
  }

  /** Brings the ids in all steps up to date. @param {function(Object): Object} currentOp */
  rename(currentOp) {
    for (const step of this.done.concat(this.undone)) for (const undo of step.undoes) undo.op = currentOp(undo.op);
  }
}

function push(steps, step) {
  steps.push(step);
  if (steps.length > STEPS) steps.shift();
}

function guarded(undo) {
  return Object.assign({}, undo.op, { ifSeq: Math.max(undo.batch.seq || undo.seenSeq, 1) });
}

function hasEffect(op, view) {
  const ids = op.put ? [op.put.id] : op.patch ? [op.patch.id] : op.remove.id;
  return ids.some((id) => {
    const entry = view.entry(keyOf(id));
    if (entry === undefined) return op.put !== undefined;
    return !isGuarded(entry, view.author, op.ifSeq);
  });
}
