/**
 * Which elements are selected, by key. Follows ids that change and forgets what is removed; what is
 * done with a selection is done elsewhere.
 *
 * @param {{document: {elements: Map<string, object>}, on: Function}} session
 */
import { union } from '../geometry/box.js';
import { figureOf } from '../geometry/figure.js';

export function createSelection(session) {
  let keys = new Set();
  const listeners = new Set();
  const { document: board } = session;

  function become(next) {
    if (next.size === keys.size && [...next].every((key) => keys.has(key))) return;
    keys = next;
    listeners.forEach((listener) => listener());
  }

  session.on('renamed', (renamed) => become(new Set([...keys].map((key) => renamed.get(key) || key))));
  session.on('change', () => {
    if (keys.size > 0) become(new Set([...keys].filter((key) => board.elements.has(key))));
  });

  const elements = () => [...keys].map((key) => board.elements.get(key)).filter(Boolean);
  const selection = {
    /** @returns {Set<string>} never changed in place */
    get keys() {
      return keys;
    },
    get size() {
      return keys.size;
    },
    has: (key) => keys.has(key),
    set: (next) => become(new Set(next)),
    add: (more) => become(new Set([...keys, ...more])),
    remove(some) {
      const gone = new Set(some);
      become(new Set([...keys].filter((key) => !gone.has(key))));
    },
    toggle(some) {
      const next = new Set(keys);
      for (const key of some) if (!next.delete(key)) next.add(key);
      become(next);
    },
    clear: () => become(new Set()),
    /** @returns {Array<object>} as the document has them now */
    elements,
    /** @returns {?import('../geometry/box.js').Box} around all that is selected; board units */
    bounds: () => elements().map(figureOf).filter(Boolean).reduce((box, figure) => union(box, figure.bounds), null),
    /** @param {() => void} listener when other elements are selected @returns {() => void} ends it */
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return selection;
}
