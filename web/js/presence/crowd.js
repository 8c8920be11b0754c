/**
 * Everybody else's presence in one place: strokes being drawn, drafts, pointers, and who is here.
 * Pure state; time is an argument in ms.
 *
 * Who draws sends no pointer: it is where the pen is.
 */
import { createCursors, CURSOR_UNITS } from './cursors.js';
import { keyOf } from '../model/keys.js';
import { patchElement } from '../model/merge.js';
import { createLive } from './live.js';

/**
 * @param {object} session read: people, status.author, document.elements
 * @param {boolean} still no gliding
 */
export function createCrowd(session, still) {
  const live = createLive();
  const cursors = createCursors(still);
  const settled = (key) => session.document.elements.has(key);
  const here = (author) => session.people.has(author);
  const wholes = new WeakMap();

  /** The same object for as long as neither the draft nor what it stands for changed: it is drawn once. */
  function whole(draft) {
    const settledOne = session.document.elements.get(keyOf(draft.id));
    if (!settledOne) return draft;
    const held = wholes.get(draft);
    if (held && held.of === settledOne) return held.element;
    const element = patchElement(settledOne, draft);
    wholes.set(draft, { of: settledOne, element });
    return element;
  }

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
    settle: (keys) => live.settle(keys, settled),

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

    /** LIV-6: of what is on the board a draft tells only what differs. @returns {Array<object>} elements */
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
