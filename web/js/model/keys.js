// Element ids as map keys.

/** @param {{author: number, n: number}} id @returns {string} "author.n" */
export function keyOf(id) {
  return id.author + '.' + id.n;
}

/** @param {string} key @returns {{author: number, n: number}} */
export function idOf(key) {
  const dot = key.indexOf('.');
  return { author: Number(key.slice(0, dot)), n: Number(key.slice(dot + 1)) };
}

/** Orders ids by author, then n. */
export function compareIds(a, b) {
  return a.author - b.author || a.n - b.n;
}
