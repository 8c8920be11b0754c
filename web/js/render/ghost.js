/**
 * Many settled elements moved as one picture: painted once into a canvas of its own, then stretched
 * over the live layer for as long as the gesture lasts. What was off the screen when it began is
 * missing until it ends.
 *
 * @param {CanvasRenderingContext2D} ctx the live layer's
 * @param {{meeting: (box: import('../geometry/box.js').Box) => Array<object>}} catalogue
 */
import { boardOf } from './lens.js';
import { lookFrom } from './origin.js';

export function createGhost(ctx, catalogue) {
  let copy = null;
  /** What the picture shows, under which lens, and where it was shown last. */
  let taken = null;

  function take(keys, lens, palette) {
    copy = copy || document.createElement('canvas');
    copy.width = ctx.canvas.width;
    copy.height = ctx.canvas.height;
    const into = copy.getContext('2d');
    const seen = boardOf({ x: 0, y: 0, w: copy.width, h: copy.height }, lens);
    for (const record of catalogue.meeting(seen)) {
      if (!keys.has(record.key)) continue;
      lookFrom(into, lens, record.origin);
      record.brush.paint(into, palette, lens.scale);
    }
    taken = { keys, lens, matrix: null };
  }

  function show({ lens: from, matrix }, lens) {
    // Put together in doubles: far from the board's origin each factor alone is too large for the canvas.
    const toBoard = new DOMMatrix([1 / from.scale, 0, 0, 1 / from.scale, -from.dx / from.scale, -from.dy / from.scale]);
    ctx.setTransform(new DOMMatrix([lens.scale, 0, 0, lens.scale, lens.dx, lens.dy]).multiply(new DOMMatrix(matrix)).multiply(toBoard));
    ctx.drawImage(copy, 0, 0);
  }

  return {
    /**
     * @param {?{keys: Set<string>, matrix: Array<number>}} carried
     * @param {import('./lens.js').Lens} lens
     * @param {import('./palette.js').Palette} palette
     * @returns {boolean} whether it is shown for this one frame more, as the scene may come later
     */
    paint(carried, lens, palette) {
      if (carried) {
        if (!taken || taken.keys !== carried.keys) take(carried.keys, lens, palette);
        taken.matrix = carried.matrix;
        show(taken, lens);
        return false;
      }
      if (!taken) return false;
      show(taken, lens);
      taken = null;
      copy.width = 0;
      return true;
    },
  };
}
