// What one op does to one element (ELM-1, ELM-2). Pure: entries and elements are never changed in
// place, so an element that did not change is the same object as before.
//
// An Entry is an element with its history in three numbers:
//   seq      of the op that last changed it
//   by       the author of that op
//   foreign  seq of the last op on it by any author other than `by`, 0 if there was none
// They are kept like this. An op by A at s on an entry last changed by A itself leaves `foreign`; on
// one last changed by another, `foreign` becomes the entry's seq so far, for that was the last op by
// an author other than A. Then by = A, seq = s. A put of what does not exist begins with foreign 0:
// a remove forgets by and foreign. An op without effect (a patch or remove of what is missing, or
// one its guard stops) changes none of the three. Whether an op is allowed is the server's business:
// what comes here has been accepted, or is one's own and not yet judged.

/** Fields of Element that a patch merges field by field; the others are replaced whole. */
export const NESTED = ['style', 'place', 'text', 'image'];
export const WHOLE = ['z', 'locked', 'group', 'parent', 'ends'];

/** Numbers of Element's fields that `unset` may name. */
export const FIELD_OF_NUMBER = {
  3: 'z', 4: 'style', 5: 'place', 7: 'text', 8: 'image', 9: 'locked', 10: 'group', 11: 'parent', 12: 'ends',
};

/** @typedef {{element: Object, seq: number, by: number, foreign: number}} Entry */

/**
 * Whether `if_seq` keeps an op by `author` from having an effect: another changed the element after it.
 * @param {Entry|undefined} entry
 * @param {number} ifSeq 0 = no guard
 */
export function isGuarded(entry, author, ifSeq) {
  if (!ifSeq || entry === undefined) return false;
  return entry.by === author ? entry.foreign > ifSeq : entry.seq > ifSeq;
}

/** @param {Entry|undefined} entry what is there @returns {Entry} */
export function applyPut(entry, element, author, seq) {
  return stamped(entry, element, author, seq);
}

/**
 * What a patch made of which element. One's own is applied when it is made and again when it is settled: then it makes
 * the same object, so that nothing is drawn again.
 */
const made = new WeakMap();

/** @param {Entry|undefined} entry what is there @returns {Entry|undefined} undefined if it is missing */
export function applyPatch(entry, patch, author, seq) {
  if (entry === undefined) return undefined;
  const held = made.get(patch);
  const element = held && held.from === entry.element ? held.element : patchElement(entry.element, patch);
  made.set(patch, { from: entry.element, element });
  return stamped(entry, element, author, seq);
}

/** Whether a clear(upTo) removes the entry; its guard is judged apart. */
export function isCleared(entry, upTo) {
  return entry.seq <= upTo && entry.element.locked !== true;
}

function stamped(entry, element, author, seq) {
  let foreign = 0;
  if (entry !== undefined) foreign = entry.by === author ? entry.foreign : entry.seq;
  return { element, seq, by: author, foreign };
}

/** First `unset` clears, then what the patch carries is written. @returns {Object} a new element */
export function patchElement(element, patch) {
  const merged = Object.assign({}, element);
  for (const number of patch.unset || []) {
    const name = FIELD_OF_NUMBER[number];
    if (name !== undefined) merged[name] = undefined;
    merged.unknown = withoutNumber(merged.unknown, number);
  }
  for (const name of WHOLE) if (isPresent(patch[name])) merged[name] = patch[name];
  for (const name of NESTED) if (isPresent(patch[name])) merged[name] = mergeFields(merged[name], patch[name]);
  merged.unknown = mergeUnknown(merged.unknown, patch.unknown);
  return merged;
}

function mergeFields(old, patch) {
  if (!isPresent(old)) return patch;
  const merged = Object.assign({}, old);
  for (const name of Object.keys(patch)) {
    if (name !== 'unknown' && isPresent(patch[name])) merged[name] = patch[name];
  }
  merged.unknown = mergeUnknown(old.unknown, patch.unknown);
  return merged;
}

/** Every number the patch carries replaces all that was kept under it. */
function mergeUnknown(old, patch) {
  if (!patch || patch.length === 0) return old;
  let kept = old;
  for (const field of patch) kept = withoutNumber(kept, field.number);
  return (kept || []).concat(patch);
}

function withoutNumber(unknown, number) {
  if (!unknown) return undefined;
  const kept = unknown.filter((field) => field.number !== number);
  return kept.length === 0 ? undefined : kept;
}

function isPresent(value) {
  return value !== undefined && value !== null;
}
