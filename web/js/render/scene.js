/**
 * The settled layer: a picture made of tiles. It paints as little as it can: a new element on top is
 * painted over the tiles it meets; a changed or removed one has only its own rectangle painted anew; a
 * pan moves tiles and paints those that come into view, as many as a frame has time for. While zooming
 * a heavy board tiles of another zoom are stretched, and painted sharp when the hand rests.
 */
import { grow, meets, union } from '../geometry/box.js';
import { boardOf, lensOf, pixelsOf } from './lens.js';
import { lookFrom } from './origin.js';
import { createTiles, lensOfTile, pixelsOfTile, TILE, tilesUnder } from './tiles.js';
import { createTileWork } from './tile-work.js';
import { stretchOver } from './stretch.js';

/** A step of a zoom is painted sharp at once if that takes no longer (ms); changes on the spot likewise. */
const LIGHT_MS = 6;
const AT_ONCE_MS = 20;

/** More damaged rectangles than this become one: each costs a search. */
const MANY = 6;

/** What the eraser is about to take. */
const FADED = 0.18;

/** Tiles kept: at least so many bytes, and so many times what the screen needs. */
const KEPT_BYTES = 64 * 2 ** 20;
const KEPT_SCREENS = 3;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {ReturnType<typeof import('./catalogue.js').createCatalogue>} catalogue
 * @param {import('./counts.js').Counts} counts
 */
export function createScene(ctx, catalogue, counts) {
  const tiles = createTiles(newSurface);
  const work = createTileWork((surface, from, record) => paintRecord(surface, from, record), counts);
  let palette = null;
  let lens = null;
  let damaged = [];
  let added = [];
  let faded = new Set();
  let hidden = new Set();
  let job = null;
  let allStale = false;
  /** Whether the canvas shows something else than the tiles as they are: rectangles, or null for all of it. */
  let unshown = null;
  /** The last zoom that tiles were painted for, and whether a hand has rested there. */
  let sharp = { scale: 0, rested: true };

  const screen = () => ({ x: 0, y: 0, w: ctx.canvas.width, h: ctx.canvas.height });

  function paintRecord(surface, from, record) {
    if (hidden.has(record.key)) return;
    lookFrom(surface, from, record.origin);
    surface.globalAlpha = faded.has(record.key) ? FADED : 1;
    record.brush.paint(surface, palette, from.scale);
    surface.globalAlpha = 1;
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

  // ---- what changed, brought into the tiles

  function takeChanges() {
    if (allStale) {
      for (const tile of tiles.all()) tile.stale = true;
      stopJob();
      allStale = false;
    } else if (damaged.length > 0 || added.length > 0) {
      const boxes = damaged.length > MANY ? [damaged.reduce(union, null)] : damaged;
      for (const tile of tiles.all()) changeTile(tile, boxes);
      if (job) changeJob(boxes);
    }
    damaged = [];
    added = [];
  }

  function changeTile(tile, boxes) {
    if (tile.stale) return;
    const from = lensOfTile(tile);
    const all = { x: 0, y: 0, w: TILE, h: TILE };
    const hit = boxes.map((box) => pixelsOf(box, from)).filter((pixels) => meets(pixels, all));
    const over = added.filter((record) => meets(pixelsOf(record.bounds, from), all));
    if (hit.length === 0 && over.length === 0) return;
    if (hit.length > 0 && (tile.scale !== lens.scale || !isShown(tile))) tile.stale = true;
    else if (tile.surface === null) tile.stale = !refill(tile, hit, over);
    else if (hit.length > 0) tile.stale = !mend(tile, hit, from);
    else work.touchUp(tile, null, over);
    if (!tile.stale) show(hit.concat(over.map((record) => pixelsOf(record.bounds, from))), tile);
  }

  /** Something new where nothing was. */
  function refill(tile, hit, over) {
    if (hit.length > 0) return false;
    tile.surface = tiles.surface();
    work.touchUp(tile, null, over);
    return true;
  }

  /** Paints the parts of a tile that changed, if there is time for it now. */
  function mend(tile, parts, from) {
    const found = parts.map((pixels) => catalogue.meeting(boardOf(pixels, from)));
    const weight = found.reduce((sum, records) => sum + records.reduce((part, record) => part + record.weight, 0), 0);
    if (work.estimate(weight) > AT_ONCE_MS) return false;
    parts.forEach((pixels, k) => work.touchUp(tile, pixels, found[k]));
    return true;
  }

  function changeJob(boxes) {
    const box = boardOfTile(job);
    if (boxes.some((each) => meets(each, box))) stopJob();
    else job.records.push(...added.filter((record) => meets(record.bounds, box)));
  }

  function stopJob() {
    if (job) tiles.release(job.surface);
    job = null;
  }

  /** Parts of a tile that the canvas does not show yet. */
  function show(parts, tile) {
    if (unshown === null || tile.scale !== lens.scale || !isShown(tile)) return;
    const { x, y } = pixelsOfTile(tile, lens);
    for (const part of parts) {
      const left = Math.max(0, part.x);
      const top = Math.max(0, part.y);
      unshown.push({
        tile, x: x + left, y: y + top, w: Math.min(TILE, part.x + part.w) - left, h: Math.min(TILE, part.y + part.h) - top,
      });
    }
    if (unshown.length > 4 * MANY) unshown = null;
  }

  // ---- painting tiles

  const boardOfTile = (place) => boardOf({ x: -2, y: -2, w: TILE + 4, h: TILE + 4 }, lensOfTile(place));
  const isShown = (tile) => meets(pixelsOfTile(tile, lens), grow(screen(), -1));
  const isReady = (tile) => tile !== undefined && !tile.stale;

  /** The tiles of a rectangle that are not as they should be, the middle ones first. */
  function missing(pixels) {
    const { left, top, right, bottom } = tilesUnder(lens, pixels);
    const places = [];
    for (let j = top; j <= bottom; j++) {
      for (let i = left; i <= right; i++) {
        if (!isReady(tiles.get(lens.scale, i, j))) places.push({ scale: lens.scale, i, j });
      }
    }
    const off = ({ i, j }) => Math.hypot(2 * i - left - right, 2 * j - top - bottom);
    return places.sort((a, b) => off(a) - off(b));
  }

  /** @returns {boolean} whether all of these are painted */
  function paintTiles(places, untilMs) {
    for (const place of places) {
      if (!job || job.i !== place.i || job.j !== place.j || job.scale !== place.scale) {
        if (performance.now() >= untilMs) return false;
        stopJob();
        const records = catalogue.meeting(boardOfTile(place));
        job = work.begin(place, records, records.length > 0 ? tiles.surface() : null);
      }
      if (!work.run(job, untilMs)) return false;
      const tile = tiles.put(job.scale, job.i, job.j, job.surface);
      job = null;
      counts.tiles++;
      show([{ x: 0, y: 0, w: TILE, h: TILE }], tile);
    }
    return true;
  }

  // ---- showing them

  function showAll() {
    const { w, h } = screen();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, w, h);
    const { left, top, right, bottom } = tilesUnder(lens, screen());
    const gaps = [];
    for (let j = top; j <= bottom; j++) {
      for (let i = left; i <= right; i++) {
        const tile = tiles.get(lens.scale, i, j);
        const at = pixelsOfTile({ i, j }, lens);
        if (!tile) gaps.push(at);
        else if (tile.surface) {
          ctx.drawImage(tile.surface.canvas, at.x, at.y);
          counts.shown++;
        }
      }
    }
    const isBare = gaps.length === (right - left + 1) * (bottom - top + 1);
    for (const gap of isBare ? [screen()] : gaps) stretchOver(ctx, tiles, lens, gap);
    unshown = [];
  }

  function showParts() {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    for (const { tile, x, y, w, h } of unshown) {
      if (w <= 0 || h <= 0) continue;
      const at = pixelsOfTile(tile, lens);
      ctx.clearRect(x, y, w, h);
      if (tile.surface) ctx.drawImage(tile.surface.canvas, x - at.x, y - at.y, w, h, x, y, w, h);
      counts.shown++;
    }
    unshown = [];
  }

  return {
    /** Takes in what the document changed; paints nothing yet. */
    changed(update) {
      if (update === null) {
        allStale = true;
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

    /** The canvas was emptied. */
    forget() {
      unshown = null;
    },

    /** The paper changed: every colour may be another. */
    recolour() {
      allStale = true;
    },

    /**
     * @param {import('../geometry/camera.js').Camera} camera
     * @param {number} dpr
     * @param {import('./palette.js').Palette} colours
     * @param {{zooming: boolean, ahead: boolean, untilMs: number}} how zooming: more steps of a zoom are about
     *     to come; ahead: paint also what a pan would show next; untilMs: on performance.now()'s clock
     * @returns {boolean} whether there is more to paint
     */
    paint(camera, dpr, colours, { zooming, ahead, untilMs }) {
      const next = lensOf(camera, dpr);
      if (!lens || next.scale !== lens.scale || next.dx !== lens.dx || next.dy !== lens.dy) unshown = null;
      lens = next;
      palette = colours;
      if (catalogue.isLoading() && !catalogue.load(untilMs)) {
        if (unshown === null) showAll();
        return true;
      }
      takeChanges();
      const wait = zooming && sharp.scale !== lens.scale && isHeavy();
      let more = wait;
      if (!wait) {
        if (sharp.scale !== lens.scale) {
          if (!sharp.rested) tiles.dropScale(sharp.scale);
          sharp = { scale: lens.scale, rested: false };
        }
        sharp.rested = sharp.rested || !zooming;
        const gaps = missing(screen());
        more = !paintTiles(gaps, untilMs);
        if (!more && gaps.length > 0) counts.wholeMs = performance.now();
        if (!more && ahead) more = !paintTiles(missing(grow(screen(), TILE)), untilMs);
      }
      if (unshown === null) showAll();
      else showParts();
      tiles.trim(Math.max(KEPT_BYTES, KEPT_SCREENS * 4 * ctx.canvas.width * ctx.canvas.height));
      return more;
    },
  };

  function isHeavy() {
    return work.estimate(catalogue.weightIn(boardOf(screen(), lens))) > LIGHT_MS;
  }
}

function newSurface(side) {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  return canvas.getContext('2d');
}
