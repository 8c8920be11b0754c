/** What browser tests and the curious can read off <html data-…>: nothing here can be called. */

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

/** The view moves: once for each time it begins to. */
export function traceMove() {
  delete document.documentElement.dataset.view;
}

/** All there is to see is painted. @param {import('../render/counts.js').Counts} counts */
export function traceRest({ frames, tiles, elements, mostTiles, mostShown, mostElements }) {
  Object.assign(document.documentElement.dataset, {
    view: 'rested',
    frames: String(frames),
    tiles: String(tiles),
    painted: String(elements),
    mostTiles: String(mostTiles),
    mostShown: String(mostShown),
    mostPainted: String(mostElements),
  });
}
