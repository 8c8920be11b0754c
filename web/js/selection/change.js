/**
 * Moving, resizing and turning: what each does to one selected item, as a patch of its place. Pure.
 *
 * Ink is never rewritten: it is carried by its Place, which holds a scale for each axis and a turn, and
 * neither a shear nor a mirror. So what stands askew within its frame keeps its proportions, and with
 * it the whole selection; and what is pulled over its far side comes out unmirrored there. A straight
 * line is exact in all cases: whatever its ends become, a scale and a turn lead there.
 *
 * @typedef {(item: import('./frame.js').Item) => ?object} Change
 *     the patch of an element that brings it about; null if nothing of it changes
 */
import { decodeInk } from '../model/ink.js';
import { boxOf, centreOf } from '../geometry/box.js';
import { KIND } from '../geometry/figure.js';
import { angleOfPlace, turned } from '../geometry/place.js';
import { frameOfItem, isStraight, plainAngle } from './frame.js';
import { SIDES } from './handles.js';

/** Place on the wire: per board unit, per turn, and how far out it may lie. */
const UNITS = 1024;
const TURNS = 65536;
const FARTHEST = 2 ** 37;

/** Turns (radians) that differ less from a right angle count as one. */
const SAME_TURN = 1e-3;

/** Nothing gets smaller than this (board units), or it could not be taken again. */
const LEAST = 1 / 64;

/** @param {number} dx board units @param {number} dy @returns {Change} */
export function moving(dx, dy) {
  return ({ element, figure: { box } }) => patchOf(element, box, { ...box, x: box.x + dx, y: box.y + dy }, angleOfPlace(element.place));
}

/** @param {import('./frame.js').Frame} frame @param {number} by radians, clockwise about its centre @returns {Change} */
export function turning(frame, by) {
  const middle = centreOf(frame.box);
  return (item) => {
    if (isStraight(item)) return endsPatch(item, ...item.figure.points.map((point) => turned(point, middle, by)));
    const own = frameOfItem(item);
    return patchOf(item.element, own.box, centred(own.box, turned(centreOf(own.box), middle, by)), own.angle + by);
  };
}

/**
 * @param {Array<import('./frame.js').Item>} items
 * @param {import('./frame.js').Frame} frame
 * @returns {boolean} whether they can only be resized in proportion
 */
export function keepsProportion(items, frame) {
  return items.some((item) => isAskew(item, frame) || (items.length > 1 && item.figure.kind === KIND.TEXT));
}

/**
 * @param {import('./frame.js').Frame} frame
 * @param {string} handle
 * @param {{x: number, y: number}} to where the frame's own corner or side is to be, board units
 * @param {{proportional: boolean, centred: boolean}} how
 * @returns {{x: number, y: number, anchor: {x: number, y: number}, angle: number}} factors along the
 *     frame's axes, and what stays where it is
 */
export function stretchOf(frame, handle, to, how) {
  const { box, angle } = frame;
  const side = SIDES[handle];
  const middle = centreOf(box);
  const fixed = how.centred ? middle : { x: box.x + (1 - side.x) * box.w, y: box.y + (1 - side.y) * box.h };
  const grip = { x: box.x + side.x * box.w, y: box.y + side.y * box.h };
  const pulled = turned(to, middle, -angle);
  const factor = (axis) => {
    const length = grip[axis] - fixed[axis];
    return side[axis] === 0.5 || length === 0 ? null : atLeast((pulled[axis] - fixed[axis]) / length, length);
  };
  let x = factor('x');
  let y = factor('y');
  if (how.proportional) {
    const larger = Math.max(Math.abs(x === null ? 0 : x), Math.abs(y === null ? 0 : y)) || 1;
    x = larger * (x !== null && x < 0 ? -1 : 1);
    y = larger * (y !== null && y < 0 ? -1 : 1);
  }
  return { x: x === null ? 1 : x, y: y === null ? 1 : y, anchor: turned(fixed, middle, angle), angle };
}

/** @param {ReturnType<typeof stretchOf>} stretch @param {boolean} alone one text alone may only get wider @returns {Change} */
export function stretching(stretch, alone) {
  const { anchor, angle } = stretch;
  const carry = (point) => {
    const flat = turned(point, anchor, -angle);
    const moved = { x: anchor.x + (flat.x - anchor.x) * stretch.x, y: anchor.y + (flat.y - anchor.y) * stretch.y };
    return turned(moved, anchor, angle);
  };
  return (item) => {
    const { element, figure } = item;
    if (isStraight(item)) return endsPatch(item, ...figure.points.map(carry));
    const own = frameOfItem(item);
    const across = isAcross(own.angle - angle);
    const sx = Math.abs(across ? stretch.y : stretch.x);
    const sy = Math.abs(across ? stretch.x : stretch.y);
    if (figure.kind === KIND.TEXT && !(alone && stretch.y === 1)) return textPatch(item, stretch, carry);
    const box = { x: 0, y: 0, w: own.box.w * sx, h: own.box.h * sy };
    return patchOf(element, own.box, centred(box, carry(centreOf(own.box))), own.angle);
  };
}

/**
 * One end of a line is moved; the other stays, and what lies between comes along.
 *
 * @param {'first'|'last'} end
 * @param {{x: number, y: number}} to board units
 * @returns {Change}
 */
export function reaching(end, to) {
  return (item) => {
    const { points } = item.figure;
    const first = points[0];
    const last = points[points.length - 1];
    return end === 'first' ? endsPatch(item, to, last) : endsPatch(item, first, to);
  };
}

/** Text is as large as its letters, and those have whole sizes: the box follows them. */
function textPatch({ element, figure }, stretch, carry) {
  const factor = Math.max(Math.abs(stretch.x), Math.abs(stretch.y));
  const size = Math.max(1, Math.round(figure.text.size * factor));
  const exact = size / figure.text.size;
  const { box } = figure;
  const grown = { x: 0, y: 0, w: box.w * exact, h: box.h * exact };
  // What was anchored stays so although the letters did not grow by the very factor.
  const middle = centreOf(box);
  const away = carry(middle);
  const { anchor } = stretch;
  const share = factor === 0 ? 1 : exact / factor;
  const at = { x: anchor.x + (away.x - anchor.x) * share, y: anchor.y + (away.y - anchor.y) * share };
  const patch = withoutSize(patchOf(element, box, centred(grown, at), angleOfPlace(element.place)), figure.block.wraps);
  if (size === figure.text.size) return patch;
  return { ...(patch || { id: element.id }), text: { size } };
}

/** Text of its own width has none in its place, and shall not get one. */
function withoutSize(patch, wraps) {
  if (wraps || !patch) return patch;
  const { w, h, ...place } = patch.place;
  return Object.keys(place).length === 0 ? null : { ...patch, place };
}

/**
 * The place that carries a line's first point and last point to these: one scale and one turn.
 */
function endsPatch({ element, figure }, from, to) {
  const own = decodeInk(element.ink);
  const ownBox = boxOf(own);
  const last = own[own.length - 1];
  const length = Math.hypot(last.x - own[0].x, last.y - own[0].y);
  if (length === 0) {
    const first = figure.points[0];
    return moving(from.x - first.x, from.y - first.y)({ element, figure });
  }
  const factor = Math.max(Math.hypot(to.x - from.x, to.y - from.y), LEAST) / length;
  const angle = Math.atan2(to.y - from.y, to.x - from.x) - Math.atan2(last.y - own[0].y, last.x - own[0].x);
  // Where the box's centre is, seen from the first point, grown and turned like the line itself.
  const centre = centreOf(ownBox);
  const offset = turned({ x: (centre.x - own[0].x) * factor, y: (centre.y - own[0].y) * factor }, { x: 0, y: 0 }, angle);
  const box = { x: 0, y: 0, w: ownBox.w * factor, h: ownBox.h * factor };
  return patchOf(element, figure.box, centred(box, { x: from.x + offset.x, y: from.y + offset.y }), angle);
}

/** Only what differs on the wire is in the patch, so that two people's changes meet as little as can be. */
function patchOf(element, before, after, angle) {
  const place = {};
  for (const name of ['x', 'y', 'w', 'h']) {
    const value = clamped(Math.round(after[name] * UNITS));
    if (value !== Math.round(before[name] * UNITS)) place[name] = value;
  }
  const turn = Math.round((plainAngle(angle) / (2 * Math.PI)) * TURNS) + 0;
  if (turn !== Math.round((plainAngle(angleOfPlace(element.place)) / (2 * Math.PI)) * TURNS)) place.turn = turn;
  return Object.keys(place).length === 0 ? null : { id: element.id, place };
}

function clamped(value) {
  return Math.min(FARTHEST, Math.max(-FARTHEST, value)) + 0;
}

function centred(box, { x, y }) {
  return { x: x - box.w / 2, y: y - box.h / 2, w: box.w, h: box.h };
}

function isAcross(angle) {
  return Math.abs(Math.abs(Math.sin(angle)) - 1) < SAME_TURN;
}

function isAskew(item, frame) {
  if (isStraight(item)) return false;
  const off = frameOfItem(item).angle - frame.angle;
  return !isAcross(off) && Math.abs(Math.sin(off)) > SAME_TURN;
}

function atLeast(factor, length) {
  const least = LEAST / Math.abs(length);
  if (Math.abs(factor) >= least) return factor;
  return factor < 0 ? -least : least;
}
