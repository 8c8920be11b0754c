/** What a board's address says: …/b/{id}#{key}. */

/** As the protocol allows a board's id. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** @param {Location} location @returns {?{id: string, key: string}} null where it names no board */
export function boardOfAddress(location) {
  const parts = location.pathname.split('/');
  const id = decoded(parts[parts.length - 1]);
  return ID.test(id) ? { id, key: decoded(location.hash.slice(1)) } : null;
}

/** A link may have been cut in the middle of a %XX: what is left of it fits no key, and the server says so. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (damaged) {
    return text;
  }
}
