/**
 * Where an element stands: the box of its Place, and ink carried into that box. Pure.
 *
 * Place counts in 1/1024 board unit and 1/65536 turn, clockwise, about the box's centre.
 */
import { centreOf } from './box.js';

const UNITS = 1024;
const TURNS = 65536;

/**
 * @param {?{x?: number, y?: number, w?: number, h?: number}} place as on the wire
 * @param {import('./box.js').Box} whenAbsent for a field that is not set
 * @returns {import('./box.js').Box} board units
 */
export function boxOfPlace(place, whenAbsent) {
  if (!place) return whenAbsent;
  const field = (name) => (place[name] === undefined ? whenAbsent[name] : place[name] / UNITS);
  return { x: field('x'), y: field('y'), w: field('w'), h: field('h') };
}

/** @returns {number} radians, clockwise on a screen */
export function angleOfPlace(place) {
  return place && place.turn ? (place.turn / TURNS) * 2 * Math.PI : 0;
}

/** Board units and radians as a wire Place. */
export function placeOf({ x, y, w, h }, angle = 0) {
  const place = {
    x: Math.round(x * UNITS),
    y: Math.round(y * UNITS),
    w: Math.round(w * UNITS),
    h: Math.round(h * UNITS),
  };
  return angle === 0 ? place : { ...place, turn: Math.round((angle / (2 * Math.PI)) * TURNS) };
}

/**
 * Carries points from their own bounding box into another and turns them about its centre. A flat
 * side (a level line) has no scale of its own: it takes the box's middle.
 *
 * @param {Array<{x: number, y: number}>} points
 * @param {import('./box.js').Box} from their bounding box
 * @param {import('./box.js').Box} to
 * @param {number} angle radians
 */
export function carried(points, from, to, angle) {
  const scaleX = from.w > 0 ? to.w / from.w : 0;
  const scaleY = from.h > 0 ? to.h / from.h : 0;
  const offX = from.w > 0 ? to.x : to.x + to.w / 2;
  const offY = from.h > 0 ? to.y : to.y + to.h / 2;
  const middle = centreOf(to);
  return points.map((point) => {
    const moved = { ...point, x: offX + (point.x - from.x) * scaleX, y: offY + (point.y - from.y) * scaleY };
    return angle === 0 ? moved : { ...moved, ...turned(moved, middle, angle) };
  });
}

/** @param {{x: number, y: number}} point @param {{x: number, y: number}} about @param {number} angle radians */
export function turned(point, about, angle) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const dx = point.x - about.x;
  const dy = point.y - about.y;
  return { x: about.x + dx * cos - dy * sin, y: about.y + dx * sin + dy * cos };
}
