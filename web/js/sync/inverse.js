// The op that takes another back. Pure: worked out from the board as it was before.

import { sameInk } from './batches.js';
import { FIELD_OF_NUMBER, NESTED, WHOLE, isCleared, isGuarded } from '../model/merge.js';
import { entryAfter } from '../model/state.js';
import { keysOf } from './document.js';

const LOCKED_NUMBER = 9;

/**
 * @param {Object} op
 * @param {{entry: function(string): (Object|undefined), keys: function(): Iterable<string>, author: number}} view before the op
 * @returns {Array<Object>} ops in the order to be done, each of one element; empty where the op has no effect
 */
export function inverseOf(op, view) {
  const inverses = [];
  for (const key of op.clear ? view.keys() : keysOf(op)) {
    const entry = view.entry(key);
    if (isGuarded(entry, view.author, op.ifSeq)) continue;
    if (op.put && entry === undefined) inverses.push({ remove: { id: [op.put.id] } });
    else if (entry === undefined) continue;
    else if (op.patch) inverses.push(...inverseOfPatch(op.patch, entry.element));
    else if (op.put) inverses.push(...inverseOfReplacement(op.put, entry.element));
    else if (!op.clear || isCleared(entry, op.clear.seq)) inverses.push({ put: entry.element });
  }
  return inverses;
}

/**
 * What takes a batch back, from the confirmed state that it is about to be applied to (UND-2).
 * @param {Array<Object>} ops of the batch
 * @param {import('../model/state.js').BoardState} confirmed
 * @param {number} author
 * @returns {Array<Object>} in the order to be done
 */
export function inverseOfBatch(ops, confirmed, author) {
  const changed = new Map();
  const entry = (key) => (changed.has(key) ? changed.get(key) : confirmed.entries.get(key));
  const view = { entry, keys: () => new Set([...confirmed.entries.keys(), ...changed.keys()]), author };
  const undoes = [];
  ops.forEach((op, i) => {
    const inverses = inverseOf(op, view);
    undoes.unshift(...inverses);
    for (const key of op.clear ? view.keys() : keysOf(op)) {
      const before = entry(key);
      const after = entryAfter(before, op, author, confirmed.seq + 1 + i);
      if (after !== before) changed.set(key, after);
    }
  });
  return undoes;
}

/**
 * A put on what is there: taken back field by field where that says the same, for a patch does not
 * bring back what another removes meanwhile.
 */
function inverseOfReplacement(put, before) {
  if (put.kind !== before.kind || !sameInk(put, before) || put.unknown || before.unknown) return [{ put: before }];
  const patch = { id: put.id, unset: [] };
  for (const number of Object.keys(FIELD_OF_NUMBER)) {
    const name = FIELD_OF_NUMBER[number];
    if (put[name] === undefined && before[name] === undefined) continue;
    patch.unset.push(Number(number));
    if (before[name] !== undefined) patch[name] = before[name];
  }
  return unlockedFirst(patch, put);
}

function inverseOfPatch(patch, before) {
  const inverse = { id: patch.id, unset: [] };
  const unset = new Set(patch.unset || []);
  for (const number of Object.keys(FIELD_OF_NUMBER)) {
    const name = FIELD_OF_NUMBER[number];
    if (patch[name] === undefined && !unset.has(Number(number))) continue;
    if (before[name] === undefined) inverse.unset.push(Number(number));
    else if (WHOLE.includes(name) || patch[name] === undefined) inverse[name] = before[name];
    else if (unset.has(Number(number))) {
      inverse.unset.push(Number(number));
      inverse[name] = before[name];
    } else if (NESTED.includes(name)) takeBackFields(inverse, Number(number), name, patch[name], before[name]);
  }
  return unlockedFirst(inverse, patch);
}

/** What one's own op locked takes only the unlocking (ELM-4); the rest follows. */
function unlockedFirst(inverse, after) {
  if (after.locked !== true) return [{ patch: inverse }];
  const rest = Object.assign({}, inverse, { locked: undefined, unset: inverse.unset.filter((number) => number !== LOCKED_NUMBER) });
  const unlock = { id: inverse.id, unset: [] };
  if (inverse.locked === undefined) unlock.unset.push(LOCKED_NUMBER);
  else unlock.locked = inverse.locked;
  const isMore = rest.unset.length > 0 || [...WHOLE, ...NESTED].some((name) => rest[name] !== undefined);
  return isMore ? [{ patch: unlock }, { patch: rest }] : [{ patch: unlock }];
}

/** Single fields inside style, place and the like cannot be unset, so where one was absent before, the whole goes back. */
function takeBackFields(inverse, number, name, patch, before) {
  const names = Object.keys(patch).filter((field) => patch[field] !== undefined);
  if (names.every((field) => field !== 'unknown' && before[field] !== undefined)) {
    inverse[name] = {};
    for (const field of names) inverse[name][field] = before[field];
    return;
  }
  inverse.unset.push(number);
  inverse[name] = before;
}
