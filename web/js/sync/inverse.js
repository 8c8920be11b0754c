// The op that takes another back. Pure: worked out from the board as it was seen before.

import { FIELD_OF_NUMBER, NESTED, WHOLE, isCleared, isGuarded } from '../model/merge.js';
import { keysOf } from './document.js';

/**
 * @param {Object} op
 * @param {{entry: function(string): (Object|undefined), elements: Map, author: number}} view before the op
 * @returns {Array<Object>} ops, empty where the op has no effect
 */
export function inverseOf(op, view) {
  const inverses = [];
  for (const key of op.clear ? view.elements.keys() : keysOf(op)) {
    const entry = view.entry(key);
    if (isGuarded(entry, view.author, op.ifSeq)) continue;
    if (op.put && entry === undefined) inverses.push({ remove: { id: [op.put.id] } });
    else if (entry === undefined) continue;
    else if (op.patch) inverses.push(inverseOfPatch(op.patch, entry.element));
    else if (!op.clear || isCleared(entry, op.clear.seq)) inverses.push({ put: entry.element });
  }
  return inverses;
}

function inverseOfPatch(patch, before) {
  const inverse = { id: patch.id, unset: [] };
  const unset = new Set(patch.unset || []);
  for (const number of Object.keys(FIELD_OF_NUMBER)) {
    const name = FIELD_OF_NUMBER[number];
    if (patch[name] === undefined && !unset.has(Number(number))) continue;
    if (before[name] === undefined) inverse.unset.push(Number(number));
    else if (WHOLE.includes(name) || unset.has(Number(number))) inverse[name] = before[name];
    else if (NESTED.includes(name)) takeBackFields(inverse, Number(number), name, patch[name], before[name]);
  }
  return { patch: inverse };
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
