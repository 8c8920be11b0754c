/**
 * What a selection is held by: eight handles around its frame, one to turn it, or the two ends of a
 * single line. Pure; where they are on the board depends on the zoom, for they are as large on any.
 *
 * @typedef {{name: string, x: number, y: number}} Handle  board units; name one of nw n ne e se s sw w
 *     turn first last
 */
import { centreOf } from '../geometry/box.js';
import { turned } from '../geometry/place.js';

/** How far (CSS px) the frame is drawn outside what it holds. */
export const FRAME_GAP_PX = 5;

/** How far (CSS px) above the frame it is turned by. */
export const TURN_PX = 26;

/** On a side shorter than this (CSS px) the middle handle would only be in the way of the corners. */
const SHORT_SIDE_PX = 44;

/** Where on the box each handle is: 0 at the left or top, 1 at the right or bottom. */
export const SIDES = {
  nw: { x: 0, y: 0 },
  n: { x: 0.5, y: 0 },
  ne: { x: 1, y: 0 },
  e: { x: 1, y: 0.5 },
  se: { x: 1, y: 1 },
  s: { x: 0.5, y: 1 },
  sw: { x: 0, y: 1 },
  w: { x: 0, y: 0.5 },
};

const CORNERS = ['nw', 'ne', 'se', 'sw'];
const CURSORS = ['ns-resize', 'nesw-resize', 'ew-resize', 'nwse-resize'];

/** Eighths of a turn, clockwise from straight up, in which each handle pulls. */
const PULLS = { n: 0, ne: 1, e: 2, se: 3, s: 4, sw: 5, w: 6, nw: 7 };

/**
 * @param {import('./frame.js').Frame} frame
 * @param {number} zoom CSS px per board unit
 * @param {{tall: boolean}} may tall: whether it can be made taller by itself
 * @returns {Array<Handle>} the corners first
 */
export function handlesOf({ box, angle }, zoom, { tall }) {
  const gap = FRAME_GAP_PX / zoom;
  const outer = { x: box.x - gap, y: box.y - gap, w: box.w + 2 * gap, h: box.h + 2 * gap };
  const middle = centreOf(box);
  const at = (name, x, y) => ({ name, ...turned({ x, y }, middle, angle) });
  const names = CORNERS.slice();
  if (outer.h * zoom >= SHORT_SIDE_PX) names.push('e', 'w');
  if (tall && outer.w * zoom >= SHORT_SIDE_PX) names.push('n', 's');
  const handles = names.map((name) => at(name, outer.x + SIDES[name].x * outer.w, outer.y + SIDES[name].y * outer.h));
  handles.push(at('turn', middle.x, outer.y - TURN_PX / zoom));
  return handles;
}

/** @param {Array<{x: number, y: number}>} points of a line @returns {Array<Handle>} */
export function endsOf(points) {
  const last = points[points.length - 1];
  return [{ name: 'first', x: points[0].x, y: points[0].y }, { name: 'last', x: last.x, y: last.y }];
}

/**
 * The nearest handle within reach. Inside the frame the reach is a fraction of the frame, so that
 * something small can still be taken in its middle by a thick finger.
 *
 * @param {Array<Handle>} handles
 * @param {?import('./frame.js').Frame} frame null where the handles are a line's ends
 * @param {{x: number, y: number}} point board units
 * @param {number} reach board units
 * @returns {?Handle}
 */
export function handleAt(handles, frame, point, reach) {
  let found = null;
  let nearest = reach;
  if (frame) {
    const { box } = frame;
    const { x, y } = turned(point, centreOf(box), -frame.angle);
    const inside = x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h;
    if (inside) nearest = Math.min(reach, Math.min(box.w, box.h) / 4);
  }
  for (const handle of handles) {
    const away = Math.hypot(handle.x - point.x, handle.y - point.y);
    if (away <= nearest) {
      nearest = away;
      found = handle;
    }
  }
  return found;
}

/** @param {string} name of a handle @param {number} angle of the frame, radians @returns {string} a CSS cursor */
export function cursorOfHandle(name, angle) {
  if (name === 'turn') return 'grab';
  if (PULLS[name] === undefined) return 'crosshair';
  const eighths = PULLS[name] + Math.round(angle / (Math.PI / 4));
  return CURSORS[((eighths % 4) + 4) % 4];
}
