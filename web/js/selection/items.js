/**
 * What is selected, with what is needed to work on it: each element and its figure. Pure.
 */
import { keyOf } from '../model/keys.js';
import { compareZ } from '../model/zindex.js';

/**
 * @param {{elements: () => Array<object>}} selection
 * @param {(element: object) => ?import('../geometry/figure.js').Figure} figureOf made once for each state
 */
export function createItems(selection, figureOf) {
  const itemOf = (element) => ({ key: keyOf(element.id), element, figure: figureOf(element) });

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
