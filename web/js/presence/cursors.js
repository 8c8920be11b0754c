/**
 * Where the others' pointers are. They arrive some twenty times a second and are shown gliding from
 * each place to the next. Pure state; time is an argument in ms.
 */

/** A little longer than the time between two updates, so that a steady hand is seen without stops. */
const GLIDE_MS = 80;

/** A pointer that has rested this long is shown faintly. */
const IDLE_MS = 8000;

/** Cursor.x and y on the wire for one board unit. */
export const CURSOR_UNITS = 16;

/** @param {boolean} still true: no gliding (the person asked for less motion) */
export function createCursors(still) {
  const cursors = new Map();
  const glideMs = still ? 0 : GLIDE_MS;

  function at(cursor, nowMs) {
    const u = glideMs === 0 ? 1 : Math.min(1, (nowMs - cursor.sinceMs) / glideMs);
    return {
      x: cursor.fromX + (cursor.x - cursor.fromX) * u,
      y: cursor.fromY + (cursor.y - cursor.fromY) * u,
    };
  }

  return {
    /** @param {Array<{author: number, x?: number, y?: number}>} updates wire units */
    take(updates, nowMs) {
      for (const { author, x, y } of updates) {
        if (x === undefined || y === undefined) continue;
        const held = cursors.get(author);
        const to = { x: x / CURSOR_UNITS, y: y / CURSOR_UNITS };
        const from = held ? at(held, nowMs) : to;
        cursors.set(author, { ...to, fromX: from.x, fromY: from.y, sinceMs: nowMs });
      }
    },

    /** @param {(author: number) => boolean} here forgets the pointers of all others */
    keep(here) {
      for (const author of [...cursors.keys()]) {
        if (!here(author)) cursors.delete(author);
      }
    },

    /** @returns {Array<{author: number, x: number, y: number, idle: boolean}>} board units */
    at(nowMs) {
      return [...cursors].map(([author, cursor]) => ({
        author,
        ...at(cursor, nowMs),
        idle: nowMs - cursor.sinceMs > IDLE_MS,
      }));
    },

    /** Whether a pointer is still on its way. */
    isMoving: (nowMs) => [...cursors.values()].some((cursor) => nowMs - cursor.sinceMs < glideMs),
  };
}
