// How a session joins, what it makes of a connection that was lost, and how it ends.

import { Close } from '../wire/codes.js';

const NONE = new Uint8Array(0);

/** After being closed for too much, wait before coming back. */
const AFTER_RATE_MS = 5000;

/** After being closed for a connection of one's own that is gone. */
const GHOST_MS = 2000;
const GHOSTS = 3;

/** The Hello to join with: the session and the position held, if they can be trusted. */
export function helloOf(session) {
  const { confirmed } = session.document;
  const isKept = !session.isDoubtful && confirmed.seq > 0;
  session.lastFault = null;
  session.isJoiningAnew = session.value.length === 0 && !session.ids.isPlaceholder();
  return {
    board: session.boardId,
    session: session.value,
    epoch: isKept ? confirmed.epoch : NONE,
    seq: isKept ? confirmed.seq : 0,
    caps: [],
    name: session.name,
    color: session.color,
    key: session.key,
  };
}

/** A connection ended. The link comes back by itself unless the session ends here. */
export function lose(session, code, reason) {
  const { lastFault } = session;
  const text = lastFault !== null && lastFault.text !== '' ? lastFault.text : reason;
  const wasWelcome = session.catchUp !== null || session.state === 'online';
  session.losses++;
  session.outbox.pause();
  session.env.clearTimeout(session.resyncTimer);
  if (session.awaited !== '') session.isDoubtful = true;
  session.awaited = '';
  session.waiting = [];
  session.catchUp = null;
  session.document.confirmed.staged = null;
  session.state = 'offline';
  session.reason = text || undefined;
  switch (code) {
    case Close.REPLACED:
      if (isOwnGhost(session)) session.link.waitAtLeast(GHOST_MS);
      else end(session, 'replaced', text);
      break;
    case Close.NO_ACCESS:
    case Close.NO_BOARD:
      end(session, 'refused', text);
      break;
    case Close.POLICY:
      if (!wasWelcome) end(session, 'refused', text);
      break;
    case Close.BAD_SESSION:
      forgetSession(session);
      break;
    case Close.PROTOCOL:
    case Close.PAYLOAD:
    case Close.TOO_BIG:
      session.isDoubtful = true;
      break;
    case Close.RATE:
      session.link.waitAtLeast(AFTER_RATE_MS);
      break;
    default:
      break;
  }
  session.flush();
}

/**
 * A better way has taken over, and begins with its Welcome (WAY-5), which is taken like any other: what was
 * under way here it settles or asks for again.
 * @returns {boolean} false where the position that its Hello named cannot be gone on from
 */
export function mayMove(session) {
  return session.awaited === '' && session.state === 'online';
}

/** Nothing of this person's is on its way, nor a whole state: a connection may change now. */
export function isQuiet(session) {
  return session.state === 'online' && session.awaited === '' && session.outbox.batches.length === 0 &&
    session.outbox.asked.size === 0 && session.liveSender.isQuiet();
}

/**
 * Who holds the record's lock is the only page with this session: what replaced it is a connection of its
 * own from before a crash, whose Welcome was never stored. Each new Welcome counts higher (SES-2), so a few
 * attempts are enough.
 */
function isOwnGhost(session) {
  session.ghosts++;
  return session.env.hasLocks && session.keeper.state === 'kept' && session.ghosts <= GHOSTS;
}

/** The server knows this session no longer: comes back as a new one. */
export function joinAnew(session) {
  forgetSession(session);
  session.link.drop(Close.BAD_SESSION, 'joining as new');
}

function forgetSession(session) {
  session.value = NONE;
  session.isDoubtful = true;
}

/**
 * Ends for good.
 * @param {'offline'|'refused'|'replaced'} state
 * @returns {Promise<void>} once what is kept may be taken up by another page
 */
export function end(session, state, reason) {
  if (session.isEnded) return Promise.resolve();
  session.isEnded = true;
  session.state = state;
  session.reason = reason;
  session.outbox.pause();
  session.liveSender.stop();
  session.env.clearTimeout(session.resyncTimer);
  if (session.link !== null) session.link.stop();
  if (session.couriers !== null) session.couriers.stop();
  return session.keeper.release(true).then(() => {
    if (session.tab !== null && !session.isCourier) session.tab.release();
  });
}
