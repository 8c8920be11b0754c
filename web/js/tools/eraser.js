/**
 * The eraser of whole elements. What it passes over fades at once and goes in one batch when it lifts,
 * so one undo brings back all that one gesture took.
 */
import { boxOf, grow } from '../geometry/box.js';
import { touches } from '../geometry/hit.js';
import { keyOf } from '../model/keys.js';

/** How near (CSS px) is a hit: about a fingertip's error. */
const REACH_PX = 6;

const NONE = new Set();

/** @param {import('./kit.js').Kit} kit @returns {import('./kit.js').Tool} */
export function createEraser(kit) {
  let taken = new Map();
  let last = null;

  function pass(to) {
    const slack = REACH_PX / kit.zoom();
    const before = taken.size;
    for (const record of kit.meeting(grow(boxOf([last, to]), slack))) {
      const isFree = !record.locked && !taken.has(record.key);
      if (isFree && touches(record.figure, last, to, slack)) taken.set(record.key, record.id);
    }
    last = to;
    if (taken.size !== before) kit.fade(new Set(taken.keys()));
  }

  /** Somebody may have locked or removed it while the eraser was down, and one refusal takes the whole batch. */
  function mayGo(id) {
    const element = kit.session.document.elements.get(keyOf(kit.session.currentId(id)));
    return Boolean(element) && !element.locked;
  }

  function reset() {
    taken = new Map();
    last = null;
    kit.fade(NONE);
  }

  return {
    name: 'eraser',
    begin(sample) {
      last = sample;
      pass(sample);
    },
    move(samples) {
      samples.forEach(pass);
    },
    end() {
      const ids = [...taken.values()].filter(mayGo);
      reset();
      if (ids.length > 0) kit.session.submit([{ remove: { id: ids } }]);
    },
    cancel: reset,
  };
}
