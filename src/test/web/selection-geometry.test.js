// Frames, handles, and what moving, resizing and turning make of elements: patches of their place.

import { encodeInk } from '/js/model/ink.js';
import { keyOf } from '/js/model/keys.js';
import { patchElement } from '/js/model/merge.js';
import { encode } from '/js/wire/codec.js';
import { centreOf } from '/js/geometry/box.js';
import { figureOf, KIND } from '/js/geometry/figure.js';
import { placeOf, turned } from '/js/geometry/place.js';
import { keepsProportion, moving, reaching, stretching, stretchOf, turning } from '/js/selection/change.js';
import { cornersOfFrame, frameOf, isInFrame, isStraight, plainAngle } from '/js/selection/frame.js';
import { cursorOfHandle, handleAt, handlesOf, SIDES } from '/js/selection/handles.js';
import { moveMotion, stretchMotion, turnMotion } from '/js/selection/motion.js';
import { assertEqual, assertTrue, test } from './runner.js';

/** Half of it is what rounding to 1/1024 may cost; a turn's rounding counts more, the further out. */
const NEAR = 1 / 256;

let lastN = 0;

function itemOf(element) {
  return { key: keyOf(element.id), element, figure: figureOf(element) };
}

const box = (kind, x, y, w, h, angle = 0, more = {}) => itemOf({ id: { author: 3, n: ++lastN }, kind, place: placeOf({ x, y, w, h }, angle), ...more });
const rectangle = (...where) => box(KIND.RECTANGLE, ...where);
const ink = (points, kind = KIND.STROKE) => itemOf({ id: { author: 3, n: ++lastN }, kind, ink: encodeInk(points, 1) });
const line = (a, b) => ink([a, b], KIND.ARROW);
const text = (x, y, w, h, size) => box(KIND.TEXT, x, y, w, h, 0, { text: { body: 'ink', size } });

/** The item as it is after the change. */
function after(change, item) {
  const patch = change(item);
  return patch ? itemOf(patchElement(item.element, patch)) : item;
}

function assertNear(a, b, what, near = NEAR) {
  const away = Math.hypot(a.x - b.x, a.y - b.y);
  assertTrue(away <= near, `${what}: ${JSON.stringify(a)} is ${away} from ${JSON.stringify(b)}`);
}

function sequence(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

test('a frame is around all that is selected, and turned with it where all of it is turned alike', () => {
  assertEqual(frameOf([]), null);
  assertEqual(frameOf([rectangle(10, 20, 30, 40)]), { box: { x: 10, y: 20, w: 30, h: 40 }, angle: 0 });
  const upright = frameOf([rectangle(0, 0, 10, 10), rectangle(90, 40, 10, 10)]);
  assertEqual(upright, { box: { x: 0, y: 0, w: 100, h: 50 }, angle: 0 });
  const turn = Math.PI / 6;
  const alike = frameOf([rectangle(0, 0, 100, 50, turn), rectangle(200, 100, 40, 40, turn)]);
  assertTrue(Math.abs(alike.angle - turn) < 1e-3, `turned by ${alike.angle}`);
  for (const corner of cornersOfFrame({ box: { x: 0, y: 0, w: 100, h: 50 }, angle: turn })) {
    assertTrue(isInFrame(alike, corner, 0.1), 'a corner is outside');
  }
  const unlike = frameOf([rectangle(0, 0, 100, 50, turn), rectangle(200, 100, 40, 40)]);
  assertEqual(unlike.angle, 0);
});

test('a straight line is taken by its ends, whatever its place says', () => {
  const arrow = line({ x: 0, y: 0 }, { x: 100, y: 0 });
  const leaning = after(reaching('last', { x: 0, y: 50 }), arrow);
  assertTrue(isStraight(leaning), 'it is no line any more');
  const frame = frameOf([leaning, rectangle(10, 10, 20, 20)]);
  assertEqual(frame.angle, 0);
  assertNear({ x: frame.box.w, y: frame.box.h }, { x: 30, y: 50 }, 'its frame');
});

test('moving changes x and y alone, and one move takes 32 bytes at most', () => {
  for (const item of [rectangle(100, 50, 30, 40, 1), ink([{ x: 1, y: 2, p: 0.5 }, { x: 300, y: 9, p: 0.2 }]), line({ x: 0, y: 0 }, { x: 5, y: 5 })]) {
    const patch = moving(12.5, -3)(item);
    assertEqual(Object.keys(patch).sort(), ['id', 'place']);
    assertEqual(Object.keys(patch.place).sort(), ['x', 'y']);
    assertNear(after(moving(12.5, -3), item).figure.bounds, { x: item.figure.bounds.x + 12.5, y: item.figure.bounds.y - 3 }, 'moved', 0.01);
    const far = moving(1500.25, 2300.75)(item);
    const bytes = encode('Frame', { submit: { batch: 1000, op: [{ patch: { ...far, id: { author: 100, n: 1000 } } }] } }).length;
    assertTrue(bytes <= 32, `${bytes} bytes`);
  }
  assertEqual(moving(0, 0)(rectangle(1, 2, 3, 4)), null);
  assertEqual(moving(0, 5)(rectangle(1, 2, 3, 4)).place, { y: 7 * 1024 });
});

test('a handle pulled moves its own corner to the pointer and leaves the one across where it is', () => {
  const random = sequence(7);
  for (let round = 0; round < 300; round++) {
    const angle = round % 3 === 0 ? 0 : random() * 6 - 3;
    const item = rectangle(random() * 400, random() * 400, 5 + random() * 200, 5 + random() * 200, angle);
    const frame = frameOf([item]);
    const corners = cornersOfFrame(frame);
    const at = Math.floor(random() * 4);
    const handle = ['nw', 'ne', 'se', 'sw'][at];
    const to = { x: corners[at].x + random() * 40 - 20, y: corners[at].y + random() * 40 - 20 };
    const stretch = stretchOf(frame, handle, to, { proportional: false, centred: false });
    const grown = cornersOfFrame(frameOf([after(stretching(stretch, true), item)]));
    if (stretch.x < 0 || stretch.y < 0) continue;
    assertNear(grown[at], to, `${handle} of round ${round}`, 0.02);
    assertNear(grown[(at + 2) % 4], corners[(at + 2) % 4], `across ${handle} of round ${round}`, 0.02);
  }
});

test('a side pulled changes one measure, shift keeps the proportion, alt keeps the middle', () => {
  const item = rectangle(0, 0, 100, 50);
  const frame = frameOf([item]);
  const pulled = (handle, to, how) => after(stretching(stretchOf(frame, handle, to, { proportional: false, centred: false, ...how }), true), item).figure.box;
  assertEqual(pulled('e', { x: 150, y: 999 }, {}), { x: 0, y: 0, w: 150, h: 50 });
  assertEqual(pulled('n', { x: 999, y: -50 }, {}), { x: 0, y: -50, w: 100, h: 100 });
  assertEqual(pulled('se', { x: 200, y: 60 }, { proportional: true }), { x: 0, y: 0, w: 200, h: 100 });
  assertEqual(pulled('e', { x: 200, y: 0 }, { proportional: true }), { x: 0, y: -25, w: 200, h: 100 });
  assertEqual(pulled('se', { x: 110, y: 60 }, { centred: true }), { x: -10, y: -10, w: 120, h: 70 });
  assertEqual(pulled('se', { x: -40, y: 60 }, {}), { x: -40, y: 0, w: 40, h: 60 }, 'over its far side');
  assertTrue(pulled('se', { x: 0, y: 0 }, {}).w > 0, 'gone');
});

test('ink keeps its points: a stroke is carried by its place alone', () => {
  const stroke = ink([{ x: 10, y: 10 }, { x: 60, y: 30 }, { x: 110, y: 10 }]);
  const frame = frameOf([stroke]);
  const patch = stretching(stretchOf(frame, 'se', { x: 210, y: 50 }, { proportional: false, centred: false }), true)(stroke);
  assertEqual(Object.keys(patch).sort(), ['id', 'place']);
  const grown = itemOf(patchElement(stroke.element, patch));
  assertNear(grown.figure.points[1], { x: 110, y: 50 }, 'its middle point');
  const quarter = after(turning(frame, Math.PI / 2), stroke);
  assertNear(quarter.figure.points[0], turned({ x: 10, y: 10 }, centreOf(frame.box), Math.PI / 2), 'turned', 0.02);
  let around = stroke;
  for (let i = 0; i < 4; i++) around = after(turning(frameOf([around]), Math.PI / 2), around);
  around.figure.points.forEach((point, i) => assertNear(point, stroke.figure.points[i], 'a whole turn', 0.05));
});

test('a line’s end goes where it is put, and the other stays', () => {
  const random = sequence(11);
  for (let round = 0; round < 200; round++) {
    const far = () => ({ x: random() * 2000 - 1000, y: random() * 2000 - 1000 });
    const [a, b, to] = [far(), far(), far()];
    const placed = after(reaching('first', b), line(a, far()));
    const end = round % 2 === 0 ? 'first' : 'last';
    const [first, last] = after(reaching(end, to), placed).figure.points;
    assertNear(end === 'first' ? first : last, to, `the ${end} of round ${round}`, 0.2);
    assertNear(end === 'first' ? last : first, placed.figure.points[end === 'first' ? 1 : 0], `the other of round ${round}`, 0.2);
  }
  const point = line({ x: 5, y: 5 }, { x: 5, y: 5 });
  assertTrue(!isStraight(point), 'a point has no two ends');
});

test('lines in a stretched selection go exactly where the stretch takes their ends, mirrored too', () => {
  const items = [line({ x: 0, y: 0 }, { x: 40, y: 100 }), rectangle(0, 0, 100, 100)];
  const frame = frameOf(items);
  assertTrue(!keepsProportion(items, frame), 'a line is never askew');
  const stretch = stretchOf(frame, 'se', { x: -50, y: 200 }, { proportional: false, centred: false });
  const [first, last] = after(stretching(stretch, false), items[0]).figure.points;
  assertNear(first, { x: 0, y: 0 }, 'its first', 0.02);
  assertNear(last, { x: -20, y: 200 }, 'its last', 0.02);
});

test('what stands askew in the frame, and text among others, is resized in proportion only', () => {
  const turnedOne = [rectangle(0, 0, 50, 20, 0.5), rectangle(100, 100, 50, 20)];
  assertTrue(keepsProportion(turnedOne, frameOf(turnedOne)), 'askew');
  const across = [rectangle(0, 0, 50, 20, Math.PI / 2), rectangle(100, 100, 50, 20)];
  assertTrue(!keepsProportion(across, frameOf(across)), 'a right angle is none');
  const texts = [text(0, 0, 50, 26, 20), rectangle(100, 100, 50, 20)];
  assertTrue(keepsProportion(texts, frameOf(texts)), 'text');
  const grown = after(stretching(stretchOf(frameOf(across), 'e', { x: 300, y: 0 }, { proportional: false, centred: false }), false), across[0]);
  assertTrue(grown.figure.box.h > 20 && Math.abs(grown.figure.box.w - 50) < NEAR, 'across, width is height');
});

test('text grows by its letters, whose sizes are whole, and its far corner stays', () => {
  const item = text(100, 100, 50, 26, 20);
  const frame = frameOf([item]);
  const stretch = stretchOf(frame, 'se', { x: 177, y: 140 }, { proportional: true, centred: false });
  const grown = after(stretching(stretch, true), item);
  assertEqual(grown.figure.text.size, Math.round(20 * 1.54));
  assertNear(grown.figure.box, { x: 100, y: 100 }, 'its far corner', 0.02);
  assertNear({ x: grown.figure.box.w, y: 0 }, { x: (50 * 31) / 20, y: 0 }, 'its width', 0.02);
  const wider = stretching(stretchOf(frame, 'e', { x: 250, y: 0 }, { proportional: false, centred: false }), true)(item);
  assertEqual(wider, { id: item.element.id, place: { w: 150 * 1024 } });
});

test('a motion’s matrix and frame tell the same as its patches', () => {
  const random = sequence(23);
  for (let round = 0; round < 100; round++) {
    const item = rectangle(random() * 300, random() * 300, 20 + random() * 100, 20 + random() * 100, random() * 3);
    const frame = frameOf([item]);
    const to = { x: random() * 600, y: random() * 600 };
    const motions = [moveMotion(frame, to.x, to.y), turnMotion(frame, random() * 6),
      stretchMotion(frame, Object.keys(SIDES)[round % 8], to, { proportional: round % 2 === 0, centred: false }, true)];
    for (const { change, matrix: [a, b, c, d, e, f], frame: told } of motions) {
      const real = frameOf([after(change, item)]);
      const middle = centreOf(frame.box);
      assertNear({ x: a * middle.x + c * middle.y + e, y: b * middle.x + d * middle.y + f }, centreOf(real.box), `matrix of round ${round}`, 0.02);
      assertNear(centreOf(told.box), centreOf(real.box), `frame of round ${round}`, 0.02);
      assertNear({ x: told.box.w, y: told.box.h }, { x: real.box.w, y: real.box.h }, `size of round ${round}`, 0.02);
    }
  }
});

test('angles are over -180° up to 180°, so that turns stay small on the wire', () => {
  assertEqual([0, 1, -1, 4, -4, 9].map((turns) => Math.abs(plainAngle(turns * 2 * Math.PI)) < 1e-9), [true, true, true, true, true, true]);
  assertTrue(Math.abs(plainAngle(Math.PI * 1.5) + Math.PI / 2) < 1e-9, 'three quarters');
  const patch = turning(frameOf([rectangle(0, 0, 10, 10, 3)]), 3)(rectangle(0, 0, 10, 10, 3));
  assertTrue(Math.abs(patch.place.turn) <= 32768, `turn ${patch.place.turn}`);
});

test('handles stand around the frame, those of short sides give way, and a small thing can still be taken in its middle', () => {
  const frame = { box: { x: 0, y: 0, w: 200, h: 100 }, angle: 0 };
  assertEqual(handlesOf(frame, 1, { tall: true }).map(({ name }) => name), ['nw', 'ne', 'se', 'sw', 'e', 'w', 'n', 's', 'turn']);
  assertEqual(handlesOf(frame, 1, { tall: false }).map(({ name }) => name), ['nw', 'ne', 'se', 'sw', 'e', 'w', 'turn']);
  assertEqual(handlesOf(frame, 0.1, { tall: true }).map(({ name }) => name), ['nw', 'ne', 'se', 'sw', 'turn']);
  const handles = handlesOf(frame, 1, { tall: true });
  assertEqual(handleAt(handles, frame, { x: 208, y: 104 }, 10).name, 'se');
  assertEqual(handleAt(handles, frame, { x: 100, y: -32 }, 10).name, 'turn');
  assertEqual(handleAt(handles, frame, { x: 100, y: 50 }, 10), null);
  const small = { box: { x: 0, y: 0, w: 16, h: 16 }, angle: 0 };
  assertEqual(handleAt(handlesOf(small, 1, { tall: true }), small, { x: 8, y: 8 }, 22), null);
  assertEqual(handleAt(handlesOf(small, 1, { tall: true }), small, { x: 30, y: 28 }, 22).name, 'se');
});

test('a handle’s cursor points along its pull, turned with the frame', () => {
  assertEqual(['n', 'ne', 'e', 'se'].map((name) => cursorOfHandle(name, 0)), ['ns-resize', 'nesw-resize', 'ew-resize', 'nwse-resize']);
  assertEqual(cursorOfHandle('n', Math.PI / 2), 'ew-resize');
  assertEqual(cursorOfHandle('nw', -Math.PI / 4), 'ew-resize');
});
