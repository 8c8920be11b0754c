/** What is asked of the server beside a session: boards and codes over REST (BRD-1, BRD-3, BRD-4). */

/**
 * Makes a board.
 *
 * @param {string} base the site's address with its last slash
 * @param {string} title may be empty
 * @returns {Promise<{id: string, keys: {owner: string, edit: string, view: string}}>} rejects with an
 *     Error whose `status` is the answer's, or 0 where the server could not be reached
 */
export async function createBoard(base, title) {
  const response = await ask(`${base}api/boards`, 'POST', 'application/json', JSON.stringify({ title }));
  return response.json();
}

/**
 * Gives a board another title; who is on it is told by the server.
 *
 * @param {string} base @param {string} id @param {string} ownerKey @param {string} title may be empty
 * @returns {Promise<void>} rejects as createBoard's does
 */
export async function renameBoard(base, id, ownerKey, title) {
  await ask(`${base}api/boards/${id}`, 'PATCH', 'application/json', JSON.stringify({ title }), ownerKey);
}

/**
 * The keys that the holder of one may hand out (BRD-6).
 *
 * @param {string} base @param {string} id @param {string} key
 * @returns {Promise<Object<string, string>>} by role: owner, edit, view; rejects as createBoard's does
 */
export async function keysOf(base, id, key) {
  const response = await ask(`${base}api/boards/${id}/keys`, 'GET', undefined, undefined, key);
  return (await response.json()).keys;
}

/** @param {string} base @param {string} link to a board of this site @returns {Promise<Blob>} its QR code, an SVG */
export async function qrOf(base, link) {
  const response = await ask(`${base}api/qr`, 'POST', 'text/plain', link);
  return response.blob();
}

async function ask(address, method, type, body, key) {
  const headers = type ? { 'Content-Type': type } : {};
  if (key) headers.Authorization = `Bearer ${key}`;
  const response = await fetch(address, { method, headers, body }).catch((unreachable) => {
    throw failure(unreachable.message, 0);
  });
  if (!response.ok) throw failure(`the server answered ${response.status}`, response.status);
  return response;
}

function failure(message, status) {
  return Object.assign(new Error(message), { status });
}
