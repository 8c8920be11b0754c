// The boxes that joining a board needs are found without making figures, and what lies where without
// looking at everything.

import { contains, grow, meets } from '/js/geometry/box.js';
import { extentOf } from '/js/geometry/extent.js';
import { figureOf, KIND } from '/js/geometry/figure.js';
import { createIndex } from '/js/geometry/index.js';
import { placeOf } from '/js/geometry/place.js';
import { compareZ } from '/js/model/zindex.js';
import { encodeInk } from '/js/model/ink.js';
import { keyOf } from '/js/model/keys.js';
import { createCatalogue } from '/js/render/catalogue.js';
import { assertEqual, assertTrue, test } from './runner.js';

function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function wander(random, count, step) {
  let x = random() * 4000 - 2000;
  let y = random() * 4000 - 2000;
  return Array.from({ length: count }, () => {
    x += (random() - 0.5) * step;
    y += (random() - 0.5) * step;
    return { x, y };
  });
}

function strokes(count) {
  const random = seeded(5);
  const elements = new Map();
  for (let n = 1; n <= count; n++) {
    const id = { author: 1, n };
    const points = wander(random, 1 + Math.floor(random() * 40), 30);
    elements.set(keyOf(id), { id, z: 'V', kind: KIND.STROKE, style: { width: 64 }, ink: encodeInk(points, 1) });
  }
  return { elements, inDrawOrder: () => [...elements.values()].sort(compareZ) };
}

test('a box found without the figure is the box of the figure', () => {
  const random = seeded(1);
  for (let n = 0; n < 400; n++) {
    const kind = [KIND.STROKE, KIND.LINE, KIND.ARROW][n % 3];
    const zoom = 2 ** Math.floor(random() * 8 - 4);
    const points = wander(random, 1 + Math.floor(random() * 30), 1 + random() * 200);
    const element = { kind, style: { width: Math.floor(random() * 200) }, ink: encodeInk(points, zoom) };
    const box = extentOf(element);
    const { bounds } = figureOf(element);
    assertTrue(contains(grow(box, 1e-6), bounds), `${n}: ${JSON.stringify(box)} holds ${JSON.stringify(bounds)}`);
    assertTrue(contains(grow(bounds, 1e-6), box), `${n}: ${JSON.stringify(box)} is no larger than ${JSON.stringify(bounds)}`);
  }
});

test('what was moved, shapes, and what cannot be drawn have the box of their figure, or none', () => {
  const ink = encodeInk(wander(seeded(2), 20, 40), 1);
  const moved = { kind: KIND.STROKE, ink, place: placeOf({ x: 5, y: 6, w: 70, h: 80 }, 1) };
  assertEqual(extentOf(moved), figureOf(moved).bounds);
  const note = { kind: KIND.NOTE, place: placeOf({ x: 5, y: 6, w: 70, h: 80 }) };
  assertEqual(extentOf(note), figureOf(note).bounds);
  assertEqual(extentOf({ kind: KIND.STROKE }), null);
  assertEqual(extentOf({ kind: 77 }), null);
});

test('the index finds what a walk over everything finds, after any adding and removing', () => {
  const random = seeded(3);
  const index = createIndex();
  const items = [];
  const item = () => ({ bounds: { x: random() * 1000, y: random() * 1000, w: random() * 90, h: random() * 90 } });
  index.load(Array.from({ length: 300 }, () => items[items.push(item()) - 1]));
  for (let step = 0; step < 300; step++) {
    if (random() < 0.5) index.add(items[items.push(item()) - 1]);
    else index.remove(items.splice(Math.floor(random() * items.length), 1)[0]);
    const box = { x: random() * 1000, y: random() * 1000, w: random() * 200, h: random() * 200 };
    const found = new Set(index.meeting(box));
    assertEqual(found.size, items.filter(({ bounds }) => meets(bounds, box)).length);
    assertTrue(items.every((each) => found.has(each) === meets(each.bounds, box)), `step ${step}`);
  }
  assertEqual(index.size(), items.length);
});

test('a large board is taken in by slices, and makes no figure before one is looked at', () => {
  const board = strokes(3000);
  const catalogue = createCatalogue(board);
  let slices = 0;
  while (catalogue.isLoading()) {
    catalogue.load(performance.now() - 1);
    slices++;
  }
  assertTrue(slices > 20, `${slices} slices`);
  assertEqual([...catalogue.records()].length, 3000);
  assertEqual([...catalogue.records()].filter((record) => record.madeFigure || record.madeBrush).length, 0);
  const first = board.elements.get('1.1');
  const { points } = figureOf(first);
  assertTrue(catalogue.pick(points[0], 4) !== null, 'picked');
  const made = [...catalogue.records()].filter((record) => record.madeFigure).length;
  assertTrue(made > 0 && made < 60, `${made} figures made by one pick`);
});

test('the topmost is picked, also after elements were added, raised and taken away', () => {
  const board = strokes(0);
  const catalogue = createCatalogue(board);
  catalogue.load(Infinity);
  const put = (n, z) => {
    const element = { id: { author: 1, n }, z, kind: KIND.NOTE, place: placeOf({ x: 0, y: 0, w: 100, h: 100 }) };
    board.elements.set(keyOf(element.id), element);
    catalogue.update(new Set([keyOf(element.id)]));
  };
  const top = () => catalogue.pick({ x: 50, y: 50 }, 1).key;
  put(1, 'B');
  put(2, 'C');
  assertEqual(top(), '1.2');
  put(3, 'A');
  assertEqual(top(), '1.2');
  put(1, 'D');
  assertEqual(top(), '1.1');
  board.elements.delete('1.1');
  catalogue.update(new Set(['1.1']));
  assertEqual(top(), '1.2');
  assertEqual(catalogue.meeting({ x: 0, y: 0, w: 1, h: 1 }).map(({ key }) => key).join(' '), '1.3 1.2');
  assertEqual(catalogue.within({ x: -50, y: -50, w: 500, h: 500 }).length, 2);
  assertEqual(catalogue.within({ x: 50, y: 50, w: 500, h: 500 }).length, 0);
});
