/**
 * Painting one tile, as far as the time goes: what is left is painted in the next frame, on a canvas
 * that is not shown before it is done. Measures what painting costs, so that others can plan.
 */
import { lensOfTile, TILE } from './tiles.js';

/** Ink (see Record.weight) between two looks at the clock. */
const AT_ONCE = 900;

/** ms for a unit of weight, until it has been measured; and the share of a new measurement. */
const FIRST_GUESS_MS = 0.002;
const LEARNING = 0.2;

/**
 * @param {(ctx: CanvasRenderingContext2D, lens: import('./lens.js').Lens, record: object) => void} paintRecord
 * @param {{elements: number}} counts
 */
export function createTileWork(paintRecord, counts) {
  let msPerWeight = FIRST_GUESS_MS;
  const probe = document.createElement('canvas').getContext('2d');
  probe.canvas.width = 1;
  probe.canvas.height = 1;

  /** Canvases put painting off until somebody looks: without this the clock would tell nothing. */
  function finish(surface) {
    probe.drawImage(surface.canvas, 0, 0, 1, 1, 0, 0, 1, 1);
    probe.canvas.width = 1;
  }

  return {
    /** @param {{scale: number, i: number, j: number}} place @param {Array<object>} records the lowest first */
    begin: (place, records, surface) => ({ ...place, records, surface, done: 0 }),

    /** @returns {boolean} whether the tile is done */
    run(job, untilMs) {
      const { records, surface } = job;
      const lens = lensOfTile(job);
      while (job.done < records.length) {
        const startMs = performance.now();
        if (startMs >= untilMs) return false;
        let weight = 0;
        while (job.done < records.length && weight < AT_ONCE) {
          const record = records[job.done++];
          weight += record.weight;
          paintRecord(surface, lens, record);
          counts.elements++;
        }
        if (untilMs !== Infinity) finish(surface);
        msPerWeight += ((performance.now() - startMs) / weight - msPerWeight) * LEARNING;
      }
      return true;
    },

    /** @param {number} weight @returns {number} ms it will take, about */
    estimate: (weight) => weight * msPerWeight,

    /** Paints a part of a finished tile anew, or records over it. @param {?{x: number, y: number, w: number, h: number}} clip the tile's pixels */
    touchUp({ surface, ...place }, clip, records) {
      surface.save();
      surface.setTransform(1, 0, 0, 1, 0, 0);
      if (clip) {
        surface.beginPath();
        surface.rect(clip.x, clip.y, clip.w, clip.h);
        surface.clip();
        surface.clearRect(clip.x, clip.y, clip.w, clip.h);
      }
      const lens = lensOfTile(place);
      for (const record of records) paintRecord(surface, lens, record);
      counts.elements += records.length;
      surface.restore();
    },

    side: TILE,
  };
}
