/**
 * Copies of elements: new ids, above everything in the order they had, groups of their own, and what
 * named one another within the copied set does so again. Pure.
 */
import { keyOf } from '../model/keys.js';
import { figureOf } from '../geometry/figure.js';
import { spread } from './order.js';
import { moving } from './change.js';
import { patchElement } from '../model/merge.js';

/**
 * @param {Array<object>} elements the lowest first
 * @param {{newId: () => object, topZ: () => string, dx: number, dy: number}} how dx, dy in board units
 * @returns {Array<object>} elements to be put, none of them locked
 */
export function copiesOf(elements, { newId, topZ, dx, dy }) {
  const fresh = new Map(elements.map((element) => [keyOf(element.id), newId()]));
  const groups = new Map();
  const first = topZ();
  const above = [first, ...spread(elements.length - 1, first, undefined)];
  const named = (id) => id && fresh.get(keyOf(id));

  return elements.map((element, i) => {
    const id = fresh.get(keyOf(element.id));
    // A group is called after its first member here: no number is spent on it.
    const groupKey = element.group && keyOf(element.group);
    if (groupKey && !groups.has(groupKey)) groups.set(groupKey, id);
    const copy = {
      ...element,
      id,
      z: above[i],
      locked: undefined,
      group: groupKey ? groups.get(groupKey) : undefined,
      parent: named(element.parent),
      ends: element.ends && { ...element.ends, from: named(element.ends.from), to: named(element.ends.to) },
      unset: [],
    };
    return moved(copy, dx, dy);
  });
}

/** @returns {object} the element so far to the right and down; itself where it cannot be drawn */
export function moved(element, dx, dy) {
  const figure = figureOf(element);
  const patch = figure && moving(dx, dy)({ element, figure });
  return patch ? patchElement(element, patch) : element;
}
