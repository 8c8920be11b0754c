/**
 * The settled layer. It paints as little as it can: a new element on top is painted over what is
 * there; a changed or removed one has only its own rectangle painted anew; a pan moves the picture and
 * paints the strips that came into view. While zooming a heavy board the last picture is stretched,
 * and made sharp when the hand rests. Only what meets the rectangle is ever painted.
 */
import { meets, union } from '../geometry/box.js';
import { boardOf, lensOf, look, pixelsOf } from './lens.js';
import { createStill } from './still.js';

/** A full paint that takes longer than this (ms) is not done for each step of a zoom. */
const HEAVY_MS = 10;

/** More damaged rectangles than this become one: each costs a walk over all elements. */
const MANY = 6;

/** What the eraser is about to take. */
const FADED = 0.18;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {ReturnType<typeof import('./catalogue.js').createCatalogue>} catalogue
 */
export function createScene(ctx, catalogue) {
  const still = createStill(ctx);
  let lens = null;
  let damaged = [];
  let added = [];
  let faded = new Set();
  let hidden = new Set();
  let fullMs = 0;
  let blurred = false;

  const screen = () => ({ x: 0, y: 0, w: ctx.canvas.width, h: ctx.canvas.height });

  function paintRecord(record, palette) {
    if (hidden.has(record.key)) return;
    ctx.globalAlpha = faded.has(record.key) ? FADED : 1;
    record.brush.paint(ctx, palette);
    ctx.globalAlpha = 1;
  }

  /** Paints one rectangle of whole pixels anew; answers how many elements it painted. */
  function repaint(pixels, palette) {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.save();
    ctx.beginPath();
    ctx.rect(pixels.x, pixels.y, pixels.w, pixels.h);
    ctx.clip();
    ctx.clearRect(pixels.x, pixels.y, pixels.w, pixels.h);
    look(ctx, lens);
    const seen = boardOf(pixels, lens);
    for (const record of catalogue.inOrder()) {
      if (meets(record.bounds, seen)) paintRecord(record, palette);
    }
    ctx.restore();
  }

  function repaintAll(palette) {
    const startMs = performance.now();
    repaint(screen(), palette);
    fullMs = performance.now() - startMs;
    damaged = [];
    added = [];
    blurred = false;
  }

  /** Moves the picture by whole pixels; answers the strips that are empty now. */
  function shift(dx, dy) {
    const { w, h } = screen();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalCompositeOperation = 'copy';
    ctx.drawImage(ctx.canvas, dx, dy);
    ctx.globalCompositeOperation = 'source-over';
    const strips = [];
    if (dx !== 0) strips.push({ x: dx > 0 ? 0 : w + dx, y: 0, w: Math.abs(dx), h });
    if (dy !== 0) strips.push({ x: 0, y: dy > 0 ? 0 : h + dy, w, h: Math.abs(dy) });
    return strips;
  }

  /** What was added is painted over the rest, unless a part of the rest is painted anew as well. */
  function paintChanges(strips, palette) {
    const { w, h } = screen();
    if (strips.length > 0) damage(added.splice(0).map((record) => record.bounds));
    const boxes = damaged.length > MANY ? [damaged.reduce(union, null)] : damaged;
    const inside = boxes.map((box) => pixelsOf(box, lens)).filter((pixels) => meets(pixels, { x: 0, y: 0, w, h }));
    for (const pixels of strips.concat(inside)) repaint(pixels, palette);
    look(ctx, lens);
    added.forEach((record) => paintRecord(record, palette));
    damaged = [];
    added = [];
  }

  /** Boxes to be painted anew; what was only to be added is within the order and comes with them. */
  function damage(boxes) {
    damaged.push(...boxes);
    if (damaged.length === 0) return;
    damaged.push(...added.map((record) => record.bounds));
    added = [];
  }

  /** Damages what is in only one of the two. @returns {boolean} whether anything is */
  function damageTurned(before, now) {
    const turned = [...now].filter((key) => !before.has(key)).concat([...before].filter((key) => !now.has(key)));
    damage(turned.map((key) => catalogue.get(key)).filter(Boolean).map((record) => record.bounds));
    return turned.length > 0;
  }

  return {
    /** Takes in what the document changed; paints nothing yet. */
    changed(update) {
      if (update === null) {
        lens = null;
        return;
      }
      added.push(...update.added);
      damage(update.damaged);
    },

    /** @param {Set<string>} keys the elements to show as about to go */
    fade(keys) {
      damageTurned(faded, keys);
      faded = new Set(keys);
    },

    /** @param {Set<string>} keys what the live layer shows instead @returns {boolean} whether that is news */
    hide(keys) {
      const news = damageTurned(hidden, keys);
      hidden = new Set(keys);
      return news;
    },

    /** The canvas was emptied or the paper changed. */
    forget() {
      lens = null;
    },

    /**
     * @param {import('../geometry/camera.js').Camera} camera
     * @param {number} dpr
     * @param {import('./palette.js').Palette} palette
     * @param {boolean} zooming whether more steps of a zoom are about to come
     */
    paint(camera, dpr, palette, zooming) {
      const next = lensOf(camera, dpr);
      const before = lens;
      if (before && before.scale !== next.scale && zooming && fullMs > HEAVY_MS) {
        if (!blurred) still.take(before);
        still.show(next);
        lens = next;
        blurred = true;
        return;
      }
      lens = next;
      const dx = before ? next.dx - before.dx : 0;
      const dy = before ? next.dy - before.dy : 0;
      const far = Math.abs(dx) >= ctx.canvas.width || Math.abs(dy) >= ctx.canvas.height;
      if (!before || before.scale !== next.scale || blurred || far) repaintAll(palette);
      else paintChanges(dx !== 0 || dy !== 0 ? shift(dx, dy) : [], palette);
    },

    /** Whether what is shown is only a stretched picture. */
    isBlurred: () => blurred,
  };
}
