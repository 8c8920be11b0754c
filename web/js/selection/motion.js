/**
 * A motion of the whole selection in all that is needed of it: what becomes of each element, the same
 * as a matrix for the eye, and where the frame is then. Pure.
 *
 * @typedef {object} Motion
 * @property {import('./change.js').Change} change
 * @property {Array<number>} matrix as CanvasRenderingContext2D.transform takes it, in board units
 * @property {?import('./frame.js').Frame} frame null where it has none
 */
import { centreOf } from '../geometry/box.js';
import { moving, reaching, stretching, stretchOf, turning } from './change.js';

const STILL = [1, 0, 0, 1, 0, 0];

/** @returns {Motion} */
export function moveMotion({ box, angle }, dx, dy) {
  return {
    change: moving(dx, dy),
    matrix: [1, 0, 0, 1, dx, dy],
    frame: { box: { ...box, x: box.x + dx, y: box.y + dy }, angle },
  };
}

/** @param {number} by radians, clockwise @returns {Motion} */
export function turnMotion(frame, by) {
  const { x, y } = centreOf(frame.box);
  const cos = Math.cos(by);
  const sin = Math.sin(by);
  return {
    change: turning(frame, by),
    matrix: [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos],
    frame: { box: frame.box, angle: frame.angle + by },
  };
}

/** @param {boolean} alone whether it is one element @returns {Motion} the rest as stretchOf takes it */
export function stretchMotion(frame, handle, to, how, alone) {
  const stretch = stretchOf(frame, handle, to, how);
  const matrix = matrixOf(stretch);
  const { x, y } = mapped(matrix, centreOf(frame.box));
  const w = frame.box.w * Math.abs(stretch.x);
  const h = frame.box.h * Math.abs(stretch.y);
  return {
    change: stretching(stretch, alone),
    matrix,
    frame: { box: { x: x - w / 2, y: y - h / 2, w, h }, angle: frame.angle },
  };
}

/** @param {'first'|'last'} end @param {{x: number, y: number}} to board units @returns {Motion} */
export function reachMotion(end, to) {
  return { change: reaching(end, to), matrix: STILL, frame: null };
}

/** First into the frame's own axes, there the factors, then back. */
function matrixOf({ x, y, anchor, angle }) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const a = x * cos * cos + y * sin * sin;
  const b = (x - y) * sin * cos;
  const d = x * sin * sin + y * cos * cos;
  return [a, b, b, d, anchor.x - a * anchor.x - b * anchor.y, anchor.y - b * anchor.x - d * anchor.y];
}

function mapped([a, b, c, d, e, f], { x, y }) {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
