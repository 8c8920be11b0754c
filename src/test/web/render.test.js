// The settled layer paints as little as it can; what it shows must be what painting everything shows.

import { figureOf, KIND } from '/js/geometry/figure.js';
import { placeOf } from '/js/geometry/place.js';
import { compareZ } from '/js/model/zindex.js';
import { keyOf } from '/js/model/keys.js';
import { encodeInk } from '/js/model/ink.js';
import { brushFor } from '/js/render/brush.js';
import { createCatalogue } from '/js/render/catalogue.js';
import { createCounts } from '/js/render/counts.js';
import { createPalette } from '/js/render/palette.js';
import { createScene } from '/js/render/scene.js';
import { assertEqual, assertTrue, test } from './runner.js';

const WIDTH = 240;
const HEIGHT = 180;
/** Pixels on edges that may come out otherwise: how an edge is softened depends on where it is clipped. */
const EDGES = 24;

const palette = createPalette(false);
const WHOLE = { zooming: false, ahead: false, untilMs: Infinity };

function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 4294967296;
  };
}

function context() {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  return canvas.getContext('2d', { willReadFrequently: true });
}

function boardOf() {
  const elements = new Map();
  return { elements, inDrawOrder: () => [...elements.values()].sort(compareZ) };
}

function randomElement(random, n) {
  const at = () => Math.round(random() * 300) - 40;
  const id = { author: 1, n };
  const z = 'ABCDEFG'[Math.floor(random() * 7)];
  const style = { stroke: ((random() * 0xffffff) << 8 | (random() < 0.5 ? 255 : 120)) >>> 0, width: 16 + Math.floor(random() * 120) };
  if (random() < 0.5) {
    const points = [0, 1, 2, 3].map(() => ({ x: at(), y: at() }));
    return { id, z, kind: KIND.STROKE, style, ink: encodeInk(points, 1) };
  }
  const kind = [KIND.RECTANGLE, KIND.ELLIPSE, KIND.DIAMOND, KIND.NOTE][Math.floor(random() * 4)];
  const place = placeOf({ x: at(), y: at(), w: 20 + random() * 80, h: 20 + random() * 60 }, random() < 0.3 ? 0.5 : 0);
  return { id, z, kind, place, style: { ...style, fill: 0x4488ccff } };
}

/** How many pixels differ clearly: edges may round differently by a step or two. */
function differing(a, b) {
  const left = a.getImageData(0, 0, WIDTH, HEIGHT).data;
  const right = b.getImageData(0, 0, WIDTH, HEIGHT).data;
  let count = 0;
  for (let i = 0; i < left.length; i += 4) {
    // As seen on white: the colour of a nearly clear pixel is noise.
    const seen = (data, k) => 255 + ((data[i + k] - 255) * data[i + 3]) / 255;
    const apart = Math.max(...[0, 1, 2].map((k) => Math.abs(seen(left, k) - seen(right, k))));
    if (apart > 60) count++;
  }
  return count;
}

function fresh(board, camera) {
  const ctx = context();
  createScene(ctx, createCatalogue(board), createCounts()).paint(camera, 1, palette, WHOLE);
  return ctx;
}

test('adding, changing, removing and panning in any order shows what painting everything shows', () => {
  for (const seed of [1, 4, 6]) {
    const random = seeded(seed);
    const board = boardOf();
    const catalogue = createCatalogue(board);
    const ctx = context();
    const scene = createScene(ctx, catalogue, createCounts());
    let camera = { x: 0, y: 0, zoom: 1 };
    scene.paint(camera, 1, palette, WHOLE);
    for (let step = 0; step < 30; step++) {
      const keys = new Set();
      const changes = Math.floor(random() * 4);
      for (let i = 0; i < changes; i++) {
        const element = randomElement(random, 1 + Math.floor(random() * 25));
        keys.add(keyOf(element.id));
        if (random() < 0.3) board.elements.delete(keyOf(element.id));
        else board.elements.set(keyOf(element.id), element);
      }
      scene.changed(catalogue.update(keys));
      if (random() < 0.4) camera = { ...camera, x: camera.x + Math.round((random() - 0.5) * 60), y: camera.y + Math.round((random() - 0.5) * 60) };
      if (random() < 0.1) camera = { ...camera, zoom: 0.5 + random() * 2 };
      if (random() < 0.3) continue;
      scene.paint(camera, 1, palette, WHOLE);
      const wrong = differing(ctx, fresh(board, camera));
      assertTrue(wrong <= EDGES, `seed ${seed}, step ${step}: ${wrong} pixels differ`);
    }
  }
});

test('a new element on top is painted without painting any other', () => {
  const board = boardOf();
  const random = seeded(3);
  for (let n = 1; n <= 20; n++) {
    const element = { ...randomElement(random, n), z: 'A' };
    board.elements.set(keyOf(element.id), element);
  }
  const catalogue = createCatalogue(board);
  const scene = createScene(context(), catalogue, createCounts());
  scene.paint({ x: 0, y: 0, zoom: 1 }, 1, palette, WHOLE);
  let painted = 0;
  for (const record of catalogue.records()) {
    const paint = record.brush.paint;
    record.brush.paint = (...args) => {
      painted++;
      paint(...args);
    };
  }
  const top = { ...randomElement(random, 99), z: 'Z' };
  board.elements.set(keyOf(top.id), top);
  scene.changed(catalogue.update(new Set([keyOf(top.id)])));
  scene.paint({ x: 0, y: 0, zoom: 1 }, 1, palette, WHOLE);
  assertEqual(painted, 0);
});

test('on dark paper dark ink is lifted and light ink stays', () => {
  const dark = createPalette(true);
  const light = (css) => css.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  assertTrue(light(dark.stroke(0x1d2733ff)) > 550, 'blue-black');
  assertEqual(dark.stroke(0xffffffff), 'rgb(245, 245, 245)');
  assertTrue(light(dark.fill(0xfbe7a1ff)) < 400, 'a note is dark');
  const [red, green] = dark.fill(0xfbe7a1ff).match(/\d+/g).map(Number);
  assertTrue(red > green + 20, 'a yellow note is gold at night, not green');
});

test('what no hand draws costs no more than what one does: a million dashes, ink across the whole board', () => {
  const done = [];
  const ctx = new Proxy({ globalAlpha: 1 }, {
    get: (target, name) => (name in target ? target[name] : (...given) => void done.push([name, ...given])),
    set: (target, name, value) => Reflect.set(target, name, value),
  });
  const painted = (element) => {
    done.length = 0;
    brushFor(figureOf({ id: { author: 1, n: 1 }, z: 'A', ...element })).paint(ctx, palette, 4);
    return done.map(([name]) => name);
  };
  const dashes = () => done.filter(([name]) => name === 'setLineDash').map(([, dash]) => dash.length);
  const style = { stroke: 0x1d2733ff, width: 16, dash: 1 };
  painted({ kind: KIND.RECTANGLE, style, place: placeOf({ x: 0, y: 0, w: 1000, h: 1000 }) });
  assertEqual(dashes(), [2, 0]);
  painted({ kind: KIND.RECTANGLE, style, place: placeOf({ x: 0, y: 0, w: 1000000, h: 1000000 }) });
  assertEqual(dashes(), [0, 0]);
  const zigzag = (reach) => encodeInk(Array.from({ length: 300 }, (none, i) => ({ x: (i % 2) * reach, y: i })), 1);
  assertTrue(painted({ kind: KIND.STROKE, style, ink: zigzag(100) }).indexOf('fill') >= 0, 'a hand\'s ink is an outline');
  assertEqual(painted({ kind: KIND.STROKE, style, ink: zigzag(1000000) }).indexOf('fill'), -1);
});
