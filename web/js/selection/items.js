/**
 * What is selected, with what is needed to work on it: each element and its figure, which is made once
 * for each state of an element. Pure.
 */
import { keyOf } from '../model/keys.js';
import { compareZ } from '../model/zindex.js';
import { figureOf } from '../geometry/figure.js';

/** @param {{elements: () => Array<object>}} selection */
export function createItems(selection) {
  const figures = new WeakMap();

  function itemOf(element) {
    if (!figures.has(element)) figures.set(element, figureOf(element));
    return { key: keyOf(element.id), element, figure: figures.get(element) };
  }

  const all = () => selection.elements().map(itemOf).filter(({ figure }) => figure);
  return {
    /** @returns {Array<import('./frame.js').Item>} in no order */
    all,
    /** @returns {Array<import('./frame.js').Item>} those that may be changed */
    free: () => all().filter(({ element }) => !element.locked),
    /** @returns {Array<object>} elements, the lowest first */
    inOrder: () => selection.elements().sort(compareZ),
    /** @param {object} element @returns {import('./frame.js').Item} */
    itemOf,
  };
}
