// What each frame from the server does to the session. One function a kind of frame; the session
// object holds the state they share.

import { Close, Code } from '../wire/codes.js';
import { DEFAULT_LIMITS, sameOp } from './batches.js';
import { joinAnew } from './joining.js';
import { moveIn } from './moving.js';
import { commitAndSettle, cutAnew, refuse, refuseAll, reportRefusal, settleUndo } from './settling.js';

/** A snapshot asked for comes within this time, or the connection is of no use. */
const RESYNC_MS = 15000;

/** A state that is wrong again and again is not mended by asking at once again. */
const RESYNCS_IN_A_ROW = 3;

/** Where a fault names no time to wait. */
const DEFAULT_RETRY_MS = 1000;

const HANDLERS = {
  welcome, snapshot, commit, settle, fault, roster, head,
  live: (session, frame) => session.emitLive(frame),
  ping: (session, frame) => session.link.send([{ pong: { n: frame.n, seq: session.document.confirmed.seq } }]),
};

/** @param {Object} frame a decoded Frame; kinds that are not for clients are ignored */
export function takeFrame(session, frame) {
  for (const name of Object.keys(HANDLERS)) {
    if (frame[name] !== undefined) {
      HANDLERS[name](session, frame[name]);
      return;
    }
  }
}

/** After each message: whether all up to Welcome.seq was seen, so that last_batch can be believed. */
export function finishCatchUp(session) {
  const { catchUp, outbox } = session;
  if (catchUp === null || session.awaited !== '' || session.document.confirmed.seq < catchUp.seq) return;
  session.catchUp = null;
  if (session.isMoving) moveIn(session, catchUp.lastBatch);
  else for (const batch of outbox.settleUpTo(catchUp.lastBatch)) session.document.dropPending(batch);
  session.state = 'online';
  outbox.caughtUp();
  if (session.couriers !== null) session.couriers.look();
  if (session.resyncs === 0) session.link.markGood();
}

function welcome(session, frame) {
  const { ids, outbox } = session;
  const isNewSession = session.isJoiningAnew || (!ids.isPlaceholder() && ids.author !== frame.author);
  const isMoving = !ids.isPlaceholder() && ids.author !== frame.author;
  if (isMoving) session.formerAuthors.add(ids.author);
  const renamed = ids.become(frame.author, frame.lastN);
  session.document.author = frame.author;
  session.value = frame.session;
  session.nameTab();
  session.limits = Object.assign({}, DEFAULT_LIMITS, nonZero(frame.limits));
  session.role = frame.role;
  session.title = frame.title;
  session.readOnly = false;
  session.reason = undefined;
  session.people_.restart();
  session.catchUp = { seq: frame.seq, lastBatch: frame.lastBatch };
  session.awaited = frame.resumed ? '' : 'join';
  session.waiting = [];
  session.unseen.clear();
  session.isMoving = session.isMoving || isNewSession;
  if (renamed.size > 0) session.rename(renamed);
  if (frame.role === 0) refuseAll(session, Code.RIGHTS, 'This board is open for viewing only.');
  cutAnew(session);
  // What a lost session leaves is sent once it is known what of it is on the board.
  if (!session.isMoving && !outbox.welcome(frame.lastBatch, false, session.limits.batchesInFlight)) joinAnew(session);
}

function nonZero(limits) {
  const given = {};
  for (const name of Object.keys(limits || {})) if (limits[name] > 0) given[name] = limits[name];
  return given;
}

function snapshot(session, part) {
  const { confirmed } = session.document;
  if (session.awaited === '' && part.part === 0) session.awaited = 'pushed';
  const result = part.part === 0 ? confirmed.beginSnapshot(part) : confirmed.addPart(part);
  if (result === 'wrong') resync(session);
  if (result !== 'done') return;
  const isAfterWelcome = session.awaited === 'join';
  session.awaited = '';
  session.isDoubtful = false;
  session.keeper.replaced();
  session.env.clearTimeout(session.resyncTimer);
  session.document.rebuild(session.outbox.batches);
  const waiting = session.waiting;
  session.waiting = [];
  for (const frame of waiting) commit(session, frame);
  if (!isAfterWelcome) session.outbox.resend(0);
}

function commit(session, frame) {
  if (session.awaited !== '') {
    // Before part 0 they belong to the state that is being given up.
    if (session.document.confirmed.staged !== null) session.waiting.push(frame);
    return;
  }
  const isMine = frame.author === session.ids.author && frame.batch > 0;
  const own = isMine ? session.outbox.find(frame.batch) : null;
  const unseen = isMine && own === null ? session.unseen.get(frame.batch) : undefined;
  const part = own !== null ? own.part : unseen !== undefined ? unseen.part : null;
  const result = commitAndSettle(session, withOwnElements(frame, own), own, part);
  if (result === 'gap') resync(session);
  else if (result === 'applied') session.keeper.addCommit(frame);
  if (own !== null && result !== 'gap') {
    if (result === 'old') settleUndo(session, own, 0, null);
    session.outbox.finish(own, 'settled', frame.seq + frame.op.length - 1);
  }
}

/**
 * A put or patch of one's own comes back as it was sent: the element stays the same object, so that nothing
 * is drawn again. One whose bytes differ is taken from the server.
 */
function withOwnElements(frame, own) {
  if (own === null || own.ops.length !== frame.op.length) return frame;
  const op = frame.op.map((theirs, i) => ((own.ops[i].put || own.ops[i].patch) && sameOp(theirs, own.ops[i]) ? own.ops[i] : theirs));
  return Object.assign({}, frame, { op });
}

function settle(session, frame) {
  const { outbox } = session;
  const batch = outbox.find(frame.batch);
  if (batch === null) {
    const asked = outbox.takeAsked(frame.batch);
    if (asked === null) return;
    if (frame.code === Code.CODE_NONE) settleUndo(session, asked, 0, null);
    else reportRefusal(session, asked, frame.code, frame.text, []);
  } else if (frame.code === Code.CODE_NONE) {
    session.document.dropPending(batch);
    session.unseen.set(batch.number, batch);
    settleUndo(session, batch, 0, null);
    outbox.finish(batch, 'settled', 0);
  } else {
    outbox.finish(batch, 'refused', 0);
    refuse(session, batch, frame.code, frame.text);
  }
}

function head(session, frame) {
  const { confirmed } = session.document;
  if (session.awaited !== '') return;
  if (confirmed.compareHead(frame) !== 'same') resync(session);
  else {
    session.keeper.verified();
    session.resyncs = 0;
    session.link.markGood();
  }
}

/** The state cannot be trusted: asks for a whole one, and takes no commits until it begins. */
function resync(session) {
  const { env, link } = session;
  session.awaited = 'resync';
  session.waiting = [];
  session.document.confirmed.staged = null;
  session.isDoubtful = true;
  session.keeper.distrusted();
  session.resyncs++;
  env.clearTimeout(session.resyncTimer);
  if (session.resyncs > RESYNCS_IN_A_ROW) {
    link.drop(Close.PROTOCOL, 'the state does not agree with the server');
    return;
  }
  link.send([{ resync: {} }]);
  session.resyncTimer = env.setTimeout(() => link.drop(Close.PROTOCOL, 'no snapshot came'), RESYNC_MS);
}

function roster(session, frame) {
  if (frame.title !== undefined) session.title = frame.title;
  if (frame.title !== undefined && frame.person.length === 0) return;
  session.people_.apply(frame);
  session.emit('people', session.people);
}

function fault(session, frame) {
  const { outbox, link } = session;
  const retryMs = frame.retryMs || DEFAULT_RETRY_MS;
  session.lastFault = frame;
  if (frame.code !== Code.CODE_NONE) session.emit('fault', { code: frame.code, text: frame.text });
  if (frame.close !== 0) {
    if (frame.retryMs > 0) link.waitAtLeast(frame.retryMs);
    link.drop(frame.close, frame.text);
    return;
  }
  switch (frame.code) {
    case Code.CODE_NONE:
      session.readOnly = false;
      outbox.release();
      break;
    case Code.READ_ONLY:
      session.readOnly = true;
      outbox.holdBack(frame.batch, retryMs);
      break;
    case Code.RATE:
    case Code.RESTART:
      outbox.holdBack(frame.batch, retryMs);
      break;
    case Code.RESEND:
      resendFrom(session, frame.batch);
      break;
    case Code.RIGHTS:
      session.role = 0;
      refuseAll(session, frame.code, frame.text);
      break;
    case Code.BAD_SESSION:
      joinAnew(session);
      break;
    default:
      break;
  }
}

/**
 * A batch wanted that is settled here means one of the two is mistaken. A Welcome says which: its
 * last_batch is the server's word, and decides whether the session is lost.
 */
function resendFrom(session, number) {
  const first = session.outbox.batches[0];
  if (number > 0 && first !== undefined && number < first.number) session.link.drop(Close.PROTOCOL, 'batches do not agree');
  else session.outbox.resend(number);
}
