/**
 * The settled layer (render/scene.js) without tiles: what is seen is painted whole when the view moves, and what
 * changed within its own rectangle. A view that moves on is moved as a picture first, so a pan paints its edges only.
 * An engine whose clip does not outlast a change of the transform (JavaFX 11) paints all, whatever changed.
 */
import { grow, meets, union } from '../geometry/box.js';
import { boardOf, lensOf, pixelsOf } from './lens.js';
import { lookFrom } from './origin.js';

const FADED = 0.18;

function clipsWell(ctx) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(4, 4, 4, 4);
  ctx.clip();
  ctx.setTransform(1, 0, 0, 1, 4, 4);
  ctx.fillRect(0, 0, 4, 4);
  ctx.restore();
  return ctx.getImageData(5, 5, 1, 1).data[3] > 0;
}

export function createScene(ctx, catalogue) {
  const copy = document.createElement('canvas').getContext('2d');
  const clips = clipsWell(copy);
  let faded = new Set();
  let hidden = new Set();
  let lens = null;
  let palette = null;
  let dirty = null;
  let isWhole = true;

  const all = () => ({ x: 0, y: 0, w: ctx.canvas.width, h: ctx.canvas.height });

  function damage(boxes) {
    boxes.forEach((box) => {
      dirty = dirty ? union(dirty, box) : box;
    });
  }

  function turn(before, now) {
    const turned = Array.from(now).filter((key) => !before.has(key)).concat(Array.from(before).filter((key) => !now.has(key)));
    damage(turned.map(catalogue.get).filter(Boolean).map(({ bounds }) => bounds));
    return turned.length > 0;
  }

  function paintIn({ x, y, w, h }) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    if (clips) {
      ctx.beginPath();
      ctx.rect(x, y, w, h);
      ctx.clip();
    }
    ctx.clearRect(x, y, w, h);
    catalogue.meeting(boardOf({ x, y, w, h }, lens)).forEach((record) => {
      if (hidden.has(record.key)) return;
      lookFrom(ctx, lens, record.origin);
      ctx.globalAlpha = faded.has(record.key) ? FADED : 1;
      record.brush.paint(ctx, palette, lens.scale);
    });
    ctx.restore();
  }

  /**
   * Moves the picture there is, and paints the edges that come into view. By way of a second canvas: some engines
   * cannot draw one onto itself.
   *
   * @returns {boolean} false: nothing of it stays in view
   */
  function shift(dx, dy) {
    const { w, h } = all();
    if (dx === 0 && dy === 0) return true;
    if (Math.abs(dx) >= w || Math.abs(dy) >= h) return false;
    Object.assign(copy.canvas, { width: w, height: h });
    copy.drawImage(ctx.canvas, 0, 0);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, w, h);
    ctx.drawImage(copy.canvas, dx, dy);
    if (dx !== 0) paintIn({ x: dx > 0 ? 0 : w + dx, y: 0, w: Math.abs(dx), h });
    if (dy !== 0) paintIn({ x: 0, y: dy > 0 ? 0 : h + dy, w, h: Math.abs(dy) });
    return true;
  }

  return {
    paint(camera, dpr, colours) {
      palette = colours;
      const next = lensOf(camera, dpr);
      const before = lens;
      lens = next;
      if (catalogue.isLoading()) {
        isWhole = true;
        catalogue.load(Infinity);
      }
      const moved = clips && !isWhole && before.scale === next.scale && shift(next.dx - before.dx, next.dy - before.dy);
      if (!moved) paintIn(all());
      else if (dirty && meets(pixelsOf(dirty, lens), all())) paintIn(grow(pixelsOf(dirty, lens), 1));
      isWhole = false;
      dirty = null;
      return false;
    },
    changed(change) {
      if (change) damage(change.damaged.concat(change.added.map(({ bounds }) => bounds)));
      else isWhole = true;
    },
    fade(keys) {
      turn(faded, keys);
      faded = keys;
    },
    hide(keys) {
      const turned = turn(hidden, keys);
      hidden = keys;
      return turned;
    },
    recolour() {},
    forget() {
      isWhole = true;
    },
  };
}
