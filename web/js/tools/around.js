/** What a point lies in, whether or not there is anything of it to touch there. */
import { holds } from '../geometry/hit.js';
import { bearsText } from '../geometry/writing-room.js';

/**
 * @param {import('./kit.js').Kit} kit
 * @param {{x: number, y: number}} point board units
 * @returns {import('./kit.js').Record|undefined} the topmost shape around it that one can write in
 */
export function shapeAround(kit, point) {
  const holding = kit.meeting({ x: point.x, y: point.y, w: 0, h: 0 })
    .filter(({ figure }) => bearsText(figure.kind) && holds(figure, point));
  return holding[holding.length - 1];
}
