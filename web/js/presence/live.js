/**
 * What the others are drawing at this moment (LIV-3): their strokes point by point until the put
 * arrives, and the shapes under their hands. Pure state; time is an argument in ms.
 *
 * Invariant: a stroke holds exactly its first points, without a gap. A chunk that does not begin where
 * the points held end is ignored, and so is the rest of that stroke.
 */
import { keyOf } from '../model/keys.js';

/** A stroke or draft of which nothing was heard for this long is given up. */
const SILENCE_MS = 15000;

/** More strokes than people can draw at once: beyond it a new one is ignored, whoever sent it. */
const MOST_STROKES = 512;
const MOST_POINTS = 8192;

/** As many shapes as one person's hands may hold; a server keeps no more either. */
const MOST_DRAFTS_EACH = 256;
const MOST_DRAFTS = 4096;

export function createLive() {
  const strokes = new Map();
  /** Author, then key of the element: several shapes can be in one hand. */
  const drafts = new Map();

  function begin(key, chunk, nowMs) {
    const { scale = 0, x = 0, y = 0 } = chunk.ink;
    const stroke = {
      key,
      author: chunk.author,
      style: chunk.style,
      laser: Boolean(chunk.laser),
      grain: 2 ** (4 - scale),
      points: [],
      broken: false,
      heardMs: nowMs,
      unit: 2 ** -scale,
      x,
      y,
      p: 128,
    };
    strokes.set(key, stroke);
    return stroke;
  }

  /** Integers are summed before they are scaled, so that no rounding gathers along a stroke. */
  function extend(stroke, { d = [], p = [] }, first) {
    const count = d.length / 2 + (first ? 1 : 0);
    for (let i = 0; i < count; i++) {
      if (!(first && i === 0)) {
        const at = 2 * (first ? i - 1 : i);
        stroke.x += d[at];
        stroke.y += d[at + 1];
      }
      const point = { x: stroke.x * stroke.unit, y: stroke.y * stroke.unit };
      if (p.length > 0) {
        stroke.p += p[i];
        point.p = stroke.p / 255;
      }
      stroke.points.push(point);
    }
  }

  function takeChunk(chunk, nowMs, settled) {
    const key = `${chunk.author}.${chunk.stroke}`;
    if (chunk.cancel) return strokes.delete(key);
    const first = !chunk.from;
    if (settled(key) || !chunk.ink) return false;
    const held = strokes.get(key);
    if (first && !held && strokes.size >= MOST_STROKES) return false;
    const stroke = first ? begin(key, chunk, nowMs) : held;
    if (!stroke || stroke.broken) return false;
    if (!first && chunk.from !== stroke.points.length) {
      stroke.broken = true;
      return false;
    }
    if (stroke.points.length + (chunk.ink.d || []).length / 2 >= MOST_POINTS + 1) return false;
    extend(stroke, chunk.ink, first);
    stroke.heardMs = nowMs;
    return true;
  }

  function takeDraft({ author, element, cancel }, nowMs) {
    if (!element || !element.id) return false;
    const held = drafts.get(author) || new Map();
    const key = keyOf(element.id);
    if (cancel) return dropDraft(author, key);
    const isFull = held.size >= MOST_DRAFTS_EACH || countDrafts() >= MOST_DRAFTS;
    if (isFull && !held.has(key)) return false;
    held.set(key, { element, heardMs: nowMs });
    drafts.set(author, held);
    return true;
  }

  function dropDraft(author, key) {
    const held = drafts.get(author);
    const gone = Boolean(held) && held.delete(key);
    if (held && held.size === 0) drafts.delete(author);
    return gone;
  }

  const countDrafts = () => [...drafts.values()].reduce((count, held) => count + held.size, 0);

  return {
    /**
     * @param {{chunk?: Array<object>, draft?: Array<object>}} frame a decoded Live of other people
     * @param {number} nowMs
     * @param {(key: string) => boolean} settled whether an element of that key is on the board already
     * @returns {boolean} whether there is something new to see
     */
    take(frame, nowMs, settled) {
      const chunks = (frame.chunk || []).map((chunk) => takeChunk(chunk, nowMs, settled));
      const shapes = (frame.draft || []).map((draft) => takeDraft(draft, nowMs));
      return chunks.concat(shapes).some(Boolean);
    },

    /**
     * The document changed: what is settled is live no more, a draft when its own author settled it.
     * @param {?Set<string>} keys null is all
     * @param {(key: string) => boolean} settled
     * @param {(key: string) => (number|undefined)} [lastBy] who changed an element last; undefined: it is gone
     */
    settle(keys, settled, lastBy = () => undefined) {
      for (const key of keys || [...strokes.keys()]) {
        if (settled(key)) strokes.delete(key);
      }
      if (!keys) drafts.clear();
      for (const [author, held] of [...drafts]) {
        for (const key of [...held.keys()].filter((each) => keys.has(each))) {
          const by = lastBy(key);
          if (by === undefined || by === author) dropDraft(author, key);
        }
      }
    },

    /** @param {(author: number) => boolean} here @returns {boolean} whether something was given up */
    expire(nowMs, here) {
      const before = strokes.size + countDrafts();
      const isOver = (author, heardMs) => nowMs - heardMs >= SILENCE_MS || !here(author);
      for (const [key, { author, heardMs }] of strokes) if (isOver(author, heardMs)) strokes.delete(key);
      for (const [author, held] of [...drafts]) {
        for (const [key, { heardMs }] of [...held]) if (isOver(author, heardMs)) dropDraft(author, key);
      }
      return strokes.size + countDrafts() !== before;
    },

    clear() {
      strokes.clear();
      drafts.clear();
    },

    /** @param {number} author @returns {?{x: number, y: number}} where that person's pen is right now */
    tipOf(author) {
      let newest = null;
      for (const stroke of strokes.values()) {
        if (stroke.author === author && !stroke.broken && (!newest || stroke.heardMs >= newest.heardMs)) newest = stroke;
      }
      return newest && newest.points[newest.points.length - 1];
    },

    strokes: () => [...strokes.values()],
    /** @returns {Array<object>} as they came: one without a kind is to be laid over the settled element */
    drafts: () => [...drafts.values()].flatMap((held) => [...held.values()].map(({ element }) => element)),
  };
}
