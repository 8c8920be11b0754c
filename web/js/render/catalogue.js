/**
 * The settled elements as the screen knows them: one record for each element that can be drawn, made
 * when it is first needed and thrown away when the element changes. Says what a change has touched.
 *
 * @typedef {{key: string, id: object, locked: boolean, bounds: import('../geometry/box.js').Box,
 *     figure: import('../geometry/figure.js').Figure, brush: import('./brush.js').Brush}} Record
 */
import { figureOf } from '../geometry/figure.js';
import { brushFor } from './brush.js';

/** @param {{elements: Map<string, object>, inDrawOrder: () => Array<object>}} board the session's document */
export function createCatalogue(board) {
  const records = new Map();
  let ofElement = new WeakMap();
  let order = null;

  function recordOf(key, element) {
    const figure = figureOf(element);
    const record = figure && {
      key,
      id: element.id,
      locked: Boolean(element.locked),
      bounds: figure.bounds,
      figure,
      brush: brushFor(figure),
    };
    if (record) {
      records.set(key, record);
      ofElement.set(element, record);
    }
    return record;
  }

  function reset() {
    records.clear();
    ofElement = new WeakMap();
    order = null;
    for (const [key, element] of board.elements) recordOf(key, element);
  }

  /** The last records in the drawing order, as many as these; null if these are not they. */
  function asTopmost(added) {
    const all = board.inDrawOrder();
    const topmost = [];
    for (let i = all.length - 1; i >= 0 && topmost.length < added.length; i--) {
      const record = ofElement.get(all[i]);
      if (record) topmost.unshift(record);
    }
    return topmost.every((record) => added.indexOf(record) >= 0) ? topmost : null;
  }

  reset();
  return {
    /**
     * @param {?Set<string>} keys what changed; null is everything
     * @returns {?{damaged: Array<import('../geometry/box.js').Box>, added: Array<Record>}} null for
     *     everything; damaged: what must be painted anew; added: what can be painted
     *     over the rest, the lowest first
     */
    update(keys) {
      if (keys === null) {
        reset();
        return null;
      }
      const damaged = [];
      const added = [];
      order = null;
      for (const key of keys) {
        const before = records.get(key);
        const element = board.elements.get(key);
        records.delete(key);
        const after = element ? recordOf(key, element) : null;
        if (before) damaged.push(before.bounds);
        if (after && before) damaged.push(after.bounds);
        if (after && !before) added.push(after);
      }
      const topmost = damaged.length === 0 ? asTopmost(added) : null;
      if (topmost) return { damaged, added: topmost };
      return { damaged: damaged.concat(added.map((record) => record.bounds)), added: [] };
    },

    /** @returns {Array<Record>} the lowest first */
    inOrder() {
      order = order || board.inDrawOrder().map((element) => ofElement.get(element)).filter(Boolean);
      return order;
    },

    /** @param {string} key @returns {Record|undefined} */
    get: (key) => records.get(key),
    records: () => records.values(),
  };
}
