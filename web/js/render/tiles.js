/**
 * The settled picture in square pieces, each painted once for a zoom and kept while there is room. A
 * tile's pixels count from the board's origin, so a pan moves tiles and paints only new ones.
 *
 * Owns the canvases and their bytes; knows nothing of what is painted on them.
 *
 * @typedef {object} Tile
 * @property {number} scale pixels per board unit
 * @property {number} i column
 * @property {number} j row
 * @property {?CanvasRenderingContext2D} surface null: nothing is there
 * @property {boolean} stale what it shows is no longer what should be shown
 * @property {number} usedAt
 */

/** Pixels of a tile's side. */
export const TILE = 512;

const TILE_BYTES = TILE * TILE * 4;
const SPARE = 8;

/** @param {(side: number) => CanvasRenderingContext2D} newSurface an empty one */
export function createTiles(newSurface) {
  /** Scale to 'i/j' to tile. */
  const byScale = new Map();
  const spare = [];
  let clock = 0;
  let painted = 0;

  /** Gives a canvas back. */
  function release(surface) {
    if (surface === null) return;
    painted--;
    if (spare.length < SPARE) spare.push(surface);
    else surface.canvas.width = 0;
  }

  function drop(tile) {
    const level = byScale.get(tile.scale);
    level.delete(`${tile.i}/${tile.j}`);
    if (level.size === 0) byScale.delete(tile.scale);
    release(tile.surface);
  }

  const all = () => [...byScale.values()].flatMap((level) => [...level.values()]);

  return {
    /** @returns {Tile|undefined} */
    get(scale, i, j) {
      const level = byScale.get(scale);
      const tile = level && level.get(`${i}/${j}`);
      if (tile) tile.usedAt = ++clock;
      return tile;
    },

    /** @returns {CanvasRenderingContext2D} an empty canvas of a tile's size */
    surface() {
      painted++;
      const surface = spare.pop() || newSurface(TILE);
      surface.setTransform(1, 0, 0, 1, 0, 0);
      surface.clearRect(0, 0, TILE, TILE);
      return surface;
    },

    release,

    /** Puts a picture in its place; what was there goes. @param {?CanvasRenderingContext2D} surface */
    put(scale, i, j, surface) {
      if (!byScale.has(scale)) byScale.set(scale, new Map());
      const level = byScale.get(scale);
      const before = level.get(`${i}/${j}`);
      if (before) release(before.surface);
      const tile = { scale, i, j, surface, stale: false, usedAt: ++clock };
      level.set(`${i}/${j}`, tile);
      return tile;
    },

    drop,

    /** @param {number} scale drops all of one zoom */
    dropScale(scale) {
      [...(byScale.get(scale) || new Map()).values()].forEach(drop);
    },

    /** Drops what was not used for longest until the rest fits. Tiles of nothing count for little. */
    trim(bytes) {
      if (painted * TILE_BYTES <= bytes) return;
      for (const tile of all().sort((a, b) => a.usedAt - b.usedAt)) {
        if (painted * TILE_BYTES <= bytes) return;
        drop(tile);
      }
    },

    all,
    /** @returns {Array<number>} the zooms there are tiles of */
    scales: () => [...byScale.keys()],
    /** @returns {Array<Tile>} */
    ofScale: (scale) => [...(byScale.get(scale) || new Map()).values()],
    /** @returns {number} of all canvases in use */
    bytes: () => painted * TILE_BYTES,
  };
}

/**
 * @param {import('./lens.js').Lens} lens
 * @param {import('../geometry/box.js').Box} pixels a rectangle of the canvas
 * @returns {{left: number, top: number, right: number, bottom: number}} the tiles under it, both ends included
 */
export function tilesUnder({ dx, dy }, { x, y, w, h }) {
  return {
    left: Math.floor((x - dx) / TILE),
    top: Math.floor((y - dy) / TILE),
    right: Math.floor((x + w - 1 - dx) / TILE),
    bottom: Math.floor((y + h - 1 - dy) / TILE),
  };
}

/** @returns {import('../geometry/box.js').Box} a tile's pixels on the canvas */
export function pixelsOfTile({ i, j }, { dx, dy }) {
  return { x: i * TILE + dx, y: j * TILE + dy, w: TILE, h: TILE };
}

/** @returns {import('./lens.js').Lens} from board units to the tile's own pixels */
export function lensOfTile({ scale, i, j }) {
  return { scale, dx: -i * TILE, dy: -j * TILE };
}
