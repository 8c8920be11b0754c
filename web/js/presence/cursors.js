/**
 * Where the others' pointers are. They arrive some twenty times a second and are shown gliding from
 * each place to the next. Pure state; time is an argument in ms.
 */

/** A little longer than the time between two updates, so that a steady hand is seen without stops. */
const GLIDE_MS = 80;

/** A pointer that has rested for so long fades, within so long, to so much of 1. */
const REST_MS = 6000;
const FADE_MS = 1500;
const FAINT = 0.4;

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

    /** @returns {Array<{author: number, x: number, y: number, strength: number}>} board units; strength 1: fully seen */
    at(nowMs) {
      return [...cursors].map(([author, cursor]) => ({ author, ...at(cursor, nowMs), strength: strengthOf(cursor, nowMs) }));
    },

    /** @returns {?{x: number, y: number}} where that pointer is or is going, board units */
    newest(author) {
      const cursor = cursors.get(author);
      return cursor ? { x: cursor.x, y: cursor.y } : null;
    },

    /** Whether a pointer is still on its way, or fading. */
    isMoving: (nowMs) => [...cursors.values()].some((cursor) => nowMs - cursor.sinceMs < glideMs || isFading(cursor, nowMs)),
  };

  function isFading({ sinceMs }, nowMs) {
    return !still && nowMs - sinceMs > REST_MS && nowMs - sinceMs < REST_MS + FADE_MS;
  }
}

function strengthOf({ sinceMs }, nowMs) {
  const faded = Math.min(1, Math.max(0, (nowMs - sinceMs - REST_MS) / FADE_MS));
  return 1 - (1 - FAINT) * faded;
}
