/**
 * Finds what lies where without looking at everything: an R-tree of boxes. Knows nothing of what the
 * items are; the order of what it finds means nothing.
 *
 * @typedef {{bounds: import('./box.js').Box}} Item  its bounds never change while it is in the index
 */
import RBush from '../lib/rbush/index.js';

export function createIndex() {
  const tree = new RBush();
  const entries = new Map();

  function entryOf(item) {
    const { x, y, w, h } = item.bounds;
    const entry = { minX: x, minY: y, maxX: x + w, maxY: y + h, item };
    entries.set(item, entry);
    return entry;
  }

  return {
    /** @param {Array<Item>} items many at once, which is faster than one by one */
    load(items) {
      tree.load(items.map(entryOf));
    },

    /** @param {Item} item */
    add(item) {
      tree.insert(entryOf(item));
    },

    /** @param {Item} item one that is in the index; others are ignored */
    remove(item) {
      const entry = entries.get(item);
      if (entry === undefined) return;
      tree.remove(entry);
      entries.delete(item);
    },

    clear() {
      tree.clear();
      entries.clear();
    },

    /** @param {import('./box.js').Box} box board units @returns {Array<Item>} whose bounds share a point with it */
    meeting({ x, y, w, h }) {
      return tree.search({ minX: x, minY: y, maxX: x + w, maxY: y + h }).map((entry) => entry.item);
    },

    /** @returns {?import('./box.js').Box} the box around all items; null when there are none */
    extent() {
      if (entries.size === 0) return null;
      const { minX, minY, maxX, maxY } = tree.data;
      return { x: minX, y: minY, w: maxX - minX, h: maxY - minY };
    },

    size: () => entries.size,
  };
}
