/**
 * The settled elements as the screen knows them: one record for each element that can be drawn, thrown
 * away when the element changes, found by where it lies. Says what a change has touched.
 *
 * A whole board is taken in by slices, so that joining a large one does not hold the page up; until
 * then `isLoading` and only a part can be found.
 *
 * @typedef {import('./record.js').Record} Record
 */
import { extentOf } from '../geometry/extent.js';
import { contains } from '../geometry/box.js';
import { figureOf } from '../geometry/figure.js';
import { touches } from '../geometry/hit.js';
import { createIndex } from '../geometry/index.js';
import { Record } from './record.js';

/** Elements between two looks at the clock. */
const AT_ONCE = 64;

/** Records go into the index by so many: few enough for one slice, enough to make a good tree. */
const LOADED_TOGETHER = 2000;

const byRank = (a, b) => a.rank - b.rank;

/** @param {{elements: Map<string, object>, inDrawOrder: () => Array<object>}} board the session's document */
export function createCatalogue(board) {
  const records = new Map();
  const index = createIndex();
  let ofElement = new WeakMap();
  /** Keys of a whole board that are still to be taken in. */
  let unread = [];
  let topRank = 0;
  let ranked = true;

  function make(key, element) {
    const bounds = extentOf(element);
    if (!bounds) return null;
    const record = new Record(key, element, bounds);
    records.set(key, record);
    ofElement.set(element, record);
    return record;
  }

  function forget(record) {
    records.delete(record.key);
    index.remove(record);
  }

  function reset() {
    records.clear();
    index.clear();
    ofElement = new WeakMap();
    unread = [...board.elements.keys()].reverse();
    ranked = false;
  }

  /** Takes in more of a whole board. @param {number} untilMs on performance.now()'s clock */
  function load(untilMs) {
    let made = [];
    const settle = () => {
      index.load(made);
      made = [];
    };
    while (unread.length > 0) {
      for (const key of unread.splice(-AT_ONCE).reverse()) {
        const element = board.elements.get(key);
        const record = element && !records.has(key) ? make(key, element) : null;
        if (record) made.push(record);
      }
      if (made.length >= LOADED_TOGETHER) settle();
      if (performance.now() >= untilMs) break;
    }
    settle();
    ranked = false;
    return unread.length === 0;
  }

  function rankAll() {
    topRank = 0;
    for (const element of board.inDrawOrder()) {
      const record = ofElement.get(element);
      if (record) record.rank = ++topRank;
    }
    ranked = true;
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

  function replace(key) {
    const before = records.get(key);
    const element = board.elements.get(key);
    if (before) forget(before);
    const after = element ? make(key, element) : null;
    if (after) index.add(after);
    if (before && after && before.element.z === after.element.z) after.rank = before.rank;
    else if (before && after) ranked = false;
    return { before, after };
  }

  function inOrder(found) {
    if (!ranked) rankAll();
    return found.sort(byRank);
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
      for (const key of keys) {
        const { before, after } = replace(key);
        if (before) damaged.push(before.bounds);
        if (after && before) damaged.push(after.bounds);
        if (after && !before) added.push(after);
      }
      const topmost = asTopmost(added);
      if (topmost) topmost.forEach((record) => { record.rank = ++topRank; });
      else ranked = false;
      if (topmost && damaged.length === 0) return { damaged, added: topmost };
      return { damaged: damaged.concat(added.map((record) => record.bounds)), added: [] };
    },

    load,
    isLoading: () => unread.length > 0,

    /** @returns {Array<Record>} whose bounds share a point with the box, the lowest first */
    meeting: (box) => inOrder(index.meeting(box)),

    /** @returns {Array<Record>} whose bounds lie inside the box, the lowest first */
    within: (box) => inOrder(index.meeting(box).filter((record) => contains(box, record.bounds))),

    /** @returns {?Record} the topmost that a point touches, or misses by no more than `slack` board units */
    pick(point, slack) {
      const around = { x: point.x - slack, y: point.y - slack, w: 2 * slack, h: 2 * slack };
      const found = inOrder(index.meeting(around));
      for (let i = found.length - 1; i >= 0; i--) {
        if (touches(found[i].figure, point, point, slack)) return found[i];
      }
      return null;
    },

    /** @returns {number} how much ink meets a box, as Record.weight counts */
    weightIn: (box) => index.meeting(box).reduce((sum, record) => sum + record.weight, 0),

    /** @returns {?import('../geometry/box.js').Box} the box around all there is */
    extent: index.extent,

    /** @param {string} key @returns {Record|undefined} */
    get: (key) => records.get(key),

    /** @param {object} element of the document @returns {?import('../geometry/figure.js').Figure} made once for its state */
    figure(element) {
      const record = ofElement.get(element);
      return record ? record.figure : figureOf(element);
    },
    records: () => records.values(),
  };
}
