/**
 * Everybody else's presence in one place: strokes being drawn, drafts, pointers, and who is here.
 * Pure state; time is an argument in ms.
 *
 * Who draws sends no pointer: it is where the pen is.
 */
import { createCursors, CURSOR_UNITS } from './cursors.js';
import { keyOf } from '../model/keys.js';
import { createLive } from './live.js';
import { createOutlook } from './outlook.js';
import { elementOfDraft } from './partial.js';

/** Of whom nothing was seen for so long is idle, until something is. */
const IDLE_MS = 3 * 60000;

/** How clearly the pointer of somebody away is shown, of 1. */
const AWAY_STRENGTH = 0.4;

/** Who drew this short a time ago is drawing. */
const DRAWING_MS = 1500;

/**
 * @param {object} session read: people, status.author, document.elements
 * @param {boolean} still no gliding
 */
export function createCrowd(session, still) {
  const live = createLive();
  const cursors = createCursors(still);
  const outlook = createOutlook();
  /** By author, when something was last seen of them, and when they last drew. */
  const seenMs = new Map();
  const drewMs = new Map();
  const settled = (key) => session.document.elements.has(key);
  /** By draft; the same object as long as neither it nor what it lies over changes. */
  const laid = new WeakMap();

  function whole(draft) {
    const below = session.document.elements.get(keyOf(draft.id));
    const held = laid.get(draft);
    if (held && held.below === below) return held.element;
    const element = elementOfDraft(draft, below);
    laid.set(draft, { below, element });
    return element;
  }

  function notice({ chunk = [], cursor = [], draft = [] }, nowMs) {
    for (const { author } of chunk.concat(draft)) drewMs.set(author, nowMs);
    for (const { author } of chunk.concat(draft, cursor)) seenMs.set(author, nowMs);
  }

  function forget(who) {
    for (const held of [seenMs, drewMs]) {
      for (const author of held.keys()) if (!who(author)) held.delete(author);
    }
    cursors.keep(who);
    outlook.keep(who);
  }

  const here = (author) => session.people.has(author);

  const isIdle = (author, nowMs) => nowMs - (seenMs.has(author) ? seenMs.get(author) : nowMs) >= IDLE_MS;

  return {
    /** @param {object} frame a decoded Live @returns {boolean} whether the live layer changed */
    take(frame, nowMs) {
      const isNew = live.take(frame, nowMs, settled);
      const pens = new Set((frame.chunk || []).map(({ author }) => author));
      const tips = [...pens].map((author) => ({ author, tip: live.tipOf(author) })).filter(({ tip }) => tip)
        .map(({ author, tip }) => ({ author, x: tip.x * CURSOR_UNITS, y: tip.y * CURSOR_UNITS }));
      outlook.take((frame.cursor || []).filter(({ author }) => here(author)));
      notice(frame, nowMs);
      cursors.take((frame.cursor || []).concat(tips).filter(({ author }) => here(author)), nowMs);
      return isNew;
    },

    /** @param {?Set<string>} keys what changed in the document */
    settle: (keys) => live.settle(keys, settled, (key) => {
      const entry = session.document.entry(key);
      return entry && entry.by;
    }),

    /** Forgets who left and what went silent. @returns {boolean} whether the live layer changed */
    tidy(nowMs) {
      for (const author of session.people.keys()) if (!seenMs.has(author)) seenMs.set(author, nowMs);
      forget(here);
      return live.expire(nowMs, here);
    },

    /** The connection was lost: what was under way is not to be continued. */
    clear() {
      live.clear();
      forget(() => false);
    },

    strokes: live.strokes,

    /** @returns {Array<object>} elements as their authors hold them now */
    drafts: () => live.drafts().map(whole),

    /** @returns {{pointers: Array<object>, moving: boolean}} in board units, with names and colours */
    pointers(nowMs) {
      const pointers = cursors.at(nowMs).filter(({ author }) => here(author) && !isIdle(author, nowMs))
        .map(({ author, x, y, strength }) => {
          const { name, color, away } = session.people.get(author);
          return { x, y, name, color, strength: away ? Math.min(strength, AWAY_STRENGTH) : strength };
        });
      return { pointers, moving: cursors.isMoving(nowMs) };
    },

    /** @param {number} author @returns {'away'|'drawing'|'idle'|'here'} */
    doing(author, nowMs) {
      const person = session.people.get(author);
      if (!person || person.away) return 'away';
      if (nowMs - (drewMs.has(author) ? drewMs.get(author) : -Infinity) < DRAWING_MS) return 'drawing';
      return isIdle(author, nowMs) ? 'idle' : 'here';
    },

    /** @returns {?{x: number, y: number, w: number, h: number}} what that person sees, board units */
    viewOf: outlook.viewOf,

    /** @returns {?{x: number, y: number}} where that person points, board units */
    pointOf: (author) => cursors.newest(author),

    /** Whose view one sees who follows `author` (LIV-5). @returns {number} 0 where that would be my own */
    leaderOf: (author) => outlook.leaderOf(author, session.status.author),

    leavesCircle: (author) => outlook.leavesCircle(author, session.status.author),

    isHere: here,

    /** @returns {Array<object>} the people beside me, the longest here first */
    others() {
      const me = session.status.author;
      return [...session.people.values()].filter(({ author, gone }) => author !== me && !gone)
        .sort((a, b) => a.author - b.author);
    },
  };
}
