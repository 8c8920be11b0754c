/** What browser tests and the curious can read off <html data-…>: nothing here can be called. */

/** @param {object} session */
export function leaveTraces(session) {
  const { state, transport, pending, author, role } = session.status;
  Object.assign(document.documentElement.dataset, {
    state,
    transport,
    pending: String(pending),
    author: String(author),
    role: String(role),
    seq: String(session.document.confirmed.seq),
    elements: String(session.document.elements.size),
  });
}
