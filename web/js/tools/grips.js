/**
 * Pulling and turning what is selected: by a handle, by a line's end. Each shows what would become of
 * it while it lasts, and ends in one submit.
 *
 * @typedef {object} Gesture
 * @property {(point: {x: number, y: number}, mods: import('./kit.js').Mods) => void} move
 * @property {() => void} end
 * @property {() => void} cancel
 * @property {() => ?import('../selection/frame.js').Frame} [frame] as it is at this moment
 * @property {() => ?import('../geometry/box.js').Box} [band]
 * @property {string} cursor CSS
 */
import { centreOf } from '../geometry/box.js';
import { KIND } from '../geometry/figure.js';
import { turned } from '../geometry/place.js';
import { keepsProportion } from '../selection/change.js';
import { frameOf } from '../selection/frame.js';
import { cursorOfHandle, SIDES } from '../selection/handles.js';
import { reachMotion, stretchMotion, turnMotion } from '../selection/motion.js';
import { createPreview } from './preview.js';

/** Shift turns and points in steps of this (radians). */
const STEP = Math.PI / 12;

/**
 * @param {import('./kit.js').Kit} kit
 * @param {Array<import('../selection/frame.js').Item>} items
 * @param {string} cursor
 * @param {(point: {x: number, y: number}, mods: object) => import('../selection/motion.js').Motion} motionTo
 * @returns {Gesture}
 */
export function previewed(kit, items, cursor, motionTo) {
  const preview = createPreview(kit, items);
  let frame = null;
  return {
    cursor,
    move(point, mods) {
      const motion = motionTo(point, mods);
      frame = motion.frame;
      preview.show(motion);
    },
    end: preview.submit,
    cancel: preview.over,
    frame: () => frame,
  };
}

/** @param {string} handle one of the eight @param {{x: number, y: number}} from where it was taken @returns {Gesture} */
export function stretchGesture(kit, items, handle, from) {
  const frame = frameOf(items);
  const { box, angle } = frame;
  const side = SIDES[handle];
  const grip = turned({ x: box.x + side.x * box.w, y: box.y + side.y * box.h }, centreOf(box), angle);
  const isText = items.length === 1 && items[0].figure.kind === KIND.TEXT;
  const forced = keepsProportion(items, frame) || (isText && side.x !== 0.5 && side.y !== 0.5);
  const except = keysOf(items);
  const axes = angle !== 0 ? 'xy' : side.x === 0.5 ? 'y' : side.y === 0.5 ? 'x' : 'xy';
  return previewed(kit, items, cursorOfHandle(handle, angle), (point, { shift, alt }) => {
    const to = kit.snap({ x: grip.x + point.x - from.x, y: grip.y + point.y - from.y }, { except, axes });
    return stretchMotion(frame, handle, to, { proportional: forced || shift, centred: alt }, items.length === 1);
  });
}

/** @returns {Gesture} */
export function turnGesture(kit, items, from) {
  const frame = frameOf(items);
  const middle = centreOf(frame.box);
  const direction = (point) => Math.atan2(point.y - middle.y, point.x - middle.x);
  return previewed(kit, items, 'grabbing', (point, { shift }) => {
    const by = direction(point) - direction(from);
    return turnMotion(frame, shift ? Math.round((frame.angle + by) / STEP) * STEP - frame.angle : by);
  });
}

/** @param {import('../selection/frame.js').Item} item a straight line @param {'first'|'last'} end @returns {Gesture} */
export function reachGesture(kit, item, end, from) {
  const [first, last] = item.figure.points;
  const grip = end === 'first' ? first : last;
  const fixed = end === 'first' ? last : first;
  const except = keysOf([item]);
  return previewed(kit, [item], 'crosshair', (point, { shift }) => {
    const to = kit.snap({ x: grip.x + point.x - from.x, y: grip.y + point.y - from.y }, { except });
    if (!shift) return reachMotion(end, to);
    const length = Math.hypot(to.x - fixed.x, to.y - fixed.y);
    const angle = Math.round(Math.atan2(to.y - fixed.y, to.x - fixed.x) / STEP) * STEP;
    return reachMotion(end, { x: fixed.x + Math.cos(angle) * length, y: fixed.y + Math.sin(angle) * length });
  });
}

function keysOf(items) {
  return new Set(items.map(({ key }) => key));
}
