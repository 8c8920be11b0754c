// A session as rows of the store, and back. Pure but for the session that is filled.
//
// Ops are kept as the bytes they are sent in. Batches are told apart by their order, which undo's parts
// name too; a batch that is settled but whose fate is unknown is kept until it is known.

import { decode, encode } from '../wire/codec.js';
import { partOf } from './undo.js';

/** Numbers of ids are reserved this far ahead, so that none is minted twice whatever was not kept (KEP-3). */
const RESERVED_IDS = 256;

const opsOf = (bytes) => decode('Submit', bytes).value.op;
const bytesOf = (ops) => encode('Submit', { batch: 0, op: ops });

/** The least that must be kept again when the ids minted have come near what is reserved. */
export function reservedN({ ids }, reserved) {
  return ids.lastN + RESERVED_IDS / 2 > reserved ? ids.lastN + RESERVED_IDS : reserved;
}

/** @returns {Object} what of a batch can change; equal members mean the same row */
export function stateOfBatch(batch, isAsked) {
  return { ops: batch.ops, number: batch.number, isAsked, awaits: batch.awaits };
}

export function rowOfBatch(tab, batch, isAsked) {
  const { order, number, awaits, ops, part } = batch;
  return {
    tab, order, number, isAsked, awaits: awaits === null ? -1 : awaits.batch.order, seen: (awaits || part).seenSeq, bytes: bytesOf(ops),
  };
}

/** @returns {Array<*>} what of a step can change, flat */
export function stateOfStep(step, side) {
  const state = [side];
  for (const { undoes, seq, isSettled } of step.parts) state.push(undoes, seq, isSettled);
  return state;
}

export function rowOfStep(tab, at, side, step) {
  const parts = step.parts.map(({ batch, undoes, seenSeq, seq, isSettled }) => (
    { order: batch.order, seen: seenSeq, seq, isSettled, bytes: bytesOf(undoes) }));
  return { tab, at, side, parts };
}

/**
 * Fills a session that has not connected yet. What was drawn while the store was asked comes after.
 * @param {import('./store.js').Record} record
 */
export function restore(session, { tab, batches, steps }) {
  const { outbox, history, ids, document: board } = session;
  const renamed = ids.become(tab.author, tab.lastN);
  session.value = tab.value;
  session.title = tab.title;
  session.role = tab.role;
  board.author = tab.author;
  if (renamed.size > 0) session.rename(renamed);
  const made = outbox.batches;
  session.nextOrder += tab.nextOrder;
  for (const batch of made) batch.order += tab.nextOrder;

  const byOrder = new Map();
  for (const row of batches.sort((a, b) => a.order - b.order)) {
    const batch = { order: row.order, number: row.number, ops: opsOf(row.bytes), isSent: false, seq: 0, outcome: 'pending', awaits: null, part: null };
    batch.part = partOf(batch, row.seen);
    if (row.awaits >= 0) batch.awaits = waitedFor(byOrder.get(row.awaits), row, batch.ops);
    byOrder.set(row.order, batch);
    if (row.isAsked) outbox.asked.set(row.number, batch);
  }
  outbox.batches = Array.from(byOrder.values()).filter((batch) => !outbox.asked.has(batch.number)).concat(made);
  for (const side of ['done', 'undone']) {
    const rows = steps.filter((row) => row.side === side).sort((a, b) => a.at - b.at);
    history[side] = rows.map((row) => ({ parts: row.parts.map((part) => partIn(byOrder, part)) })).concat(history[side]);
  }
}

/** What takes back a batch that is still open; where that is settled by now, what was seen has to do. */
function waitedFor(batch, row, ops) {
  if (batch === undefined) return null;
  batch.part = Object.assign(partOf(batch, row.seen), { undoes: ops });
  return batch.part;
}

function partIn(byOrder, { order, seen, seq, isSettled, bytes }) {
  const batch = byOrder.get(order) || { order };
  const part = Object.assign(partOf(batch, seen), { undoes: opsOf(bytes), seq, isSettled: isSettled || !byOrder.has(order) });
  if (byOrder.has(order)) batch.part = part;
  return part;
}
