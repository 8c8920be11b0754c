// One's own ops from the page's hand into the document, undo and the outbox; and back out again where
// the server does not take them.

import { Code } from '../wire/codes.js';
import { copyOfOp, cutIntoBatches, fitsInFrame } from './batches.js';
import { inverseOf } from './inverse.js';

const TOO_BIG = 'This is too big for the board.';

/**
 * @param {Array<Object>} ops as Session.submit takes them
 * @returns {{undoes: Array<Object>, batches: Array<import('./outbox.js').Batch>}|null} the step for
 *     undo; null if refused on the spot
 */
export function perform(session, ops) {
  if (session.isEnded) return refuseNow(session, Code.NO_ACCESS, 'The board is closed.');
  if (session.role === 0) return refuseNow(session, Code.RIGHTS, 'This board is open for viewing only.');
  const sized = wholeOps(session.document, ops).map((op) => copyOfOp(session.ids.currentOp(op)));
  const cut = cutIntoBatches(sized, session.limits);
  if (cut === null) return refuseNow(session, Code.TOO_BIG, TOO_BIG);
  const group = { undoes: [], batches: [] };
  for (const batchOps of cut) {
    const batch = { number: 0, ops: batchOps, isSent: false, seq: 0, outcome: 'pending' };
    for (const op of batchOps) applyOwn(session, batch, op, group);
    group.batches.push(session.outbox.add(batch));
  }
  group.undoes.reverse();
  session.outbox.pump();
  return group;
}

function refuseNow(session, code, text) {
  session.emit('refused', { batch: null, code, text });
  return null;
}

function applyOwn(session, batch, op, group) {
  const inverses = inverseOf(op, session.document);
  const seenSeq = session.document.confirmed.seq;
  for (const inverse of inverses.reverse()) group.undoes.push({ op: inverse, batch, seenSeq });
  session.document.addPending(batch, op);
  const element = op.put || op.patch;
  if (element && element.id.author === session.ids.author) session.liveSender.dropElement(element.id);
}

/**
 * A clear removes what was last changed at or before its seq. One's own pending changes will have
 * later ones, so what they touched is named in a remove beside it.
 */
function wholeOps({ confirmed, overlay, elements }, ops) {
  const whole = [];
  for (const op of ops) {
    if (!op.clear || op.clear.seq) {
      whole.push(op);
      continue;
    }
    if (confirmed.seq > 0) whole.push({ clear: { seq: confirmed.seq } });
    const touched = [];
    overlay.forEach((entry, key) => {
      const element = elements.get(key);
      if (element !== undefined && element.locked !== true) touched.push(element.id);
    });
    if (touched.length > 0) whole.push({ remove: { id: touched } });
  }
  return whole;
}

/** What was made before the limits were known, and is over them, would only end the connection. */
export function refuseOversized(session) {
  const { batches } = session.outbox;
  const oversized = batches.filter((batch) => batch.number === 0 && !fitsInFrame(batch.ops, session.limits));
  session.outbox.batches = batches.filter((batch) => !oversized.includes(batch));
  for (const batch of oversized) refuse(session, batch, Code.TOO_BIG, TOO_BIG);
}

/** The server takes none of what is pending. */
export function refuseAll(session, code, text) {
  for (const batch of session.outbox.refuseAll()) refuse(session, batch, code, text);
}

/** A batch that is out of the outbox never happened. */
export function refuse(session, batch, code, text) {
  batch.outcome = 'refused';
  session.document.dropPending(batch);
  reportRefusal(session, batch, code, text);
}

export function reportRefusal(session, batch, code, text) {
  session.history.forget(batch);
  session.emit('refused', { batch, code, text });
}
