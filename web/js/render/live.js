/**
 * The layer of what is being drawn right now: my own stroke, the strokes of others, and shapes under
 * their hands. It is small and short-lived, so it is painted whole each time.
 */
import { keyOf } from '../model/keys.js';
import { figureOf, styleOf } from '../geometry/figure.js';
import { brushFor } from './brush.js';
import { createGhost } from './ghost.js';
import { inkBrush } from './paint-ink.js';
import { lensOf } from './lens.js';
import { localFigure, localPoints, lookFrom, originOf } from './origin.js';

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
  let isEmpty = true;

  function brushOf({ key, points, style, grain }) {
    const held = brushes.get(key);
    if (held && held.points === points && held.count === points.length) return held;
    const origin = originOf({ ...points[0], w: 0, h: 0 });
    const brush = inkBrush({ points: localPoints(points, origin), style: styleOf(style), grain });
    return { points, count: points.length, origin, brush };
  }

  function shapeOf(draft) {
    const held = shapes.get(keyOf(draft.id));
    if (held && held.draft === draft) return held;
    const figure = figureOf(draft);
    if (!figure) return { draft, origin: null, brush: null };
    const origin = originOf(figure.bounds);
    return { draft, origin, brush: brushFor(localFigure(figure, origin)) };
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
      if (isEmpty && strokes.length === 0 && drafts.length === 0 && !carried) return false;
      const lens = lensOf(camera, dpr);
      const show = ({ origin, brush }) => {
        lookFrom(ctx, lens, origin);
        brush.paint(ctx, palette, lens.scale);
      };
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
      const stays = ghost.paint(carried, lens, palette);
      const shown = new Map();
      for (const draft of drafts) {
        const held = shapeOf(draft);
        if (held.brush) show(held);
        shown.set(keyOf(draft.id), held);
      }
      const kept = new Map();
      for (const stroke of strokes) {
        const held = brushOf(stroke);
        show(held);
        kept.set(stroke.key, held);
      }
      const leaving = [...brushes].filter(([key]) => !kept.has(key))
        .concat([...shapes].filter(([key, held]) => !shown.has(key) && held.brush));
      for (const [, held] of leaving) show(held);
      brushes = kept;
      shapes = shown;
      isEmpty = strokes.length + drafts.length + leaving.length === 0 && !carried && !stays;
      return leaving.length > 0 || stays;
    },

    /** The canvas was emptied. */
    forget() {
      isEmpty = true;
    },
  };
}
