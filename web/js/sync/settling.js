// The end of one's own batches, and what it does to undo: what takes a batch back is made exact once
// its place in the order is known, and what waits for that goes on (UND-2 to UND-5). Batches that were
// never sent are changed here too.

import { Code } from '../wire/codes.js';
import { cutIntoBatches, sizedOp } from './batches.js';
import { keysOf } from './document.js';
import { inverseOfBatch } from './inverse.js';
import { guardedOps, keyOfUndo, lastForeign, partOf } from './undo.js';

export const TOO_BIG = 'This is too big for the board.';

/**
 * Applies a Commit to the document, and to undo what follows from it.
 * @param {import('./outbox.js').Batch|null} own the unsettled batch that it settles
 * @param {import('./undo.js').Part|null} part what takes it back, if it is one's own
 * @returns {'applied'|'old'|'gap'}
 */
export function commitAndSettle(session, frame, own, part) {
  const { document: board } = session;
  const { confirmed } = board;
  const isNext = frame.seq === confirmed.seq + 1;
  const undoes = part !== null && isNext ? inverseOfBatch(frame.op, confirmed, frame.author) : null;
  const held = isNext ? heldBefore(session, frame) : [];
  const result = board.commit(frame, own);
  if (result !== 'applied') return result;
  const lastSeq = frame.seq + frame.op.length - 1;
  const seqs = new Map();
  for (const { key, entry } of held) {
    if (confirmed.entries.has(key)) continue;
    seqs.set(key, frame.author === board.author ? lastForeign(entry, board.author) : lastSeq);
  }
  prune(session, seqs);
  if (part !== null) settleUndo(session, part.batch, lastSeq, undoes);
  return result;
}

/** The entries that a Commit may remove and undo knows of: their history ends with them (ELM-2). */
function heldBefore({ document: board, history }, frame) {
  const keys = new Set();
  for (const op of frame.op) {
    if (op.clear) history.keys().forEach((key) => keys.add(key));
    else if (op.remove) for (const key of keysOf(op)) keys.add(key);
  }
  const held = [];
  keys.forEach((key) => {
    const entry = board.confirmed.entries.get(key);
    if (entry !== undefined) held.push({ key, entry });
  });
  return held;
}

/** Neither the steps nor what of undo is still here touch an element that another changed later. */
function prune(session, seqs) {
  if (seqs.size === 0) return;
  session.history.prune(seqs);
  const isOver = (op) => op.ifSeq > 0 && !op.clear && seqs.get(keyOfUndo(op)) > op.ifSeq;
  for (const batch of session.outbox.batches) {
    const mayChange = batch.number === 0 && batch.awaits === null;
    if (mayChange && batch.ops.some(isOver)) replaceOps(session, batch, batch.ops.filter((op) => !isOver(op)));
  }
}

/**
 * A batch was taken: what takes it back is exact from now on.
 * @param {number} seq of its last op, 0 if it was not seen
 * @param {Array<Object>|null} undoes worked out anew, or null to keep what was worked out from what was seen
 */
export function settleUndo(session, batch, seq, undoes) {
  const { part } = batch;
  part.isSettled = true;
  part.seq = seq;
  if (undoes !== null) part.undoes = undoes;
  if (seq === 0) forgetUnseen(session, part);
  if (part.undoes.length === 0) session.history.forget(part);
  goOn(session, part);
}

/**
 * What was removed unseen may have had another's change before, or may have been removed by another:
 * older steps leave it alone, and it is not brought back.
 */
function forgetUnseen(session, part) {
  for (const op of part.undoes) {
    if (!op.put) continue;
    for (const step of session.history.steps()) {
      for (const other of step.parts) {
        if (other === part || !other.isSettled || other.batch.order > part.batch.order) continue;
        other.undoes = other.undoes.filter((one) => keyOfUndo(one) !== keyOfUndo(op));
      }
    }
  }
  part.undoes = part.undoes.filter((op) => !op.put);
}

/** What waited for the end of a part's batch may be sent now. */
function goOn(session, part) {
  const waiting = session.outbox.batches.find((batch) => batch.awaits === part);
  if (waiting === undefined) return;
  waiting.awaits = null;
  replaceOps(session, waiting, guardedOps(part));
  session.outbox.pump();
}

/** A batch that is out of the outbox never happened. */
export function refuse(session, batch, code, text) {
  const shown = session.document.drawnBy(batch);
  batch.outcome = 'refused';
  session.document.dropPending(batch);
  reportRefusal(session, batch, code, text, shown);
}

/** @param {Array<Object>} shown elements as they were drawn with it */
export function reportRefusal(session, batch, code, text, shown) {
  batch.part.isSettled = true;
  session.history.forget(batch.part);
  goOn(session, batch.part);
  session.emit('refused', { batch, code, text, shown });
}

/** The server takes none of what is pending. */
export function refuseAll(session, code, text) {
  for (const batch of session.outbox.refuseAll()) refuse(session, batch, code, text);
}

/** What was never sent is cut anew where other limits ask for it; an op that is over them alone would only end the connection. */
export function cutAnew(session) {
  for (const batch of session.outbox.batches) {
    if (batch.number === 0 && batch.awaits === null) replaceOps(session, batch, batch.ops);
  }
}

/** Gives a batch that was never sent other ops. None at all: it is taken out; too many for one: others follow it. */
export function replaceOps(session, batch, ops) {
  const cut = cutIntoBatches(ops.map(sizedOp), session.limits);
  if (cut === null) {
    session.outbox.replace(batch, []);
    refuse(session, batch, Code.TOO_BIG, TOO_BIG);
    return;
  }
  if (cut.length === 1 && ops === batch.ops) return;
  const { document: board, history, outbox } = session;
  const others = cut.slice(1).map((more) => newBatch(session, more, null));
  const all = cut.length === 0 ? [] : [batch].concat(others);
  const isClear = batch.ops.some((op) => op.clear);
  if (!isClear) board.replacePending(batch, all.map((one, i) => ({ batch: one, ops: cut[i] })));
  batch.ops = cut.length === 0 ? [] : cut[0];
  outbox.replace(batch, all);
  if (isClear) board.rebuild(outbox.batches);
  if (cut.length === 0) settleUndo(session, batch, 0, []);
  else if (others.length > 0) shareUndoes(session, batch, others);
}

/** One batch became several: what takes it back is shared out among them, and so is what waits for it. */
function shareUndoes(session, batch, others) {
  const { undoes, seenSeq } = batch.part;
  const parts = [batch].concat(others).map((one) => one.part);
  for (const part of parts) {
    const keys = new Set();
    for (const op of part.batch.ops) for (const key of keysOf(op)) keys.add(key);
    part.undoes = undoes.filter((op) => keys.has(keyOfUndo(op)));
    part.seenSeq = seenSeq;
  }
  parts.reverse();
  session.history.split(batch.part, parts);
  const waiting = session.outbox.batches.find((one) => one.awaits === batch.part);
  if (waiting !== undefined) shareWaiting(session, waiting, parts);
}

function shareWaiting(session, waiting, parts) {
  const { document: board, outbox } = session;
  const all = parts.map((part, i) => (i === 0 ? waiting : newBatch(session, part.undoes, part)));
  board.replacePending(waiting, all.map((one, i) => ({ batch: one, ops: parts[i].undoes })));
  waiting.ops = parts[0].undoes;
  waiting.awaits = parts[0];
  outbox.replace(waiting, all);
  shareUndoes(session, waiting, all.slice(1));
}

/** @returns {import('./outbox.js').Batch} not in the outbox yet */
export function newBatch(session, ops, awaits) {
  const batch = { order: session.nextOrder++, number: 0, ops, isSent: false, seq: 0, outcome: 'pending', awaits, part: null };
  batch.part = partOf(batch, session.document.confirmed.seq);
  return batch;
}
