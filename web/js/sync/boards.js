/** Boards over REST (BRD-1). */

/**
 * Makes a board.
 *
 * @param {string} base the site's address with its last slash
 * @returns {Promise<{id: string, keys: {owner: string, edit: string, view: string}}>} rejects with an
 *     Error whose `status` is the answer's, or 0 where the server could not be reached
 */
export async function createBoard(base) {
  const response = await fetch(`${base}api/boards`, { method: 'POST' }).catch((unreachable) => {
    throw failure(unreachable.message, 0);
  });
  if (response.status !== 201) throw failure(`the server answered ${response.status}`, response.status);
  return response.json();
}

function failure(message, status) {
  return Object.assign(new Error(message), { status });
}
