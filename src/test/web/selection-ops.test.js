// Order, copies, groups, the clipboard's line, and walking through the elements.

import { keyOf } from '/js/model/keys.js';
import { clippingOf, isClipping, MOST_CHARACTERS, readClipping } from '/js/model/clipping.js';
import { patchElement } from '/js/model/merge.js';
import { compareZ } from '/js/model/zindex.js';
import { decode, encode } from '/js/wire/codec.js';
import { KIND } from '/js/geometry/figure.js';
import { copiesOf } from '/js/selection/copies.js';
import { groupPatches, isOneGroup, ungroupPatches, withGroups } from '/js/selection/groups.js';
import { reorder, spread } from '/js/selection/order.js';
import { createWalk } from '/js/selection/walk.js';
import { assertEqual, assertTrue, hexOf, test } from './runner.js';

const all = () => true;

const rectangle = (n, more = {}) => ({ id: { author: 2, n }, kind: KIND.RECTANGLE, place: { x: 0, y: 0, w: 1024, h: 1024 }, ...more });

function boardOf(zs) {
  return zs.map((z, i) => rectangle(i + 1, { z })).sort(compareZ);
}

/** The numbers in the drawing order once the patches are done. */
function orderAfter(elements, patches) {
  const byKey = new Map(patches.map((patch) => [keyOf(patch.id), patch]));
  return elements.map((element) => (byKey.has(keyOf(element.id)) ? patchElement(element, byKey.get(keyOf(element.id))) : element))
    .sort(compareZ).map(({ id }) => id.n);
}

const chosen = (...numbers) => ({ id }) => numbers.indexOf(id.n) >= 0;

test('[ELM-5] to the front, forward, backward and to the back, in the order it had', () => {
  const board = boardOf(['A', 'B', 'C', 'D', 'E']);
  const moved = (numbers, where, inTheWay = all) => orderAfter(board, reorder(board, chosen(...numbers), where, inTheWay));
  assertEqual(moved([1, 3], 'front'), [2, 4, 5, 1, 3]);
  assertEqual(moved([3, 5], 'back'), [3, 5, 1, 2, 4]);
  assertEqual(moved([2], 'forward'), [1, 3, 2, 4, 5]);
  assertEqual(moved([1, 3], 'forward'), [2, 4, 1, 3, 5]);
  assertEqual(moved([4], 'backward'), [1, 2, 4, 3, 5]);
  assertEqual(moved([2], 'forward', chosen(4)), [1, 3, 4, 2, 5]);
  assertEqual(moved([5], 'backward', chosen(1)), [5, 1, 2, 3, 4]);
});

test('[ELM-5] what is there already makes no op, and neither does what nothing is in the way of', () => {
  const board = boardOf(['A', 'B', 'C']);
  assertEqual(reorder(board, chosen(2, 3), 'front', all), []);
  assertEqual(reorder(board, chosen(1), 'back', all), []);
  assertEqual(reorder(board, chosen(3), 'forward', all), []);
  assertEqual(reorder(board, chosen(1), 'forward', () => false), []);
  assertEqual(reorder(board, chosen(1, 2, 3), 'back', all), []);
});

test('[ELM-5] elements of one index are passed together', () => {
  const board = boardOf(['A', 'M', 'M', 'M', 'Z']);
  assertEqual(orderAfter(board, reorder(board, chosen(1), 'forward', all)), [2, 3, 4, 1, 5]);
  assertEqual(orderAfter(board, reorder(board, chosen(5), 'backward', all)), [1, 5, 2, 3, 4]);
});

test('[ELM-5] whatever is reordered how often, both keep their own order and no index is too long', () => {
  let state = 5;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  let board = boardOf(spread(40, undefined, undefined));
  for (let round = 0; round < 400; round++) {
    const numbers = new Set(Array.from({ length: 1 + random(6) }, () => 1 + random(40)));
    const isChosen = ({ id }) => numbers.has(id.n);
    const where = ['front', 'forward', 'backward', 'back'][random(4)];
    const patches = reorder(board, isChosen, where, all);
    const after = orderAfter(board, patches);
    const own = (order) => order.filter((n) => numbers.has(n));
    const rest = (order) => order.filter((n) => !numbers.has(n));
    const before = board.map(({ id }) => id.n);
    assertEqual(own(after), own(before), `own order, round ${round}`);
    assertEqual(rest(after), rest(before), `the others’ order, round ${round}`);
    if (where === 'front') assertEqual(after.slice(-numbers.size), own(before), `front, round ${round}`);
    if (where === 'back') assertEqual(after.slice(0, numbers.size), own(before), `back, round ${round}`);
    const zs = new Map(patches.map(({ id, z }) => [id.n, z]));
    board = board.map((element) => ({ ...element, z: zs.get(element.id.n) || element.z })).sort(compareZ);
    assertTrue(board.every(({ z }) => z.length <= 64), `a long index in round ${round}`);
  }
});

test('many indices between two are all different, in order and short', () => {
  const between = spread(2000, 'A', 'B');
  assertTrue(between.every((z, i) => z > 'A' && z < 'B' && (i === 0 || z > between[i - 1])), 'not in order');
  assertTrue(between.every((z) => z.length < 16), 'too long');
});

test('copies have new ids, stand above all in the order they had, and are tied and grouped among themselves', () => {
  const elements = [
    rectangle(1, { z: 'B', group: { author: 2, n: 1 }, locked: true }),
    rectangle(2, { z: 'C', group: { author: 2, n: 1 } }),
    rectangle(3, { z: 'D', group: { author: 9, n: 9 }, ends: { from: { author: 2, n: 2 }, to: { author: 7, n: 7 } } }),
  ];
  let n = 100;
  const copies = copiesOf(elements, { newId: () => ({ author: 5, n: ++n }), topZ: () => 'X', dx: 16, dy: -8 });
  assertEqual(copies.map(({ id }) => id), [101, 102, 103].map((each) => ({ author: 5, n: each })));
  assertTrue(copies.every(({ z }, i) => z >= 'X' && (i === 0 || z > copies[i - 1].z)), 'not above in order');
  assertEqual(copies.map(({ group }) => group), [{ author: 5, n: 101 }, { author: 5, n: 101 }, { author: 5, n: 103 }]);
  assertEqual(copies[2].ends, { from: { author: 5, n: 102 } });
  assertEqual(copies.map(({ locked }) => Boolean(locked)), [false, false, false]);
  assertEqual(copies[0].place, { x: 16 * 1024, y: -8 * 1024, w: 1024, h: 1024 });
});

test('a group is selected whole, and is the same group whoever made it', () => {
  const elements = [1, 2, 3, 4].map((n) => rectangle(n));
  const patches = groupPatches(elements.slice(0, 3), [elements[3]]);
  assertEqual(patches, groupPatches(elements.slice(0, 3), [elements[3]]));
  const grouped = elements.map((element) => patchElement(element, patches.find(({ id }) => keyOf(id) === keyOf(element.id)) || { id: element.id }));
  const board = new Map(grouped.map((element) => [keyOf(element.id), element]));
  assertEqual([...withGroups(['2.2'], board)].sort(), ['2.1', '2.2', '2.3']);
  assertEqual([...withGroups(['2.4'], board)], ['2.4']);
  assertTrue(isOneGroup(grouped.slice(0, 3)) && !isOneGroup(grouped) && !isOneGroup([]), 'what is a group');
  const alone = ungroupPatches(grouped.slice(0, 3)).map((patch, i) => patchElement(grouped[i], patch));
  assertEqual(alone.map(({ group }) => group), [undefined, undefined, undefined]);
});

test('a new group never takes the name of one that others are still in', () => {
  const others = [rectangle(9, { group: { author: 2, n: 1 } })];
  const [patch] = groupPatches([rectangle(1), rectangle(2)], others);
  assertEqual(patch.group, { author: 2, n: 2 });
});

test('[SES-6] a clipping brings back every byte of every element, unknown fields too', () => {
  const known = encode('Element', rectangle(3, { kind: 4711 }));
  // Field 77, a varint of 5: of a version to come.
  const strange = decode('Element', new Uint8Array([...known, 0xe8, 0x04, 0x05])).value;
  assertTrue(strange.unknown.length === 1, 'it has an unknown field');
  const elements = [rectangle(1, { z: 'V', style: { stroke: 0xff, dash: 2 }, text: { body: 'Tinte – 墨 🖋', size: 20 } }), strange];
  const line = clippingOf(elements);
  assertTrue(isClipping(line) && !isClipping('a rectangle'), 'known by its marker');
  const { elements: back } = readClipping(`  ${line}\n`);
  assertEqual(back.map((element) => hexOf(encode('Element', element))), elements.map((element) => hexOf(encode('Element', element))));
});

test('[LIM-2] whatever is in a clipping, it is read or refused with a reason', () => {
  const line = clippingOf([rectangle(1), rectangle(2)]);
  assertEqual(readClipping('inkwire:').error, 'damaged');
  assertEqual(readClipping('inkwire:1:').error, 'damaged');
  assertEqual(readClipping(line.slice(0, -7)).error, 'damaged');
  assertEqual(readClipping(line.replace(':1:', ':2:')).error, 'newer');
  assertEqual(readClipping(`inkwire:1:${'A'.repeat(MOST_CHARACTERS)}`).error, 'tooMuch');
  assertEqual(readClipping(clippingOf(Array.from({ length: 4001 }, (none, i) => rectangle(i + 1)))).error, 'tooMuch');
  let state = 3;
  for (let round = 0; round < 500; round++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const at = 10 + (state % (line.length - 10));
    const read = readClipping(line.slice(0, at) + 'Zz09+/'[round % 6] + line.slice(at + 1));
    assertTrue(read.elements ? read.elements.every(({ id, kind }) => id && kind > 0) : read.error === 'damaged', `round ${round}`);
  }
});

test('walking goes from element to element in the drawing order, over a group as one', () => {
  const group = { author: 2, n: 2 };
  const elements = [rectangle(1), rectangle(2, { group }), rectangle(3, { group }), rectangle(4)];
  let keys = new Set();
  const selection = { has: (key) => keys.has(key), set: (next) => { keys = new Set(next); } };
  const board = { elements: new Map(elements.map((element) => [keyOf(element.id), element])), inDrawOrder: () => elements };
  const walk = createWalk(board, selection);
  const steps = [1, 1, 1].map((step) => {
    walk.go(step);
    return [...keys].join(' ');
  });
  assertEqual(steps, ['2.1', '2.2 2.3', '2.4']);
  assertEqual(walk.place(), { at: 3, of: 3 });
  assertEqual([walk.canGo(1), walk.canGo(-1)], [false, true]);
  keys = new Set();
  walk.go(-1);
  assertEqual([...keys], ['2.4']);
});
