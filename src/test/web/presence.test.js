// What others are doing right now: live strokes, drafts, pointers, and what I send of mine.

import { createCrowd } from '/js/presence/crowd.js';
import { createCursors } from '/js/presence/cursors.js';
import { createLive } from '/js/presence/live.js';
import { createOutlook, placeOf } from '/js/presence/outlook.js';
import { glided } from '/js/geometry/glide.js';
import { createOutgoing } from '/js/presence/outgoing.js';
import { createOwn } from '/js/presence/own.js';
import { draftOf, elementOfDraft } from '/js/presence/partial.js';
import { encodeFrames } from '/js/wire/frames.js';
import { decodeInk, InkEncoder } from '/js/model/ink.js';
import { assertEqual, assertTrue, test } from './runner.js';

const NOT_YET = () => false;
const ALL = () => true;

const begin = { author: 2, stroke: 5, from: 0, style: { width: 64 }, ink: { scale: 4, x: 16, y: 32, d: [16, 0], p: [] } };
const next = (from) => ({ author: 2, stroke: 5, from, ink: { scale: 0, x: 0, y: 0, d: [0, 16], p: [] } });

test('[LIV-3] chunks joined are the stroke that is put', () => {
  const encoder = new InkEncoder(3);
  const live = createLive();
  for (let i = 0; i < 12; i++) {
    const points = [0, 1, 2].map((k) => ({ x: i * 7.3 + k, y: Math.sin(i + k) * 40, p: (i + k) / 16 }));
    const { from, ink } = encoder.append(points);
    assertTrue(live.take({ chunk: [{ author: 2, stroke: 5, from, ink }] }, 0, NOT_YET), `chunk ${i}`);
  }
  assertEqual(live.strokes()[0].points, decodeInk(encoder.ink()));
});

test('[LIV-3] a chunk that does not join is ignored, and so is the rest of the stroke', () => {
  const live = createLive();
  live.take({ chunk: [begin] }, 0, NOT_YET);
  assertTrue(!live.take({ chunk: [next(3)] }, 0, NOT_YET), 'a gap');
  assertTrue(!live.take({ chunk: [next(2)] }, 0, NOT_YET), 'the rest');
  assertEqual(live.strokes()[0].points, [{ x: 1, y: 2 }, { x: 2, y: 2 }]);
});

test('[LIV-3] a stroke from 0 again replaces what was held', () => {
  const live = createLive();
  live.take({ chunk: [begin] }, 0, NOT_YET);
  live.take({ chunk: [next(9)] }, 0, NOT_YET);
  assertTrue(live.take({ chunk: [{ ...begin, ink: { ...begin.ink, x: 160 } }] }, 0, NOT_YET), 'begins anew');
  assertEqual(live.strokes().map(({ points }) => points[0]), [{ x: 10, y: 2 }]);
});

test('[LIV-3] the put replaces the live stroke, and late chunks do not bring it back', () => {
  const live = createLive();
  live.take({ chunk: [begin] }, 0, NOT_YET);
  live.settle(new Set(['2.5']), ALL);
  assertEqual(live.strokes(), []);
  assertTrue(!live.take({ chunk: [begin] }, 0, (key) => key === '2.5'), 'late');
});

test('[LIV-3] a stroke is given up when it is cancelled, silent for 15 s, or its author gone', () => {
  const live = createLive();
  live.take({ chunk: [begin] }, 0, NOT_YET);
  assertTrue(!live.expire(14999, ALL), 'not yet');
  assertTrue(live.expire(15000, ALL), 'silent');
  live.take({ chunk: [begin] }, 0, NOT_YET);
  assertTrue(live.expire(1, () => false), 'gone');
  live.take({ chunk: [begin] }, 0, NOT_YET);
  assertTrue(live.take({ chunk: [{ author: 2, stroke: 5, cancel: true }] }, 1, NOT_YET), 'cancelled');
  assertEqual(live.strokes(), []);
});

test('a draft is shown until it is settled or cancelled', () => {
  const live = createLive();
  const element = { id: { author: 2, n: 9 }, kind: 3 };
  live.take({ draft: [{ author: 2, element }] }, 0, NOT_YET);
  assertEqual(live.drafts(), [element]);
  live.settle(new Set(['2.9']), ALL);
  assertEqual(live.drafts(), []);
});

test('[LIV-6] one person may have several drafts, one an element, within a bound', () => {
  const live = createLive();
  const element = (n, x) => ({ id: { author: 2, n }, kind: 3, place: { x } });
  live.take({ draft: [1, 2, 3].map((n) => ({ author: 2, element: element(n, 0) })) }, 0, NOT_YET);
  live.take({ draft: [{ author: 2, element: element(2, 7) }, { author: 2, element: { id: { author: 2, n: 3 } }, cancel: true }] }, 9, NOT_YET);
  assertEqual(live.drafts(), [element(1, 0), element(2, 7)]);
  const many = Array.from({ length: 400 }, (none, i) => ({ author: 3, element: element(i + 1, 0) }));
  live.take({ draft: many }, 10, NOT_YET);
  assertEqual(live.drafts().length, 2 + 256);
  assertTrue(live.expire(15000, ALL), 'the first was silent for 15 s');
  assertEqual(live.drafts().length, 1 + 256, 'what was heard of later stays');
});

test('[LIV-6] a draft ends with its own author\'s commit, not with another\'s', () => {
  const live = createLive();
  const element = { id: { author: 1, n: 4 }, place: { x: 8 } };
  live.take({ draft: [{ author: 2, element }] }, 0, NOT_YET);
  live.settle(new Set(['1.4']), ALL, () => 3);
  assertEqual(live.drafts(), [element], 'another changed its colour');
  live.settle(new Set(['1.4']), ALL, () => 2);
  assertEqual(live.drafts(), []);
  live.take({ draft: [{ author: 2, element }] }, 0, NOT_YET);
  live.settle(new Set(['1.4']), ALL, () => undefined);
  assertEqual(live.drafts(), [], 'it was removed');
});

test('[LIV-6] of what is on the board a draft says what differs, in few bytes, and is laid over it', () => {
  const style = { stroke: 0xff, width: 64 };
  const settled = { id: { author: 2, n: 300 }, kind: 1, z: 'V', style, place: { x: 0, y: 1, w: 5, h: 5 }, ink: { d: [1, 2] } };
  const moved = { ...settled, place: { x: 1024 * 512, y: 1024 * 300, w: 5, h: 5 } };
  const draft = draftOf(moved, settled);
  assertEqual(draft, { id: settled.id, place: { x: 1024 * 512, y: 1024 * 300 } });
  assertTrue(encodeFrames([{ live: { draft: [{ element: draft }] } }]).length <= 32, 'a move');
  const { unknown, ...whole } = elementOfDraft(draft, settled);
  assertEqual(whole.place, moved.place);
  assertEqual([whole.kind, whole.ink, whole.style.width], [1, settled.ink, 64]);
  assertEqual(draftOf(moved, undefined), moved, 'a new one is sent whole');
});

test('[LIV-6] who rests in the middle of a drag tells it again in time, and its end once', async () => {
  const sent = [];
  const waits = [];
  const { setTimeout: real } = window;
  const outgoing = createOutgoing((live) => sent.push(live), () => 1e6, (id) => id);
  const own = createOwn({ currentId: (id) => id, document: { elements: new Map() } }, outgoing, () => {});
  const element = { id: { author: 1, n: 1 }, kind: 3 };
  window.setTimeout = (run, ms) => waits.push([run, ms]);
  try {
    own.draft([element], { shown: [] });
    assertEqual(own.drafts(), [], 'shown here as asked');
    const [again, ms] = waits.pop();
    assertTrue(ms < 15000, `${ms}`);
    window.setTimeout = real;
    await new Promise((done) => real(done, 5));
    again();
    await new Promise((done) => real(done, 5));
    own.draft(null);
    await new Promise((done) => real(done, 5));
  } finally {
    window.setTimeout = real;
  }
  const drafted = { draft: [{ element }] };
  assertEqual(sent, [drafted, drafted, { draft: [{ element: { id: element.id }, cancel: true }] }]);
});

test('[LIV-5] a pointer glides to where it was last seen and rests there', () => {
  const cursors = createCursors(false);
  cursors.take([{ author: 2, x: 0, y: 0 }], 0);
  cursors.take([{ author: 2, x: 1600, y: 320 }], 1000);
  const [half] = cursors.at(1040);
  assertTrue(half.x > 0 && half.x < 100, `on its way: ${half.x}`);
  assertTrue(cursors.isMoving(1040), 'moving');
  assertEqual(cursors.at(2000).map(({ x, y }) => [x, y]), [[100, 20]]);
  assertTrue(!cursors.isMoving(2000), 'at rest');
  cursors.keep(() => false);
  assertEqual(cursors.at(2000), []);
});

test('who asked for less motion sees pointers jump', () => {
  const cursors = createCursors(true);
  cursors.take([{ author: 2, x: 0, y: 0 }], 0);
  cursors.take([{ author: 2, x: 1600, y: 0 }], 10);
  assertEqual(cursors.at(10)[0].x, 100);
  assertTrue(!cursors.isMoving(10), 'at rest');
});

test('who draws is pointed at by the pen\'s tip, and who left is not pointed at', () => {
  const person = { author: 2, name: 'Wren', color: 0x2f6fd0ff };
  const session = { people: new Map([[2, person]]), status: { author: 1 }, document: { elements: new Map() } };
  const crowd = createCrowd(session, true);
  crowd.take({ chunk: [begin], cursor: [], draft: [] }, 0);
  crowd.take({ chunk: [next(2)], cursor: [{ author: 9, x: 1, y: 1 }], draft: [] }, 50);
  const [pointer] = crowd.pointers(50).pointers;
  assertEqual([pointer.x, pointer.y, pointer.name], [2, 3, 'Wren']);
  session.people.clear();
  assertTrue(crowd.tidy(60), 'the stroke goes with its author');
  assertEqual(crowd.pointers(60).pointers, []);
});

// ---- where the others look

const person = (author, more) => [author, { author, name: `P${author}`, color: author, gone: false, away: false, role: 1, ...more }];

function crowdOf(me, ...others) {
  const people = new Map([person(me), ...others]);
  const session = { people, status: { author: me }, document: { elements: new Map(), entry: () => undefined } };
  return { people, crowd: createCrowd(session, true) };
}

const cursor = (author, more) => ({ cursor: [{ author, x: 16 * author, y: 0, ...more }] });

test('[LIV-5] a cursor without a view keeps the last one; one without follows follows nobody', () => {
  const { crowd } = crowdOf(1, person(2));
  crowd.take(cursor(2, { view: { x: 1024, y: -2048, w: 4096, h: 3072 }, follows: 7 }), 0);
  crowd.take(cursor(2), 1);
  assertEqual(crowd.viewOf(2), { x: 1, y: -2, w: 4, h: 3 });
  assertEqual(crowd.leaderOf(2), 2);
  crowd.take(cursor(2, { view: { x: 5, y: 5, w: 0, h: 5 } }), 2);
  assertEqual(crowd.viewOf(2), { x: 1, y: -2, w: 4, h: 3 });
  crowd.clear();
  assertEqual([crowd.viewOf(2), crowd.pointOf(2)], [null, null]);
});

test('a view goes to the wire and back, and stays within what a Place may be', () => {
  const outlook = createOutlook();
  outlook.take([{ author: 2, view: placeOf({ x: -12.5, y: 0.25, w: 800, h: 600.5 }) }]);
  assertEqual(outlook.viewOf(2), { x: -12.5, y: 0.25, w: 800, h: 600.5 });
  assertEqual(placeOf({ x: -1e12, y: 1e12, w: 1e15, h: 0 }), { x: -(2 ** 37), y: 2 ** 37, w: 2 ** 38, h: 1 });
});

test('[LIV-5] who follows one that follows sees whom it is about', () => {
  const { crowd, people } = crowdOf(1, person(2), person(3), person(4));
  [cursor(2, { follows: 3 }), cursor(3, { follows: 4 }), cursor(4)].forEach((live) => crowd.take(live, 0));
  assertEqual([2, 3, 4].map(crowd.leaderOf), [4, 4, 4]);
  people.delete(4);
  crowd.tidy(1);
  assertEqual(crowd.leaderOf(2), 3);
});

test('[LIV-5] nobody follows in a circle: not who follows me, be it through others, and of two at once the higher leaves', () => {
  const { crowd } = crowdOf(5, person(2), person(3), person(9));
  crowd.take(cursor(2, { follows: 3 }), 0);
  crowd.take(cursor(3, { follows: 5 }), 0);
  assertEqual([crowd.leaderOf(2), crowd.leaderOf(3)], [0, 0]);
  assertTrue(crowd.leavesCircle(2), 'I am the highest of 2, 3 and 5');
  crowd.take(cursor(9, { follows: 5 }), 0);
  assertTrue(!crowd.leavesCircle(9), '9 is higher than I');
  crowd.take(cursor(3), 1);
  assertTrue(!crowd.leavesCircle(2), 'no circle any more');
});

test('[LIV-5] a circle of others shows what the one I follow sees', () => {
  const { crowd } = crowdOf(1, person(2), person(3));
  crowd.take(cursor(2, { follows: 3 }), 0);
  crowd.take(cursor(3, { follows: 2 }), 0);
  assertEqual([crowd.leaderOf(2), crowd.leaderOf(3)], [2, 3]);
});

test('what a person does: drawing, here, idle after three minutes, away as the server says', () => {
  const { crowd, people } = crowdOf(1, person(2), person(3));
  crowd.tidy(0);
  assertEqual(crowd.doing(2, 1000), 'here');
  crowd.take({ chunk: [begin] }, 1000);
  assertEqual([crowd.doing(2, 2000), crowd.doing(2, 4000)], ['drawing', 'here']);
  assertEqual([crowd.doing(3, 179999), crowd.doing(3, 180000)], ['here', 'idle']);
  crowd.take(cursor(3), 181000);
  assertEqual(crowd.doing(3, 181001), 'here');
  assertEqual(crowd.pointers(181001).pointers.map(({ name }) => name), ['P3']);
  assertEqual(crowd.pointers(400000).pointers, []);
  people.set(...person(2, { away: true }));
  assertEqual(crowd.doing(2, 1001), 'away');
});

test('a pointer that rests fades, and is clear again when it moves', () => {
  const cursors = createCursors(false);
  cursors.take([{ author: 2, x: 0, y: 0 }], 0);
  const at = (ms) => cursors.at(ms)[0].strength;
  assertEqual([at(0), at(6000), at(7500), at(60000)], [1, 1, 0.4, 0.4]);
  assertTrue(at(6700) < 1 && at(6700) > 0.4 && cursors.isMoving(6700), 'in between');
  assertTrue(!cursors.isMoving(8000), 'at rest');
  cursors.take([{ author: 2, x: 16, y: 0 }], 60000);
  assertEqual(at(60001), 1);
});

test('[LIV-5] my view goes with my newest pointer, once for each change, and says whom I follow as long as I do', async () => {
  const sent = [];
  const outgoing = createOutgoing((live) => sent.push(live), () => 1000, (id) => id);
  const rest = () => new Promise((resolve) => setTimeout(resolve, 15));
  const place = { x: 1, y: 2, w: 3, h: 4 };
  outgoing.look(place, 0);
  await rest();
  outgoing.point({ x: 5, y: 6 });
  await rest();
  outgoing.look(place, 7);
  await rest();
  outgoing.point({ x: 8, y: 9 });
  await rest();
  assertEqual(sent, [
    { cursor: [{ view: place }] },
    { cursor: [{ x: 5, y: 6 }] },
    { cursor: [{ x: 5, y: 6, view: place, follows: 7 }] },
    { cursor: [{ x: 8, y: 9, follows: 7 }] },
  ]);
});

test('a gliding camera arrives, whatever the frames’ lengths, and its steps add up', () => {
  const size = { width: 1000, height: 600 };
  const from = { x: 0, y: 0, zoom: 1 };
  const aim = { x: 5000, y: -3000, zoom: 0.1 };
  let camera = from;
  let frames = 0;
  while (camera !== aim && frames < 500) {
    camera = glided(camera, aim, size, 1 + (frames * 7) % 40);
    frames++;
  }
  assertEqual(camera, aim);
  assertTrue(frames > 10 && frames < 150, `${frames} frames`);
  const once = glided(from, aim, size, 60);
  const twice = glided(glided(from, aim, size, 30), aim, size, 30);
  assertTrue(Math.abs(once.zoom - twice.zoom) < 1e-9 && Math.abs(once.x - twice.x) < 1e-6, 'one long step is two short ones');
});
