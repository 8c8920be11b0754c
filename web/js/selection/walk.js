/**
 * From element to element by keys, in the drawing order. A group is one stop. Pure.
 *
 * @param {{elements: Map<string, object>, inDrawOrder: () => Array<object>}} board
 * @param {object} selection
 */
import { keyOf } from '../model/keys.js';
import { withGroups } from './groups.js';

export function createWalk(board, selection) {
  /** @returns {Array<object>} the lowest member of each group, and all that is in none */
  function stops() {
    const groups = new Set();
    return board.inDrawOrder().filter(({ group }) => {
      if (!group) return true;
      const name = keyOf(group);
      return !groups.has(name) && Boolean(groups.add(name));
    });
  }

  /** Where a step from what is selected leads; the first or last stop if nothing is. */
  function target(step) {
    const all = stops();
    const chosen = all.map(({ id }, i) => (selection.has(keyOf(id)) ? i : -1)).filter((i) => i >= 0);
    if (chosen.length === 0) return all[step > 0 ? 0 : all.length - 1];
    return all[step > 0 ? chosen[chosen.length - 1] + 1 : chosen[0] - 1];
  }

  return {
    canGo: (step) => target(step) !== undefined,
    go(step) {
      const next = target(step);
      if (next) selection.set(withGroups([keyOf(next.id)], board.elements));
    },
    /** @returns {{at: number, of: number}} of the one stop that is selected, from 1; at 0: of none or several */
    place() {
      const all = stops();
      const chosen = all.map(({ id }, i) => (selection.has(keyOf(id)) ? i + 1 : 0)).filter((i) => i > 0);
      return { at: chosen.length === 1 ? chosen[0] : 0, of: all.length };
    },
  };
}
