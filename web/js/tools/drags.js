/**
 * Dragging what is selected, or copies out of it, and drawing out a box around what shall be selected.
 * The gestures' form is told in grips.js.
 */
import { boxOf } from '../geometry/box.js';
import { copiesOf, moved } from '../selection/copies.js';
import { cornersOfFrame, frameOf } from '../selection/frame.js';
import { moveMotion } from '../selection/motion.js';
import { previewed } from './grips.js';

/** Copies are whole elements on the wire, not patches: of more, the others see none before they are put. */
const SHOWN_COPIES = 8;

/**
 * @param {import('./kit.js').Kit} kit
 * @param {Array<import('../selection/frame.js').Item>} items
 * @param {{x: number, y: number}} from board units, where it was taken
 * @returns {import('./grips.js').Gesture}
 */
export function moveGesture(kit, items, from) {
  const frame = frameOf(items);
  const step = stepper(kit, frame, from, new Set(items.map(({ key }) => key)));
  return previewed(kit, items, 'move', (point, mods) => {
    const by = step(point, mods);
    return moveMotion(frame, by.x, by.y);
  });
}

/**
 * Copies are dragged away; what they are copies of stays.
 *
 * @param {Array<import('../selection/frame.js').Item>} items the lowest first
 * @param {(ids: Array<object>) => void} onDone with those of the copies
 * @returns {import('./grips.js').Gesture}
 */
export function copyGesture(kit, items, from, onDone) {
  const { session } = kit;
  const elements = items.map(({ element }) => element);
  const copies = copiesOf(elements, { newId: () => session.newId(), topZ: () => session.topZ(), dx: 0, dy: 0 });
  const keys = new Set(items.map(({ key }) => key));
  const frame = frameOf(items);
  const step = stepper(kit, frame, from, new Set());
  let motion = moveMotion(frame, 0, 0);
  let by = { x: 0, y: 0 };

  function over() {
    kit.carry(null);
    kit.draft(null);
  }

  return {
    cursor: 'copy',
    move(point, mods) {
      by = step(point, mods);
      motion = moveMotion(frame, by.x, by.y);
      if (copies.length > SHOWN_COPIES) kit.carry({ keys, matrix: motion.matrix, stays: true });
      else kit.draft(copies.map((copy) => moved(copy, by.x, by.y)));
    },
    end() {
      const put = copies.map((copy) => moved(copy, by.x, by.y));
      const done = session.submit(put.map((element) => ({ put: element })));
      over();
      if (done) onDone(put.map(({ id }) => session.currentId(id)));
    },
    cancel: over,
    frame: () => motion.frame,
  };
}

/**
 * Everything inside a box is selected while it is drawn out.
 *
 * @param {Set<string>} base what stays selected whatever the box holds
 * @param {(keys: Set<string>) => void} choose
 * @returns {import('./grips.js').Gesture}
 */
export function bandGesture(kit, from, base, choose) {
  let band = null;
  return {
    cursor: 'crosshair',
    move({ x, y }) {
      band = { x: Math.min(from.x, x), y: Math.min(from.y, y), w: Math.abs(x - from.x), h: Math.abs(y - from.y) };
      const inside = kit.within(band).filter(({ locked }) => !locked).map(({ key }) => key);
      choose(new Set([...base, ...inside]));
    },
    end() {},
    cancel() {},
    band: () => band,
  };
}

/** From the pointer to how far the frame goes: its corner snaps; with shift it keeps to one axis. */
function stepper(kit, frame, from, except) {
  const box = boxOf(cornersOfFrame(frame));
  const corner = { x: box.x, y: box.y };
  return (point, { shift }) => {
    const dx = point.x - from.x;
    const dy = point.y - from.y;
    const to = kit.snap({ x: corner.x + dx, y: corner.y + dy }, { except, size: box });
    const level = Math.abs(dx) >= Math.abs(dy);
    return { x: shift && !level ? 0 : to.x - corner.x, y: shift && level ? 0 : to.y - corner.y };
  };
}
