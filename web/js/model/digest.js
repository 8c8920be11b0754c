// The board's digest (ORD-7): the XOR of mix over all elements. It finds gaps, not merge errors.

/** murmur3's finaliser over an element's id and the seq that last changed it. @returns {number} uint32 */
export function mix(author, n, seq) {
  let h = Math.imul(author, 0x9e3779b1) ^ Math.imul(n, 0x85ebca77) ^ Math.imul(seq, 0xc2b2ae3d);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
}

/** An entry's share of the digest. @param {import('./merge.js').Entry} entry */
export function mixOf(entry) {
  return mix(entry.element.id.author, entry.element.id.n, entry.seq);
}
