/** What a board's address says: …/b/{id}#{key}. */

/** As the protocol allows a board's id. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** @param {Location} location @returns {?{id: string, key: string}} null where it names no board */
export function boardOfAddress(location) {
  const parts = location.pathname.split('/');
  const id = decodeURIComponent(parts[parts.length - 1]);
  return ID.test(id) ? { id, key: decodeURIComponent(location.hash.slice(1)) } : null;
}
