// One's own ops from the page's hand into the document, undo and the outbox; and back out again where
// the server does not take them.

import { Code } from '../wire/codes.js';
import { copyOfOp, cutIntoBatches } from './batches.js';
import { keysOf } from './document.js';
import { inverseOf } from './inverse.js';
import { TOO_BIG, newBatch } from './settling.js';
import { guardedOps, lastForeign } from './undo.js';

/** A remove that names more is cut: all of a full board would not fit a frame, and a limit refuses only what grows. */
const REMOVED_AT_ONCE = 4000;

/**
 * @param {Array<Object>} ops as Session.submit takes them
 * @returns {{parts: Array<import('./undo.js').Part>, batches: Array<import('./outbox.js').Batch>}|null} the step
 *     for undo; null if refused on the spot
 */
export function perform(session, ops) {
  if (mayNot(session)) return null;
  const sized = wholeOps(session.document, ops).map((op) => copyOfOp(session.ids.currentOp(op)));
  const cut = cutIntoBatches(sized, session.limits);
  if (cut === null) return refuseNow(session, Code.TOO_BIG, TOO_BIG);
  const batches = cut.map((batchOps) => addBatch(session, batchOps, null));
  session.outbox.pump();
  return stepOf(batches);
}

/**
 * Takes parts back, each by batches of its own. What takes back a batch that is still open is shown at
 * once and waits here until that is settled (UND-4).
 * @param {Array<import('./undo.js').Part>} parts
 * @returns {{parts: Array<import('./undo.js').Part>}|null} the step that takes this back in turn
 */
export function performBack(session, parts) {
  if (mayNot(session)) return null;
  const batches = [];
  for (const part of parts) {
    const sized = guardedOps(part).map((op) => copyOfOp(session.ids.currentOp(op)));
    const cut = part.isSettled ? cutIntoBatches(sized, session.limits) : [sized.map(({ op }) => op)];
    if (cut === null) refuseNow(session, Code.TOO_BIG, TOO_BIG);
    else for (const ops of cut) batches.push(addBatch(session, ops, part.isSettled ? null : part));
  }
  session.outbox.pump();
  return stepOf(batches);
}

function stepOf(batches) {
  return { batches, parts: batches.map((batch) => batch.part).filter((part) => part.undoes.length > 0).reverse() };
}

function mayNot(session) {
  if (session.isEnded) refuseNow(session, Code.NO_ACCESS, 'The board is closed.');
  else if (session.role === 0) refuseNow(session, Code.RIGHTS, 'This board is open for viewing only.');
  else return false;
  return true;
}

function refuseNow(session, code, text) {
  session.emit('refused', { batch: null, code, text });
  return null;
}

function addBatch(session, ops, awaits) {
  const batch = newBatch(session, ops, awaits);
  for (const op of ops) applyOwn(session, batch, op);
  session.outbox.batches.push(batch);
  return batch;
}

function applyOwn(session, batch, op) {
  const { document: board, history, liveSender } = session;
  batch.part.undoes = inverseOf(op, board).concat(batch.part.undoes);
  const seqs = new Map();
  for (const key of op.remove ? keysOf(op) : op.clear ? board.keys() : []) {
    const entry = board.entry(key);
    if (entry !== undefined) seqs.set(key, lastForeign(entry, board.author));
  }
  history.prune(seqs);
  board.addPending(batch, op);
  const element = op.put || op.patch;
  if (element && element.id.author === session.ids.author) liveSender.dropElement(element.id);
}

/**
 * A clear removes what was last changed at or before its seq. One's own pending changes will have
 * later ones, so what they touched is named in a remove beside it.
 */
function wholeOps({ confirmed, overlay, elements }, ops) {
  const whole = [];
  for (const op of ops) {
    if (op.remove) whole.push(...removesOf(op));
    else if (!op.clear || op.clear.seq) whole.push(op);
    if (!op.clear || op.clear.seq) continue;
    if (confirmed.seq > 0) whole.push({ clear: { seq: confirmed.seq } });
    const touched = [];
    overlay.forEach((entry, key) => {
      const element = elements.get(key);
      if (element !== undefined && element.locked !== true) touched.push(element.id);
    });
    if (touched.length > 0) whole.push(...removesOf({ remove: { id: touched } }));
  }
  return whole;
}

function removesOf(op) {
  const { id } = op.remove;
  if (id.length <= REMOVED_AT_ONCE) return [op];
  return Array.from({ length: Math.ceil(id.length / REMOVED_AT_ONCE) }, (none, i) => (
    Object.assign({}, op, { remove: { id: id.slice(i * REMOVED_AT_ONCE, (i + 1) * REMOVED_AT_ONCE) } })));
}
