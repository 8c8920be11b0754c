// Shapes under a hand: from a drag to an element, and what elements look like.

import { boxDragged, lineDragged } from '/js/geometry/drag.js';
import { figureOf } from '/js/geometry/figure.js';
import { outlineOf } from '/js/geometry/outline.js';
import { fieldsOf, GROUPS, valueOf } from '/js/model/styles.js';
import { createDragTool } from '/js/tools/drag-tool.js';
import { createInkwell } from '/js/tools/inkwell.js';
import { SHAPES } from '/js/tools/shapes.js';
import { textPlans } from '/js/tools/texts.js';
import { encodeFrames } from '/js/wire/frames.js';
import { assertEqual, assertTrue, test } from './runner.js';

const PLAIN = { shift: false, alt: false, mod: false };
const SHIFT = { ...PLAIN, shift: true };
const ALT = { ...PLAIN, alt: true };
const at = (x, y) => ({ x, y, t: 0 });

/** What a tool does with a kit that only writes down. */
function bench({ zoom = 1, stays = false } = {}) {
  const done = { submitted: [], drafts: [], chosen: [], selected: [], edited: [] };
  let n = 0;
  const kit = {
    session: { newId: () => ({ author: 12, n: 344 + ++n }), topZ: () => 'V1a', currentId: (id) => id, submit: (ops) => done.submitted.push(ops) },
    zoom: () => zoom,
    snap: (point) => point,
    style: () => ({ stroke: 0x1d2733ff, width: 64, fill: 0xfbe7a1ff }),
    text: () => ({ size: 24, font: 1, align: 0 }),
    draft: (elements) => done.drafts.push(elements),
    choose: (name) => done.chosen.push(name),
    stays: () => stays,
    pick: () => null,
    meeting: () => [],
    selection: { set: (keys) => done.selected.push(keys) },
    editText: (element, how) => done.edited.push([element, how]),
  };
  const plans = [...SHAPES, ...textPlans(kit)];
  const tool = (name) => createDragTool(kit, plans.find((plan) => plan.name === name));
  return { done, kit, tool };
}

function drag(tool, from, to, mods = PLAIN) {
  tool.begin(from, mods);
  tool.move([at((from.x + to.x) / 2, (from.y + to.y) / 2), to], [], mods);
  tool.end(mods);
}

test('a box is dragged from corner to corner in any direction; shift squares it, alt takes the middle', () => {
  assertEqual(boxDragged(at(10, 20), at(4, 50), PLAIN), { x: 4, y: 20, w: 6, h: 30 });
  assertEqual(boxDragged(at(0, 0), at(-30, 10), SHIFT), { x: -30, y: 0, w: 30, h: 30 });
  assertEqual(boxDragged(at(100, 100), at(110, 95), ALT), { x: 90, y: 95, w: 20, h: 10 });
  assertEqual(boxDragged(at(100, 100), at(110, 95), { ...SHIFT, alt: true }), { x: 90, y: 90, w: 20, h: 20 });
});

test('a line held by shift lies on multiples of 15 degrees and ends beside the pointer', () => {
  const [, end] = lineDragged(at(0, 0), at(100, 8), SHIFT);
  assertEqual([Math.round(end.x), Math.round(end.y)], [100, 0]);
  for (let degrees = 0; degrees < 360; degrees += 7) {
    const way = { x: 50 * Math.cos((degrees * Math.PI) / 180), y: 50 * Math.sin((degrees * Math.PI) / 180) };
    const [, tip] = lineDragged(at(0, 0), way, SHIFT);
    const turned = (Math.atan2(tip.y, tip.x) * 12) / Math.PI;
    assertTrue(Math.abs(turned - Math.round(turned)) < 1e-9, `${degrees}`);
    assertTrue(Math.hypot(tip.x - way.x, tip.y - way.y) <= 50 * Math.sin(Math.PI / 24) + 1e-9, `${degrees}`);
  }
  assertEqual(lineDragged(at(5, 5), at(8, 1), ALT), [{ x: 2, y: 9 }, { x: 8, y: 1 }]);
});

test('a shape is drafted while it is dragged, put once, and handed over selected', () => {
  const { done, tool } = bench();
  drag(tool('rectangle'), at(10, 10), at(110, 60));
  assertEqual(done.submitted.length, 1);
  const [{ put }] = done.submitted[0];
  assertEqual(put.place, { x: 10240, y: 10240, w: 102400, h: 51200 });
  assertEqual(done.drafts.slice(0, -1).map(([{ id }]) => id), [put.id], 'the draft has the number that is put');
  assertEqual(done.drafts[done.drafts.length - 1], null);
  assertEqual([done.chosen, done.selected], [['select'], [['12.345']]]);
});

test('a tool that stays in hand puts one after another, and selects none', () => {
  const { done, tool } = bench({ stays: true });
  const rectangle = tool('rectangle');
  drag(rectangle, at(10, 10), at(110, 60));
  drag(rectangle, at(20, 20), at(120, 70));
  assertEqual([done.submitted.length, done.chosen, done.selected], [2, [], []]);
});

test('a rectangle drawn by hand is within 64 bytes, live and put; an arrow too', () => {
  for (const name of ['rectangle', 'arrow']) {
    const { done, tool } = bench();
    drag(tool(name), at(1234.5, 567.3), at(1534.9, 767.1));
    const op = done.submitted[0];
    const bytes = encodeFrames([{ submit: { batch: 345, op } }]).length;
    assertTrue(bytes <= 64, `${name}: ${bytes}`);
    const [element] = done.drafts[0];
    const live = encodeFrames([{ live: { draft: [{ element }] } }]).length;
    assertTrue(live <= 64, `${name} live: ${live}`);
  }
});

test('a tap makes a shape of one size for the eye, whatever the zoom; Enter makes the same', () => {
  for (const zoom of [0.25, 1, 8]) {
    const { done, tool } = bench({ zoom });
    const ellipse = tool('ellipse');
    drag(ellipse, at(0, 0), at(2 / zoom, 1 / zoom));
    ellipse.place({ x: 40, y: 40 });
    const widths = done.submitted.map(([{ put }]) => figureOf(put).box.w * zoom);
    assertEqual(widths, [140, 140]);
    assertEqual(done.drafts[0], [], 'a tap shows no draft');
  }
});

test('what is cancelled is put nowhere and its draft is ended', () => {
  const { done, tool } = bench();
  const line = tool('line');
  line.begin(at(0, 0), PLAIN);
  line.move([at(50, 50)], [], PLAIN);
  line.cancel();
  assertEqual([done.submitted, done.drafts[1]], [[], null]);
});

test('lines and arrows are ink of two points, and only arrows have a head of their own', () => {
  const { done, tool } = bench();
  drag(tool('line'), at(0, 0), at(30, 40));
  drag(tool('arrow'), at(0, 0), at(30, 40));
  const [line, arrow] = done.submitted.map(([{ put }]) => figureOf(put));
  assertEqual(line.points.map(({ x, y }) => [x, y]), [[0, 0], [30, 40]]);
  assertEqual([line.style.heads, arrow.style.heads], [0, 0x10]);
});

test('a tapped text is as wide as its lines, a dragged one wraps, and both are written before they are put', () => {
  const { done, tool } = bench();
  drag(tool('text'), at(100, 100), at(100, 100));
  drag(tool('text'), at(100, 100), at(300, 150));
  drag(tool('note'), at(0, 0), at(0, 0));
  assertEqual(done.submitted, []);
  assertEqual(done.edited.map(([{ kind, place }, { isNew }]) => [kind, place.w / 1024, isNew]), [[5, 0, true], [5, 200, true], [7, 200, true]]);
});

test('a tap on text goes on writing there, but never in what is locked', () => {
  const { done, kit, tool } = bench();
  const element = { id: { author: 1, n: 1 }, kind: 5 };
  kit.session.document = { elements: new Map([['1.1', element]]) };
  kit.pick = () => ({ key: '1.1', locked: false, figure: { kind: 5 } });
  drag(tool('text'), at(0, 0), at(0, 0));
  assertEqual(done.edited, [[element, undefined]]);
  kit.pick = () => ({ key: '1.1', locked: true, figure: { kind: 5 } });
  drag(tool('text'), at(0, 0), at(0, 0));
  assertTrue(done.edited[1][1].isNew, 'a new one beside it');
});

test('a highlighter\'s line is cut straight, a marker\'s is round', () => {
  const points = [{ x: 0, y: 0 }, { x: 100, y: 0 }];
  const reach = (loops) => Math.max(...loops.flat().filter((value, i) => i % 2 === 0));
  assertTrue(reach(outlineOf(points, { width: 20, even: true })) > 109, 'round');
  assertEqual(reach(outlineOf(points, { width: 20, even: true, flat: true })), 100);
  assertEqual(outlineOf([{ x: 0, y: 0 }], { width: 20, even: true, flat: true })[0].length, 16, 'a dot is a square');
});

/** An inkwell over elements; all or some of them selected. */
function well(elements = [], recalled = {}) {
  const done = { submitted: [], remembered: null, drafts: [] };
  const inkwell = createInkwell({
    session: { on() {}, submit: (ops) => done.submitted.push(ops) },
    selection: { on() {}, get size() { return elements.length; }, keys: new Set(), elements: () => elements },
    draft: (drafted) => done.drafts.push(drafted),
    store: { recall: () => recalled, remember: (name, value) => { done.remembered = value; } },
  });
  return { inkwell, done };
}

test('each group of tools remembers its own colour and width', () => {
  const { inkwell, done } = well();
  inkwell.use('marker');
  inkwell.change({ stroke: 0xff0000ff });
  inkwell.use('pen');
  assertEqual(inkwell.style(), { stroke: GROUPS.pen.first.stroke, width: GROUPS.pen.first.width });
  inkwell.use('marker');
  assertEqual(inkwell.style(), { stroke: 0xff0000ff, width: GROUPS.marker.first.width, tool: 1 });
  const later = well([], JSON.parse(JSON.stringify(done.remembered))).inkwell;
  later.use('marker');
  assertEqual(later.style().stroke, 0xff0000ff);
});

test('what a visit left behind that makes no sense is not used', () => {
  const { inkwell } = well([], { pen: { stroke: 'red', width: null }, shape: 7 });
  assertEqual(inkwell.style(), { stroke: GROUPS.pen.first.stroke, width: GROUPS.pen.first.width });
});

test('the selection shows what its elements share, and is restyled in one step but for what is locked', () => {
  const box = { id: { author: 1, n: 1 }, kind: 3, style: { stroke: 1, fill: 255, width: 32 } };
  const line = { id: { author: 1, n: 2 }, kind: 2, style: { stroke: 1, width: 64 } };
  const held = { id: { author: 1, n: 3 }, kind: 4, locked: true };
  const { inkwell, done } = well([box, line, held]);
  const look = inkwell.current();
  assertEqual([look.values.stroke, look.values.width, look.values.fill], [1, undefined, 255]);
  assertEqual(look.fields, ['stroke', 'fill', 'width', 'dash', 'heads', 'opacity']);
  inkwell.change({ fill: 0xff00ffff });
  inkwell.change({ dash: 1 });
  assertEqual(done.submitted, [
    [{ patch: { id: box.id, style: { fill: 0xff00ffff } } }],
    [{ patch: { id: box.id, style: { dash: 1 } } }, { patch: { id: line.id, style: { dash: 1 } } }],
  ]);
});

test('a slider being moved shows drafts and submits nothing before it rests', () => {
  const box = { id: { author: 1, n: 1 }, kind: 3, style: { stroke: 1 } };
  const { inkwell, done } = well([box]);
  inkwell.preview({ opacity: 100 });
  assertEqual([done.drafts, done.submitted], [[[{ ...box, style: { stroke: 1, opacity: 100 } }]], []]);
  inkwell.change({ opacity: 90 });
  inkwell.settle();
  assertEqual([done.drafts.slice(1), done.submitted.length], [[null], 1]);
  inkwell.preview({ opacity: 80 });
  inkwell.settle();
  assertEqual([done.drafts[3], done.submitted.length], [null, 1], 'given up');
});

test('every kind shows the value of each field it has, also where its element says nothing', () => {
  for (let kind = 1; kind <= 10; kind++) {
    for (const field of fieldsOf({ kind })) assertTrue(Number.isInteger(valueOf({ kind }, field)), `${kind} ${field}`);
  }
  assertEqual(valueOf({ kind: 8 }, 'heads'), 0x10);
  assertTrue(fieldsOf({ kind: 3, text: { body: 'x' } }).indexOf('font') >= 0, 'a shape with words has letters');
  assertTrue(fieldsOf({ kind: 3 }).indexOf('font') < 0, 'one without has none');
});
