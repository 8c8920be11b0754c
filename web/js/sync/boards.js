/** What is asked of the server beside a session: boards and codes over REST (BRD-1, BRD-3, BRD-4). */

/**
 * Makes a board.
 *
 * @param {string} base the site's address with its last slash
 * @param {string} title may be empty
 * @returns {Promise<{id: string, keys: {owner: string, edit: string, view: string}}>} rejects with an
 *     Error whose `status` is the answer's, or 0 where the server could not be reached
 */
export function createBoard(base, title) {
  return ask(`${base}api/boards`, 'POST', 'application/json', JSON.stringify({ title })).then((response) => response.json());
}

/**
 * Gives a board another title; who is on it is told by the server.
 *
 * @param {string} base @param {string} id @param {string} ownerKey @param {string} title may be empty
 * @returns {Promise<void>} rejects as createBoard's does
 */
export function renameBoard(base, id, ownerKey, title) {
  return ask(`${base}api/boards/${id}`, 'PATCH', 'application/json', JSON.stringify({ title }), ownerKey).then(() => undefined);
}

/**
 * The keys that the holder of one may hand out (BRD-6).
 *
 * @param {string} base @param {string} id @param {string} key
 * @returns {Promise<Object<string, string>>} by role: owner, edit, view; rejects as createBoard's does
 */
export function keysOf(base, id, key) {
  return ask(`${base}api/boards/${id}/keys`, 'GET', undefined, undefined, key)
    .then((response) => response.json()).then(({ keys }) => keys);
}

/** @param {string} base @param {string} link to a board of this site @returns {Promise<Blob>} its QR code, an SVG */
export function qrOf(base, link) {
  return ask(`${base}api/qr`, 'POST', 'text/plain', link).then((response) => response.blob());
}

/** By promises alone: `async` costs the old page an engine. */
function ask(address, method, type, body, key) {
  const headers = type ? { 'Content-Type': type } : {};
  if (key) headers.Authorization = `Bearer ${key}`;
  return fetch(address, { method, headers, body }).then((response) => {
    if (!response.ok) throw failure(`the server answered ${response.status}`, response.status);
    return response;
  }, (unreachable) => {
    throw failure(unreachable.message, 0);
  });
}

function failure(message, status) {
  return Object.assign(new Error(message), { status });
}
