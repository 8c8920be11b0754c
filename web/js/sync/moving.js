// A session that the server no longer knows goes on as a new one (SES-2): once the board is seen, what
// is unsettled and not on it gets new ids and new numbers. What may have been sent and stands on the
// board was taken, and is not put again. Until then nothing is sent, and the store keeps the former
// session as it was, so that a crash in between only begins this anew.

import { keyOf } from '../model/keys.js';
import { replaceOps, settleUndo } from './settling.js';

/** After catch-up, with a former session's batches still in the outbox. @param {number} lastBatch of the new session */
export function moveIn(session, lastBatch) {
  const { outbox, document: board, history, ids, formerAuthors } = session;
  const { entries } = board.confirmed;
  const isThere = ({ put }) => put !== undefined && formerAuthors.has(put.id.author) && entries.has(keyOf(put.id));
  const mayBeTaken = outbox.batches.filter((batch) => batch.number > 0);
  outbox.asked.forEach((batch) => settleUndo(session, batch, 0, null));
  for (const batch of mayBeTaken) {
    batch.number = 0;
    if (batch.ops.some(isThere)) replaceOps(session, batch, batch.ops.filter((op) => !isThere(op)));
  }
  history.forgetSettled();
  const renamed = ids.renew(creations(session));
  if (renamed.size > 0) session.rename(renamed);
  else board.rebuild(outbox.batches);
  formerAuthors.clear();
  session.isMoving = false;
  outbox.welcome(lastBatch, true, session.limits.batchesInFlight);
}

/** Ids of former authors that unsettled puts would create. */
function creations({ outbox, document: board, formerAuthors }) {
  const ids = new Map();
  for (const batch of outbox.batches) {
    for (const { put } of batch.ops) {
      const isMine = put !== undefined && formerAuthors.has(put.id.author);
      if (isMine && !board.confirmed.entries.has(keyOf(put.id))) ids.set(keyOf(put.id), put.id);
    }
  }
  return Array.from(ids.values());
}
