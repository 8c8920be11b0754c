/** What browser tests and the curious can read off <html data-…>. */
import { contentHash } from '../model/canonical.js';

/** Asked for by this event on <html>, as it costs a walk over the whole board. */
const CONTENT = 'inkwire-content';

/** @param {object} session */
export function leaveTraces(session) {
  const { state, transport, pending, kept, storage, author, role } = session.status;
  Object.assign(document.documentElement.dataset, {
    state,
    transport,
    pending: String(pending),
    kept: String(kept),
    storage,
    author: String(author),
    role: String(role),
    seq: String(session.document.confirmed.seq),
    elements: String(session.document.elements.size),
  });
}

/** The view moves, or there is something new to see. */
export function traceMove() {
  delete document.documentElement.dataset.view;
}

/**
 * All there is to see is painted. The most of a frame is counted from one rest to the next.
 *
 * @param {import('../render/counts.js').Counts} counts @param {import('../geometry/camera.js').Camera} camera
 */
export function traceRest({ frames, tiles, elements, wholeMs, mostTiles, mostShown, mostElements }, { x, y, zoom }) {
  Object.assign(document.documentElement.dataset, {
    view: 'rested',
    camera: `${x} ${y} ${zoom}`,
    frames: String(frames),
    wholeMs: String(Math.round(wholeMs)),
    tiles: String(tiles),
    painted: String(elements),
    mostTiles: String(mostTiles),
    mostShown: String(mostShown),
    mostPainted: String(mostElements),
  });
}

/** Answers with the position and the hash of the confirmed content (I6) in data-content. @param {object} session */
export function tellContent(session) {
  const { documentElement: html } = document;
  html.addEventListener(CONTENT, () => {
    const { seq, entries } = session.document.confirmed;
    contentHash(entries.values()).then((hash) => {
      html.dataset.content = `${seq} ${hash}`;
    });
  });
}
