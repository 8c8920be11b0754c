/**
 * What is shown where a tile is not painted yet: tiles of other zooms, stretched. Of those there are,
 * the zoom that covers most of the gap, then the nearest.
 */
import { TILE } from './tiles.js';

/** What a tile counts that shows what was there before a change. */
const OUTDATED = 0.5;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {ReturnType<typeof import('./tiles.js').createTiles>} tiles
 * @param {import('./lens.js').Lens} lens
 * @param {import('../geometry/box.js').Box} gap pixels of the canvas, empty now
 */
export function stretchOver(ctx, tiles, lens, gap) {
  let best = null;
  for (const scale of tiles.scales()) {
    if (scale === lens.scale) continue;
    const by = lens.scale / scale;
    const laid = tiles.ofScale(scale).map((tile) => ({ tile, at: placeOf(tile, by, lens) }))
      .filter(({ at }) => overlap(at, gap) > 0);
    const covered = laid.reduce((sum, { tile, at }) => sum + overlap(at, gap) * (tile.stale ? OUTDATED : 1), 0);
    const far = Math.abs(Math.log2(by));
    if (covered > 0 && (!best || covered > best.covered * 1.01 || (covered > best.covered * 0.99 && far < best.far))) {
      best = { covered, far, laid };
    }
  }
  if (!best) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(gap.x, gap.y, gap.w, gap.h);
  ctx.clip();
  for (const { tile, at } of best.laid) {
    if (tile.surface) ctx.drawImage(tile.surface.canvas, at.x, at.y, at.w, at.h);
  }
  ctx.restore();
}

/** Whole pixels, so that neighbours share an edge and no seam is seen. */
function placeOf({ i, j }, by, { dx, dy }) {
  const x = Math.round(i * TILE * by + dx);
  const y = Math.round(j * TILE * by + dy);
  return { x, y, w: Math.round((i + 1) * TILE * by + dx) - x, h: Math.round((j + 1) * TILE * by + dy) - y };
}

function overlap(a, b) {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}
