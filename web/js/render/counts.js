/**
 * What the settled layer did, in numbers: for tests and benchmarks, at the price of an addition.
 *
 * @typedef {object} Counts  since the page was opened, and the most that any one frame had
 * @property {number} frames
 * @property {number} tiles painted to the end
 * @property {number} shown pieces of tiles brought to the screen
 * @property {number} elements painted
 * @property {number} wholeMs when all tiles in view were painted the last time, on performance.now()'s clock
 * @property {number} mostTiles
 * @property {number} mostShown
 * @property {number} mostElements
 */

/** @returns {Counts & {endFrame: () => void, restart: () => void}} */
export function createCounts() {
  let before = { tiles: 0, shown: 0, elements: 0 };
  const counts = {
    frames: 0,
    tiles: 0,
    shown: 0,
    elements: 0,
    wholeMs: 0,
    mostTiles: 0,
    mostShown: 0,
    mostElements: 0,
    endFrame() {
      const { tiles, shown, elements } = counts;
      counts.frames++;
      counts.mostTiles = Math.max(counts.mostTiles, tiles - before.tiles);
      counts.mostShown = Math.max(counts.mostShown, shown - before.shown);
      counts.mostElements = Math.max(counts.mostElements, elements - before.elements);
      before = { tiles, shown, elements };
    },
    /** The most of a frame is counted anew from here. */
    restart() {
      Object.assign(counts, { mostTiles: 0, mostShown: 0, mostElements: 0 });
    },
  };
  return counts;
}
