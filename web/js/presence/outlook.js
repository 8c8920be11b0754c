/**
 * What the others see, and who of them follows whom (Cursor.view and Cursor.follows). Pure state.
 */

/** Place.x, y, w and h on the wire for one board unit. */
export const PLACE_UNITS = 1024;

/** As far as a Place may lie, and be wide, in its units. */
const FARTHEST = 2 ** 37;
const WIDEST = 2 ** 38;

/** @param {{x: number, y: number, w: number, h: number}} view board units @returns the same as a Place */
export function placeOf({ x, y, w, h }) {
  const at = (units) => Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(units * PLACE_UNITS)));
  const size = (units) => Math.max(1, Math.min(WIDEST, Math.round(units * PLACE_UNITS)));
  return { x: at(x), y: at(y), w: size(w), h: size(h) };
}

export function createOutlook() {
  const views = new Map();
  const follows = new Map();

  return {
    /** @param {Array<{author: number, view?: object, follows?: number}>} cursors wire units */
    take(cursors) {
      for (const { author, view, follows: leader = 0 } of cursors) {
        follows.set(author, leader);
        if (!view || !(view.w > 0) || !(view.h > 0)) continue;
        const { x = 0, y = 0, w, h } = view;
        views.set(author, { x: x / PLACE_UNITS, y: y / PLACE_UNITS, w: w / PLACE_UNITS, h: h / PLACE_UNITS });
      }
    },

    /** @param {(author: number) => boolean} here forgets all others */
    keep(here) {
      for (const held of [views, follows]) {
        for (const author of held.keys()) if (!here(author)) held.delete(author);
      }
    },

    /** @returns {?{x: number, y: number, w: number, h: number}} board units */
    viewOf: (author) => views.get(author) || null,

    /**
     * The end of the chain: whom `author` follows, whom that one follows… A circle of others ends where it
     * began, for each of them shows what there is to see.
     *
     * @returns {number} 0 where the chain leads to `me`
     */
    leaderOf(author, me) {
      const passed = new Set();
      for (let leader = author; !passed.has(leader); leader = follows.get(leader)) {
        passed.add(leader);
        const next = follows.get(leader) || 0;
        if (next !== 0 && next === me) return 0;
        // Who is followed and not here any more leads nowhere.
        if (!follows.has(next)) return leader;
      }
      return author;
    },

    /** Whether I, who follow `author`, am in a circle, and the one who is to leave it. */
    leavesCircle(author, me) {
      const passed = new Set();
      for (let each = author; each && !passed.has(each); each = follows.get(each)) {
        if (each === me) return me > Math.max(...passed);
        passed.add(each);
      }
      return false;
    },
  };
}
