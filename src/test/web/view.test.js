// How the board is seen: the camera far out, the grid, what attracts what, and tiles within their bounds.

import { centredOn, fitted, toBoard, toScreen, zoomedAt } from '/js/geometry/camera.js';
import { figureOf, KIND } from '/js/geometry/figure.js';
import { gridStep, onGrid } from '/js/geometry/grid.js';
import { placeOf } from '/js/geometry/place.js';
import { snapBox } from '/js/geometry/snap.js';
import { encodeInk } from '/js/model/ink.js';
import { keyOf } from '/js/model/keys.js';
import { createCatalogue } from '/js/render/catalogue.js';
import { createCounts } from '/js/render/counts.js';
import { createLiveLayer } from '/js/render/live.js';
import { createPalette } from '/js/render/palette.js';
import { createScene } from '/js/render/scene.js';
import { createTiles, TILE, tilesUnder } from '/js/render/tiles.js';
import { assertEqual, assertTrue, test } from './runner.js';

const NOWHERE = { top: 0, right: 0, bottom: 0, left: 0 };
const palette = createPalette(false);
const FAR = 2 ** 27 - 64;

function context(width = 200, height = 160) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** A stroke, a note and a turned shape with words, all around one place. */
function still(x, y, zoom) {
  const by = 1 / zoom;
  const points = Array.from({ length: 24 }, (_, i) => ({ x: x + i * 4 * by, y: y + 20 * by * Math.sin(i / 3) }));
  const style = { stroke: 0x2a5bd7ff, width: Math.max(1, Math.round(64 * by)) };
  return [
    { id: { author: 1, n: 1 }, z: 'A', kind: KIND.STROKE, style, ink: encodeInk(points, zoom) },
    { id: { author: 1, n: 2 }, z: 'B', kind: KIND.ELLIPSE, style: { ...style, fill: 0xffcc00ff }, place: placeOf({ x, y: y + 40 * by, w: 60 * by, h: 30 * by }, 0.4) },
    { id: { author: 1, n: 3 }, z: 'C', kind: KIND.TEXT, style, text: { body: 'far out', size: Math.max(1, Math.round(16 * by)), font: 0, align: 0 }, place: placeOf({ x, y: y - 50 * by, w: 0, h: 0 }) },
  ];
}

function boardOf(elements) {
  return { elements: new Map(elements.map((element) => [keyOf(element.id), element])), inDrawOrder: () => elements };
}

function painted(elements, camera) {
  const ctx = context();
  const catalogue = createCatalogue(boardOf(elements));
  createScene(ctx, catalogue, createCounts()).paint(camera, 1, palette, { zooming: false, ahead: false, untilMs: Infinity });
  return ctx.getImageData(0, 0, ctx.canvas.width, ctx.canvas.height).data;
}

/** Pixels that differ so that an eye sees it. */
function differing(a, b) {
  let count = 0;
  for (let i = 0; i < a.length; i += 4) if (Math.abs(a[i + 3] - b[i + 3]) > 64) count++;
  return count;
}

test('far out at 6,400 % what is drawn is as sharp and as steady as at the origin', () => {
  const elements = still(0, 0, 64);
  const here = painted(elements, centredOn({ x: 0.7, y: 0 }, 200, 160, 64));
  assertTrue(here.some((part, i) => i % 4 === 3 && part > 200), 'something is painted');
  for (const [x, y] of [[FAR, FAR], [-FAR, FAR], [FAR, -17]]) {
    const there = painted(still(x, y, 64), centredOn({ x: x + 0.7, y }, 200, 160, 64));
    const wrong = differing(here, there);
    assertTrue(wrong <= 40, `${wrong} pixels differ at ${x}, ${y}`);
  }
});

test('far out a pan of a pixel moves what is drawn by a pixel, on the live layer as on the settled one', () => {
  const elements = still(FAR, FAR, 64);
  const camera = centredOn({ x: FAR + 0.7, y: FAR }, 200, 160, 64);
  const live = (at) => {
    const ctx = context();
    createLiveLayer(ctx, null).paint(at, 1, palette, [], elements, null);
    return ctx.getImageData(0, 0, 200, 160).data;
  };
  for (const paint of [(at) => painted(elements, at), live]) {
    const before = paint(camera);
    assertTrue(before.some((part, i) => i % 4 === 3 && part > 200), 'something is painted');
    const after = paint({ ...camera, x: camera.x - 1 / 64 });
    const shifted = before.map((part, i) => (Math.floor(i / 4) % 200 === 0 ? after[i] : before[i - 4]));
    const wrong = differing(after, shifted);
    assertTrue(wrong <= 10, `${wrong} pixels differ`);
  }
});

test('far out the camera keeps what is under the pointer, and screen and board agree', () => {
  const camera = centredOn({ x: FAR, y: -FAR }, 1280, 800, 64);
  const point = { x: 333, y: 444 };
  const board = toBoard(camera, point);
  const again = toScreen(camera, board);
  assertTrue(Math.hypot(again.x - point.x, again.y - point.y) < 1e-4, JSON.stringify(again));
  const zoomed = toScreen(zoomedAt(camera, point, 0.01), board);
  assertTrue(Math.hypot(zoomed.x - point.x, zoomed.y - point.y) < 1e-4, JSON.stringify(zoomed));
});

test('what is centred or fitted stays within 1 % and 6,400 %', () => {
  assertEqual(centredOn({ x: 0, y: 0 }, 100, 100, 1e9).zoom, 64);
  assertEqual(centredOn({ x: 0, y: 0 }, 100, 100, 0).zoom, 0.01);
  assertEqual(fitted({ x: 0, y: 0, w: 10, h: 10 }, 800, 600, NOWHERE, 4).zoom, 4);
  assertEqual(fitted({ x: 0, y: 0, w: 10, h: 10 }, 800, 600, NOWHERE).zoom, 1);
});

test('the grid keeps about its density at every zoom', () => {
  for (let zoom = 0.01; zoom <= 64; zoom *= 1.07) {
    const px = gridStep(zoom) * zoom;
    assertTrue(px >= 11.3 && px <= 22.7, `${px} px at ${zoom}`);
  }
  assertEqual([onGrid(7, 16), onGrid(8.1, 16), onGrid(-9, 16), onGrid(-3, 16)], [0, 16, -16, 0]);
});

test('a box comes into line with edges and middles, each axis for itself, and says with what', () => {
  const other = { x: 100, y: 100, w: 80, h: 40 };
  const edges = snapBox({ x: 103, y: 300, w: 30, h: 30 }, [other], { reach: 6, step: null });
  assertEqual([edges.dx, edges.dy], [-3, 0]);
  assertEqual(edges.guides, [{ axis: 'x', at: 100, from: 100, to: 330 }]);
  const middles = snapBox({ x: 500, y: 103, w: 20, h: 30 }, [other], { reach: 6, step: null });
  assertEqual([middles.dx, middles.dy], [0, 2]);
  assertEqual(middles.guides.map(({ axis, at }) => [axis, at]), [['y', 120]]);
  assertEqual(snapBox({ x: 507, y: 507, w: 0, h: 0 }, [other], { reach: 6, step: null }), { dx: 0, dy: 0, guides: [] });
});

test('what lies near attracts more than the grid, and the grid what lies far from all', () => {
  const other = { x: 101, y: 1000, w: 10, h: 10 };
  const found = snapBox({ x: 99, y: 37, w: 0, h: 0 }, [other], { reach: 6, step: 16 });
  assertEqual([found.dx, found.dy], [2, -5]);
  assertEqual(found.guides.length, 1);
});

test('tiles cover the canvas, and those unused for longest go when there are too many', () => {
  assertEqual(tilesUnder({ dx: 0, dy: 0 }, { x: 0, y: 0, w: TILE, h: TILE }), { left: 0, top: 0, right: 0, bottom: 0 });
  assertEqual(tilesUnder({ dx: 1, dy: -1 }, { x: 0, y: 0, w: TILE, h: TILE }), { left: -1, top: 0, right: 0, bottom: 1 });
  const tiles = createTiles((side) => context(side, side));
  for (let i = 0; i < 10; i++) tiles.put(1, i, 0, tiles.surface());
  tiles.put(1, 99, 0, null);
  tiles.get(1, 0, 0);
  tiles.trim(4 * TILE * TILE * 4);
  assertEqual(tiles.all().filter(({ surface }) => surface).map(({ i }) => i), [0, 7, 8, 9]);
  assertEqual(tiles.bytes(), 4 * TILE * TILE * 4);
  tiles.dropScale(1);
  assertEqual([tiles.bytes(), tiles.all().length], [0, 0]);
});

test('a pan over many strokes paints only what comes into view, and none again', () => {
  const elements = [];
  for (let n = 0; n < 2500; n++) {
    const x = (n % 50) * 60;
    const y = Math.floor(n / 50) * 60;
    elements.push({ id: { author: 1, n: n + 1 }, z: 'A', kind: KIND.STROKE, style: { width: 64 }, ink: encodeInk([{ x, y }, { x: x + 30, y: y + 30 }], 1) });
  }
  const counts = createCounts();
  const scene = createScene(context(600, 400), createCatalogue(boardOf(elements)), counts);
  const how = { zooming: false, ahead: false, untilMs: Infinity };
  scene.paint({ x: 0, y: 0, zoom: 1 }, 1, palette, how);
  const first = counts.elements;
  assertTrue(first > 60 && first < 500, `${first} elements painted for the first view`);
  scene.paint({ x: 7, y: 5, zoom: 1 }, 1, palette, how);
  assertEqual(counts.elements, first);
  scene.paint({ x: 520, y: 5, zoom: 1 }, 1, palette, how);
  assertTrue(counts.elements - first < 250, `${counts.elements - first} more for the next`);
  const then = counts.elements;
  scene.paint({ x: 0, y: 0, zoom: 1 }, 1, palette, how);
  assertEqual(counts.elements, then);
});

test('when time runs out the rest is painted in later frames, and then shows what painting all at once shows', () => {
  const elements = [];
  for (let n = 0; n < 400; n++) {
    const { ink } = still((n % 20) * 30, Math.floor(n / 20) * 20, 1)[0];
    elements.push({ id: { author: 1, n: n + 1 }, z: 'A', kind: KIND.STROKE, style: { width: 64 }, ink });
  }
  const camera = { x: 0, y: 0, zoom: 1 };
  const ctx = context();
  const counts = createCounts();
  const scene = createScene(ctx, createCatalogue(boardOf(elements)), counts);
  let frames = 0;
  while (scene.paint(camera, 1, palette, { zooming: false, ahead: false, untilMs: performance.now() + 0.3 })) frames++;
  assertTrue(frames > 0, 'more than one frame');
  assertEqual(differing(ctx.getImageData(0, 0, 200, 160).data, painted(elements, camera)), 0);
  assertTrue(figureOf(elements[0]) !== null, 'it can be drawn');
});
