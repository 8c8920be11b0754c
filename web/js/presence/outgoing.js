/**
 * What I do right now, for the others to see: the pen's new points, the shapes under my hand and my
 * pointer, gathered so that all go in one frame and at most `hz` times a second. The first goes at once.
 */
import { keyOf } from '../model/keys.js';

/** So many shapes at once are shown to the others while they move; of more, they see where the rest went. */
const MOST_DRAFTS = 128;

/**
 * @param {(live: {chunk?: Array<object>, cursor?: Array<object>, draft?: Array<object>}) => void} send
 * @param {() => number} hz updates a second the server wants at most
 * @param {(id: object) => object} currentId an id as it is now; one made before the first Welcome changes
 */
export function createOutgoing(send, hz, currentId) {
  /** By key of the element, for it may change several times before it goes. */
  const drafts = new Map();
  let pointer = null;
  let lastPointer = null;
  let view = null;
  let follows = 0;
  let pull = null;
  let sentMs = -Infinity;
  let timer = null;

  function flush() {
    timer = null;
    const chunk = pull ? pull() : null;
    const live = {};
    if (chunk) live.chunk = [chunk];
    if (pointer || view) live.cursor = [cursor()];
    if (drafts.size > 0) live.draft = [...drafts.values()].map(named);
    pointer = null;
    view = null;
    pull = null;
    drafts.clear();
    if (!live.chunk && !live.cursor && !live.draft) return;
    sentMs = performance.now();
    send(live);
  }

  /** The server keeps a person's newest cursor whole but for its view, which it keeps until told anew (LIV-5). */
  function cursor() {
    const told = { ...(pointer || lastPointer) };
    if (view) told.view = view;
    if (follows) told.follows = follows;
    return told;
  }

  const named = ({ element, ...draft }) => ({ ...draft, element: { ...element, id: currentId(element.id) } });

  function soon() {
    if (timer !== null) return;
    const waitMs = sentMs + 1000 / hz() - performance.now();
    if (waitMs <= 0) flush();
    else timer = setTimeout(flush, waitMs);
  }

  return {
    /** @param {{x: number, y: number}} wire wire units; only the newest is sent */
    point(wire) {
      pointer = wire;
      lastPointer = wire;
      soon();
    },

    /**
     * @param {{x: number, y: number, w: number, h: number}} place what I see, wire units; only the newest is sent
     * @param {number} leader whose view I follow, 0 for nobody
     */
    look(place, leader) {
      view = place;
      follows = leader;
      soon();
    },

    /** @param {() => ?object} chunk makes the chunk of all points not sent yet, when it is time */
    draw(chunk) {
      pull = chunk;
      soon();
    },

    /**
     * @param {Array<object>} elements as they are now
     * @param {Array<object>} gone ids of those that are not in hand any more, put or given up
     */
    draft(elements, gone) {
      for (const id of gone) drafts.set(keyOf(id), { element: { id }, cancel: true });
      for (const element of elements.slice(0, MOST_DRAFTS)) drafts.set(keyOf(element.id), { element });
      if (drafts.size > 0) soon();
    },

    /** The stroke is over: what was gathered of it goes with its put. */
    stop() {
      pull = null;
    },
  };
}
