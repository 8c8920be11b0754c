/**
 * The box around what is selected, turned with it where all of it is turned alike. Pure.
 *
 * @typedef {{key: string, element: object, figure: import('../geometry/figure.js').Figure}} Item
 *     one selected element; an item is never changed
 * @typedef {{box: import('../geometry/box.js').Box, angle: number}} Frame
 *     a box in board units, turned by so many radians (clockwise) about its centre
 */
import { boxOf, centreOf, cornersOf } from '../geometry/box.js';
import { KIND } from '../geometry/figure.js';
import { angleOfPlace, turned } from '../geometry/place.js';

/** Turns (radians) nearer to each other than this are one: the wire's own step is a tenth of it. */
const SAME_TURN = 1e-3;

const ORIGIN = { x: 0, y: 0 };

/** @param {Item} item @returns {boolean} whether it is known by its two ends alone */
export function isStraight({ figure }) {
  return (figure.kind === KIND.LINE || figure.kind === KIND.ARROW) && figure.points.length === 2;
}

/** @param {Item} item @returns {Frame} its own */
export function frameOfItem({ element, figure }) {
  return { box: figure.box, angle: angleOfPlace(element.place) };
}

/** @param {Frame} frame @returns {Array<{x: number, y: number}>} clockwise from what was the top left */
export function cornersOfFrame({ box, angle }) {
  const corners = cornersOf(box);
  const middle = centreOf(box);
  return angle === 0 ? corners : corners.map((corner) => turned(corner, middle, angle));
}

/** @param {Array<Item>} items @returns {?Frame} null for none */
export function frameOf(items) {
  if (items.length === 0) return null;
  if (items.length === 1 && !isStraight(items[0])) return frameOfItem(items[0]);
  const angle = commonAngle(items);
  const points = [];
  for (const item of items) {
    for (const point of outlineOf(item)) points.push(angle === 0 ? point : turned(point, ORIGIN, -angle));
  }
  const box = boxOf(points);
  if (angle === 0) return { box, angle };
  const middle = turned(centreOf(box), ORIGIN, angle);
  return { box: { x: middle.x - box.w / 2, y: middle.y - box.h / 2, w: box.w, h: box.h }, angle };
}

/** @param {Frame} frame @param {{x: number, y: number}} point @param {number} slack board units around it */
export function isInFrame({ box, angle }, point, slack) {
  const { x, y } = turned(point, centreOf(box), -angle);
  return x >= box.x - slack && x <= box.x + box.w + slack && y >= box.y - slack && y <= box.y + box.h + slack;
}

/** @param {number} angle radians @returns {number} the same direction, over -PI up to PI */
export function plainAngle(angle) {
  const turns = angle / (2 * Math.PI);
  return (turns - Math.ceil(turns - 0.5)) * 2 * Math.PI;
}

/** A straight line has no turn of its own; if nothing else is turned, or not alike, the frame is upright. */
function commonAngle(items) {
  const angles = items.filter((item) => !isStraight(item)).map(({ element }) => plainAngle(angleOfPlace(element.place)));
  if (angles.length === 0) return 0;
  const alike = angles.every((angle) => Math.abs(plainAngle(angle - angles[0])) < SAME_TURN);
  return alike ? angles[0] : 0;
}

function outlineOf(item) {
  return isStraight(item) ? item.figure.points : cornersOfFrame(frameOfItem(item));
}
