// Geometry of the page: ink's outline, places, touching, the camera.

import { contains, grow } from '/js/geometry/box.js';
import { fitted, MAX_ZOOM, MIN_ZOOM, panned, toBoard, toScreen, viewOf, zoomedAt } from '/js/geometry/camera.js';
import { figureOf } from '/js/geometry/figure.js';
import { touches } from '/js/geometry/hit.js';
import { outlineOf } from '/js/geometry/outline.js';
import { placeOf } from '/js/geometry/place.js';
import { smooth } from '/js/geometry/smooth.js';
import { encodeInk } from '/js/model/ink.js';
import { assertEqual, assertTrue, test } from './runner.js';

const NOWHERE = { top: 0, right: 0, bottom: 0, left: 0 };

/** Numbers that look random and are the same in each run. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 4294967296;
  };
}

/** A wandering line, with tight turns and points that repeat. */
function scribble(random, count, withPressure) {
  const points = [];
  let x = 100;
  let y = 100;
  let angle = 0;
  for (let i = 0; i < count; i++) {
    angle += (random() - 0.5) * (random() < 0.1 ? 6 : 0.8);
    const step = random() < 0.1 ? 0 : random() * 12;
    x += Math.cos(angle) * step;
    y += Math.sin(angle) * step;
    points.push({ x, y, p: withPressure ? random() : undefined });
  }
  return points;
}

function pathOf(loops) {
  const path = new Path2D();
  for (const loop of loops) {
    const n = loop.length;
    path.moveTo((loop[n - 2] + loop[0]) / 2, (loop[n - 1] + loop[1]) / 2);
    for (let i = 0; i < n; i += 2) {
      const j = (i + 2) % n;
      path.quadraticCurveTo(loop[i], loop[i + 1], (loop[i] + loop[j]) / 2, (loop[i + 1] + loop[j + 1]) / 2);
    }
    path.closePath();
  }
  return path;
}

test('ink covers the line that the hand drew, without holes', () => {
  const ctx = document.createElement('canvas').getContext('2d');
  for (let seed = 1; seed <= 60; seed++) {
    const random = seeded(seed);
    const points = scribble(random, 80, seed % 2 === 0);
    const path = pathOf(outlineOf(points, { width: 8 }));
    smooth(points, 1).forEach(({ x, y }, i) => {
      assertTrue(ctx.isPointInPath(path, x, y, 'nonzero'), `seed ${seed}: point ${i} lies in a hole`);
    });
  }
});

test('ink stays within the bounds of its figure', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const points = scribble(seeded(seed), 60, seed % 2 === 0);
    const figure = figureOf({ id: { author: 1, n: 1 }, kind: 1, style: { width: 160 }, ink: encodeInk(points, 1) });
    for (const loop of outlineOf(figure.points, { width: 10, grain: figure.grain })) {
      for (let i = 0; i < loop.length; i += 2) {
        assertTrue(contains(figure.bounds, { x: loop[i], y: loop[i + 1], w: 0, h: 0 }), `seed ${seed}`);
      }
    }
  }
});

test('a growing line does not change behind the hand', () => {
  const points = scribble(seeded(5), 120, true).filter((point, i, all) => i === 0 || Math.hypot(point.x - all[i - 1].x, point.y - all[i - 1].y) > 1);
  const part = smooth(points.slice(0, 60), 1);
  const whole = smooth(points, 1);
  for (let i = 0; i < part.length - 12; i++) assertEqual(part[i], whole[i], `point ${i}`);
});

test('smoothing keeps both ends where they were', () => {
  const points = scribble(seeded(9), 50, false);
  const smoothed = smooth(points, 1);
  assertEqual(smoothed[0], points[0]);
  assertEqual(smoothed[smoothed.length - 1], points[points.length - 1]);
});

test('a tap is a round dot of the pen\'s width', () => {
  const [loop] = outlineOf([{ x: 50, y: 50 }], { width: 10 });
  const ctx = document.createElement('canvas').getContext('2d');
  const path = pathOf([loop]);
  for (let k = 0; k < 16; k++) {
    const at = (r) => [50 + Math.cos(k) * r, 50 + Math.sin(k) * r];
    assertTrue(ctx.isPointInPath(path, ...at(4.6)), 'inside');
    assertTrue(!ctx.isPointInPath(path, ...at(5.4)), 'outside');
  }
});

test('no points, equal points and two points have an outline without a NaN', () => {
  const cases = [[], [{ x: 1, y: 1 }, { x: 1, y: 1 }], [{ x: 0, y: 0 }, { x: 0, y: 0.01 }], [{ x: 0, y: 0, p: 0 }, { x: 9, y: 0, p: 0 }]];
  for (const points of cases) {
    for (const loop of outlineOf(points, { width: 4 })) assertTrue(loop.every(Number.isFinite), JSON.stringify(points));
  }
  assertEqual(outlineOf([], { width: 4 }), []);
});

test('a place carries ink into its box and turns it about the centre', () => {
  const ink = encodeInk([{ x: 0, y: 0 }, { x: 10, y: 20 }], 1);
  const moved = figureOf({ id: { author: 1, n: 1 }, kind: 1, ink, place: placeOf({ x: 100, y: 100, w: 20, h: 20 }) });
  assertEqual(moved.points.map(({ x, y }) => [x, y]), [[100, 100], [120, 120]]);
  const turned = figureOf({ id: { author: 1, n: 1 }, kind: 1, ink, place: placeOf({ x: 100, y: 100, w: 20, h: 20 }, Math.PI / 2) });
  assertEqual(turned.points.map(({ x, y }) => [Math.round(x), Math.round(y)]), [[120, 100], [100, 120]]);
});

test('a level line is carried to the middle of its box', () => {
  const ink = encodeInk([{ x: 0, y: 5 }, { x: 10, y: 5 }], 1);
  const figure = figureOf({ id: { author: 1, n: 1 }, kind: 2, ink, place: placeOf({ x: 0, y: 0, w: 30, h: 8 }) });
  assertEqual(figure.points.map(({ x, y }) => [x, y]), [[0, 4], [30, 4]]);
});

test('[SES-6] an unknown kind has no figure and is drawn as nothing', () => {
  assertEqual(figureOf({ id: { author: 1, n: 1 }, kind: 77 }), null);
  assertEqual(figureOf({ id: { author: 1, n: 1 }, kind: 1 }), null);
});

test('the eraser touches lines where they run and hollow shapes at their edge', () => {
  const line = figureOf({ id: { author: 1, n: 1 }, kind: 1, style: { width: 32 }, ink: encodeInk([{ x: 0, y: 0 }, { x: 100, y: 0 }], 1) });
  assertTrue(touches(line, { x: 50, y: -40 }, { x: 50, y: 40 }, 1), 'a fast pass across');
  assertTrue(!touches(line, { x: 50, y: 40 }, { x: 50, y: 20 }, 1), 'beside');
  const box = { id: { author: 1, n: 2 }, kind: 3, place: placeOf({ x: 0, y: 0, w: 100, h: 100 }), style: { width: 16 } };
  const inside = { x: 50, y: 50 };
  assertTrue(!touches(figureOf(box), inside, inside, 2), 'inside a hollow box');
  assertTrue(touches(figureOf(box), { x: 99, y: 50 }, { x: 99, y: 50 }, 2), 'its edge');
  assertTrue(touches(figureOf({ ...box, style: { width: 16, fill: 0xff0000ff } }), inside, inside, 2), 'inside a filled one');
});

test('zooming keeps what is under the pointer there, within its ends', () => {
  const camera = { x: -300, y: 40, zoom: 0.7 };
  const point = { x: 123, y: 456 };
  const before = toBoard(camera, point);
  for (const zoom of [0.001, 0.5, 3, 1000]) {
    const next = zoomedAt(camera, point, zoom);
    const after = toBoard(next, point);
    assertTrue(Math.hypot(after.x - before.x, after.y - before.y) < 1e-6, `at ${zoom}`);
    assertTrue(next.zoom >= MIN_ZOOM && next.zoom <= MAX_ZOOM, `zoom ${next.zoom}`);
  }
});

test('panning moves the board with the hand, and screen and board agree', () => {
  const camera = { x: 10, y: 20, zoom: 2 };
  const moved = panned(camera, 30, -10);
  assertEqual(toScreen(moved, toBoard(camera, { x: 5, y: 5 })), { x: 35, y: -5 });
});

test('fitting shows the whole box between the bars', () => {
  const box = { x: -500, y: 200, w: 3000, h: 800 };
  const inset = { top: 80, right: 20, bottom: 100, left: 20 };
  const camera = fitted(box, 390, 844, inset);
  const from = toScreen(camera, box);
  const to = toScreen(camera, { x: box.x + box.w, y: box.y + box.h });
  assertTrue(from.x >= 19.9 && from.y >= 79.9 && to.x <= 370.1 && to.y <= 744.1, JSON.stringify([from, to]));
  assertEqual(fitted({ x: 0, y: 0, w: 1, h: 1 }, 100, 100, NOWHERE).zoom, 1, 'never larger than life');
  assertTrue(contains(grow(viewOf(camera, 390, 844), 1), box), 'in view');
});
