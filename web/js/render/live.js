/**
 * The layer of what is being drawn right now: my own stroke, the strokes of others, and shapes under
 * their hands. It is small and short-lived, so it is painted whole each time.
 */
import { keyOf } from '../model/keys.js';
import { figureOf, styleOf } from '../geometry/figure.js';
import { brushFor } from './brush.js';
import { createGhost } from './ghost.js';
import { inkBrush } from './paint-ink.js';
import { lensOf, look } from './lens.js';

/**
 * @typedef {object} LiveStroke
 * @property {string} key
 * @property {Array<import('../geometry/smooth.js').InkPoint>} points board units
 * @property {object} style as on the wire
 * @property {number} grain
 */

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{get: (key: string) => (object|undefined)}} catalogue
 */
export function createLiveLayer(ctx, catalogue) {
  const ghost = createGhost(ctx, catalogue);
  /** Brushes by stroke, kept for as long as no point is added. */
  let brushes = new Map();
  /** Likewise of drafts, each of one state of its element. */
  let shapes = new Map();

  function brushOf({ key, points, style, grain }) {
    const held = brushes.get(key);
    if (held && held.points === points && held.count === points.length) return held;
    return { points, count: points.length, brush: inkBrush({ points, style: styleOf(style), grain }) };
  }

  function shapeOf(draft) {
    const held = shapes.get(keyOf(draft.id));
    if (held && held.draft === draft) return held;
    const figure = figureOf(draft);
    return { draft, brush: figure && brushFor(figure) };
  }

  return {
    /**
     * @param {import('../geometry/camera.js').Camera} camera
     * @param {number} dpr
     * @param {import('./palette.js').Palette} palette
     * @param {Array<LiveStroke>} strokes
     * @param {Array<object>} drafts elements
     * @param {?object} carried see presence/own.js
     * @returns {boolean} whether it must be painted again: what went (mostly because it has
     *     settled) is shown for one frame more, for this canvas may reach the screen before the scene
     */
    paint(camera, dpr, palette, strokes, drafts, carried) {
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
      const stays = ghost.paint(carried, lensOf(camera, dpr), palette);
      look(ctx, lensOf(camera, dpr));
      const shown = new Map();
      for (const draft of drafts) {
        const held = shapeOf(draft);
        if (held.brush) held.brush.paint(ctx, palette);
        shown.set(keyOf(draft.id), held);
      }
      const kept = new Map();
      for (const stroke of strokes) {
        const held = brushOf(stroke);
        held.brush.paint(ctx, palette);
        kept.set(stroke.key, held);
      }
      const leaving = [...brushes].filter(([key]) => !kept.has(key))
        .concat([...shapes].filter(([key, held]) => !shown.has(key) && held.brush));
      for (const [, held] of leaving) held.brush.paint(ctx, palette);
      brushes = kept;
      shapes = shown;
      return leaving.length > 0 || stays;
    },
  };
}
