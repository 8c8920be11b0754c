/**
 * Everybody else's presence in one place: strokes being drawn, drafts, pointers, and who is here.
 * Pure state; time is an argument in ms.
 *
 * Who draws sends no pointer: it is where the pen is.
 */
import { createCursors, CURSOR_UNITS } from './cursors.js';
import { keyOf } from '../model/keys.js';
import { createLive } from './live.js';
import { elementOfDraft } from './partial.js';

/**
 * @param {object} session read: people, status.author, document.elements
 * @param {boolean} still no gliding
 */
export function createCrowd(session, still) {
  const live = createLive();
  const cursors = createCursors(still);
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

  const here = (author) => session.people.has(author);

  return {
    /** @param {object} frame a decoded Live @returns {boolean} whether the live layer changed */
    take(frame, nowMs) {
      const isNew = live.take(frame, nowMs, settled);
      const pens = new Set((frame.chunk || []).map(({ author }) => author));
      const tips = [...pens].map((author) => ({ author, tip: live.tipOf(author) })).filter(({ tip }) => tip)
        .map(({ author, tip }) => ({ author, x: tip.x * CURSOR_UNITS, y: tip.y * CURSOR_UNITS }));
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
      cursors.keep(here);
      return live.expire(nowMs, here);
    },

    /** The connection was lost: what was under way is not to be continued. */
    clear() {
      live.clear();
      cursors.keep(() => false);
    },

    strokes: live.strokes,

    /** @returns {Array<object>} elements as their authors hold them now */
    drafts: () => live.drafts().map(whole),

    /** @returns {{pointers: Array<object>, moving: boolean}} in board units, with names and colours */
    pointers(nowMs) {
      const pointers = cursors.at(nowMs).filter(({ author }) => here(author)).map(({ author, x, y, idle }) => {
        const { name, color, away } = session.people.get(author);
        return { x, y, name, color, faint: idle || away };
      });
      return { pointers, moving: cursors.isMoving(nowMs) };
    },

    /** @returns {Array<object>} the people beside me, the longest here first */
    others() {
      const me = session.status.author;
      return [...session.people.values()].filter(({ author, gone }) => author !== me && !gone)
        .sort((a, b) => a.author - b.author);
    },
  };
}
