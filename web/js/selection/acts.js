/**
 * What can be done to a selection at once: each act is one submit, and so one step of undo. What is
 * locked is left out of all but locking. Knows nothing of keys, menus or the clipboard.
 */
import { keyOf } from '../model/keys.js';
import { compareZ } from '../model/zindex.js';
import { centreOf, meets, union } from '../geometry/box.js';
import { extentOf } from '../geometry/extent.js';
import { figureOf } from '../geometry/figure.js';
import { copiesOf } from './copies.js';
import { frameOf } from './frame.js';
import { groupPatches, isOneGroup, ungroupPatches, withGroups } from './groups.js';
import { reorder } from './order.js';

/** Element.locked's number in the schema, for `unset`. */
const LOCKED = 9;

/** Board units by which a copy lies beside what it is a copy of. */
const BESIDE = 16;

/**
 * @param {object} session
 * @param {ReturnType<typeof import('./selection.js').createSelection>} selection
 */
export function createActs(session, selection) {
  const board = session.document;
  const chosen = () => selection.elements().sort(compareZ);
  const free = () => chosen().filter(({ locked }) => !locked);

  function patchAll(patches) {
    if (patches.length > 0) session.submit(patches.map((patch) => ({ patch })));
  }

  /** Puts copies so far beside and selects them. */
  function putCopies(elements, dx, dy) {
    const copies = copiesOf(elements, { newId: () => session.newId(), topZ: () => session.topZ(), dx, dy });
    if (copies.length === 0 || !session.submit(copies.map((element) => ({ put: element })))) return;
    selection.set(copies.map(({ id }) => keyOf(session.currentId(id))));
  }

  function boundsOf(elements) {
    return elements.map(extentOf).reduce(union, null);
  }

  return {
    chosen,
    free,
    isGroup: () => isOneGroup(chosen()),
    selectAll: () => selection.set([...board.elements].filter(([, element]) => !element.locked && extentOf(element)).map(([key]) => key)),

    remove() {
      const ids = free().map(({ id }) => id);
      if (ids.length > 0) session.submit([{ remove: { id: ids } }]);
    },

    duplicate: () => putCopies(chosen(), BESIDE, BESIDE),

    /** @param {Array<object>} elements from anywhere @param {{x: number, y: number}} at where their middle comes, board units */
    paste(elements, at) {
      const items = elements.map((element) => ({ key: keyOf(element.id), element, figure: figureOf(element) }));
      const frame = frameOf(items.filter(({ figure }) => figure));
      const middle = frame ? centreOf(frame.box) : at;
      putCopies(elements, at.x - middle.x, at.y - middle.y);
    },

    group() {
      const members = free();
      if (members.length < 2) return;
      const keys = new Set(members.map(({ id }) => keyOf(id)));
      patchAll(groupPatches(members, [...board.elements.values()].filter(({ id }) => !keys.has(keyOf(id)))));
      selection.set(withGroups(keys, board.elements));
    },

    ungroup: () => patchAll(ungroupPatches(free())),

    /** @param {'front'|'forward'|'backward'|'back'} where */
    order(where) {
      const members = new Set(free().map(({ id }) => keyOf(id)));
      const around = boundsOf(free());
      const inTheWay = (element) => {
        const extent = extentOf(element);
        return extent !== null && around !== null && meets(extent, around);
      };
      patchAll(reorder(board.inDrawOrder().slice(), ({ id }) => members.has(keyOf(id)), where, inTheWay));
    },

    lock: () => patchAll(free().map(({ id }) => ({ id, locked: true }))),
    unlock: () => patchAll(chosen().filter(({ locked }) => locked).map(({ id }) => ({ id, unset: [LOCKED] }))),
  };
}
