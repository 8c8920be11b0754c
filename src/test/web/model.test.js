// State, merging, order and ink against the golden vectors.

import { canonicalBytes, contentHash } from '/js/model/canonical.js';
import { mix } from '/js/model/digest.js';
import { decodeInk, encodeInk, InkEncoder, joinInk, pointCount, scaleFor } from '/js/model/ink.js';
import { keyOf } from '/js/model/keys.js';
import { BoardState } from '/js/model/state.js';
import { between, compareZ } from '/js/model/zindex.js';
import { decode, encode } from '/js/wire/codec.js';
import { toJson } from './forms.js';
import { assertEqual, assertTrue, bytesOf, hexOf, test, vectors } from './runner.js';

const EPOCH = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
const NONE = new Uint8Array(0);

const entryOf = ({ hex }) => decode('Entry', bytesOf(hex)).value;

/** A state with these entries, as of seq. */
function stateOf(entries, seq) {
  const state = new BoardState();
  const digest = entries.reduce((sum, { element, seq: changed }) => (sum ^ mix(element.id.author, element.id.n, changed)) >>> 0, 0);
  assertEqual(state.beginSnapshot({ part: 0, epoch: EPOCH, seq, entry: entries, last: true, digest }), 'done');
  return state;
}

test('[ELM-1] [ELM-2] [ELM-4] every case of merging', async () => {
  for (const { name, start, commit, end, digest } of (await vectors('merge.json')).cases) {
    const decoded = decode('Commit', bytesOf(commit.hex)).value;
    assertEqual(toJson('Commit', decoded), commit.json, name);
    const state = stateOf(start.map(entryOf), decoded.seq - 1);
    assertEqual(state.applyCommit(decoded), 'applied', name);
    const expected = end.map(entryOf);
    assertEqual(hexOf(canonicalBytes(state.entries.values())), hexOf(canonicalBytes(expected)), name);
    const byId = (a, b) => a.element.id.author - b.element.id.author || a.element.id.n - b.element.id.n;
    const jsons = Array.from(state.entries.values()).sort(byId).map((entry) => toJson('Entry', entry));
    assertEqual(jsons, end.map(({ json }) => json).sort(byId), name);
    assertEqual(state.digest, digest, name);
    assertEqual(state.seq, decoded.seq + decoded.op.length - 1, name);
  }
});

test('[ELM-1] a merge leaves the elements it started from as they were', async () => {
  for (const { name, start, commit } of (await vectors('merge.json')).cases) {
    const entries = start.map(entryOf);
    const decoded = decode('Commit', bytesOf(commit.hex)).value;
    stateOf(entries, decoded.seq - 1).applyCommit(decoded);
    assertEqual(entries.map((entry) => hexOf(encode('Entry', entry))), start.map(({ hex }) => hex), name);
    assertEqual(hexOf(encode('Commit', decoded)), commit.hex, name);
  }
});

test('[ORD-7] mix and the digests of boards', async () => {
  const { mix: cases, boards } = await vectors('digest.json');
  for (const one of cases) assertEqual(mix(one.author, one.n, one.seq), one.mix);
  for (const { entries, digest } of boards) {
    const list = entries.map(([author, n, seq]) => ({ element: { id: { author, n } }, seq }));
    const state = new BoardState();
    for (const entry of list) state.set(keyOf(entry.element.id), entry);
    assertEqual(state.digest, digest);
    for (const entry of list) state.remove(keyOf(entry.element.id));
    assertEqual(state.digest, 0);
  }
});

test('[I6] canonical bytes and hash, whatever order the entries are held in', async () => {
  for (const { name, entries, canonical, sha256 } of (await vectors('canonical.json')).boards) {
    const list = entries.map(entryOf);
    assertEqual(hexOf(canonicalBytes(list)), canonical, name);
    assertEqual(hexOf(canonicalBytes(list.slice().reverse())), canonical, name);
    assertEqual(await contentHash(list), sha256, name);
  }
});

test('[ORD-2] only the next seq is applied; smaller is old, larger a gap', () => {
  const state = stateOf([], 10);
  const op = [{ remove: { id: [{ author: 1, n: 1 }] } }];
  const commit = (seq, epoch = NONE) => ({ seq, author: 1, batch: 1, op, epoch });
  assertEqual(state.applyCommit(commit(12)), 'gap');
  assertEqual(state.applyCommit(commit(10)), 'old');
  assertEqual(state.applyCommit(commit(11)), 'applied');
  assertEqual(state.applyCommit({ seq: 11, author: 1, batch: 1, op: op.concat(op), epoch: NONE }), 'gap');
  assertEqual(state.applyCommit({ seq: 12, author: 1, batch: 1, op: [], epoch: NONE }), 'gap');
  assertEqual(state.applyCommit({ seq: 12, author: 1, batch: 1, op: [{ put: { kind: 1 } }], epoch: NONE }), 'gap');
  assertEqual(state.seq, 11);
});

test('[ORD-2] another epoch for a seq held here means this side is ahead of the log', () => {
  const other = new Uint8Array(8);
  const state = stateOf([], 10);
  const op = [{ remove: { id: [{ author: 1, n: 1 }] } }];
  assertEqual(state.applyCommit({ seq: 11, author: 1, batch: 1, op, epoch: other }), 'applied');
  assertEqual(state.applyCommit({ seq: 11, author: 1, batch: 1, op, epoch: EPOCH }), 'gap');
  assertEqual(state.applyCommit({ seq: 11, author: 1, batch: 1, op, epoch: other }), 'old');
  assertEqual(state.applyCommit({ seq: 5, author: 1, batch: 1, op, epoch: other }), 'old');
  assertEqual(state.compareHead({ seq: 10, epoch: EPOCH, digest: 0 }), 'same');
  assertEqual(state.compareHead({ seq: 10, epoch: other, digest: 0 }), 'wrong');
  assertEqual(state.compareHead({ seq: 11, epoch: other, digest: 0 }), 'same');
  assertEqual(state.compareHead({ seq: 11, epoch: other, digest: 1 }), 'wrong');
  assertEqual(state.compareHead({ seq: 12, epoch: other, digest: 0 }), 'behind');
});

test('[SES-3] a snapshot is taken whole or not at all', async () => {
  const board = (await vectors('canonical.json')).boards[2];
  const entries = board.entries.map(entryOf);
  const { digest } = stateOf(entries, 10);
  const part = (number, entry, more = {}) => Object.assign({ part: number, epoch: EPOCH, seq: 10, entry, last: false, digest: 0 }, more);
  const state = stateOf([], 3);
  assertEqual(state.beginSnapshot(part(0, entries.slice(0, 2))), 'more');
  assertEqual(state.seq, 3);
  assertEqual(state.addPart(part(2, entries.slice(2), { last: true, digest })), 'wrong');
  assertEqual(state.addPart(part(1, entries.slice(2), { last: true, digest })), 'wrong');
  state.beginSnapshot(part(0, entries.slice(0, 2)));
  assertEqual(state.addPart(part(1, entries.slice(2), { last: true, digest, seq: 11 })), 'wrong');
  state.beginSnapshot(part(0, entries.slice(0, 2)));
  assertEqual(state.addPart(part(1, entries.slice(2), { last: true, digest: digest ^ 1 })), 'wrong');
  assertEqual([state.seq, state.entries.size], [3, 0]);
  state.beginSnapshot(part(0, entries.slice(0, 2)));
  assertEqual(state.addPart(part(1, entries.slice(2), { last: true, digest })), 'done');
  assertEqual([state.seq, state.entries.size, state.digest], [10, entries.length, digest]);
});

test('[ELM-5] the drawing order', async () => {
  const { order } = await vectors('zindex.json');
  const elements = order.map(({ z, author, n }) => ({ id: { author, n }, z: z === null ? undefined : z }));
  assertEqual(elements.slice().reverse().sort(compareZ), elements);
});

test('[ELM-5] indices between others', async () => {
  const { between: cases, noRoom } = await vectors('zindex.json');
  for (const { a, b, z } of cases.concat(noRoom)) {
    assertEqual(between(a === null ? undefined : a, b === null ? undefined : b), z, a + ' and ' + b);
  }
});

test('[ELM-5] 100,000 elements on top of each other, and as many below, stay short and in order', () => {
  let top = between();
  let bottom = top;
  for (let i = 0; i < 100000; i++) {
    const higher = between(top);
    const lower = between(undefined, bottom);
    assertTrue(higher > top && lower < bottom && isIndex(higher) && isIndex(lower), higher + ' ' + lower);
    top = higher;
    bottom = lower;
  }
  assertTrue(top.length <= 5 && bottom.length <= 5, top + ' ' + bottom);
});

test('[ELM-5] indices put anywhere are in order and valid', () => {
  let seed = 5;
  const list = [between()];
  for (let i = 0; i < 5000; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const at = Math.floor((seed / 4294967296) * (list.length + 1));
    const z = between(list[at - 1], list[at]);
    assertTrue(isIndex(z) && (at === 0 || z > list[at - 1]) && (at === list.length || z < list[at]), z);
    list.splice(at, 0, z);
  }
});

function isIndex(z) {
  return /^[0-9A-Za-z]{0,63}[1-9A-Za-z]$/.test(z);
}

test('[ELM-5] ink from points and back', async () => {
  const { scales, encode: cases } = await vectors('ink.json');
  for (const { zoom, scale } of scales) assertEqual(scaleFor(zoom), scale, 'zoom ' + zoom);
  for (const { name, zoom, points, ink, back } of cases) {
    assertEqual(encodeInk(points, zoom), ink, name);
    if (back) assertEqual(decodeInk(ink).map(({ x, y }) => [x, y]), back, name);
  }
  assertEqual(decodeInk({ scale: 4, x: 16, y: 0, d: [16, -16], p: [127, -255], t: [] }), [{ x: 1, y: 0, p: 1 }, { x: 2, y: -1, p: 0 }]);
});

test('[LIV-3] live chunks put one behind another are exactly the final ink', () => {
  let seed = 9;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  for (let round = 0; round < 200; round++) {
    const zoom = Math.pow(2, random() * 34 - 10);
    const hasPressure = random() < 0.5;
    const points = [];
    let x = random() * 1000;
    let y = random() * 1000;
    for (let i = 0; i < 120; i++) {
      // Now and then a leap that does not fit 32 bits at a high zoom.
      const reach = (random() < 0.01 ? 100000 : 20 / zoom) * (random() < 0.1 ? 0 : 1);
      x += (random() - 0.5) * reach;
      y += (random() - 0.5) * reach;
      points.push({ x, y, p: hasPressure ? random() : undefined, t: i * 8 });
    }
    const encoder = new InkEncoder(zoom);
    let live = null;
    for (let i = 0; i < points.length; i += 7) {
      const piece = encoder.append(points.slice(i, i + 7));
      if (piece === null) continue;
      if (piece.from === 0) live = piece.ink;
      else {
        assertEqual(piece.from, pointCount(live));
        live = joinInk(live, piece.ink);
      }
    }
    const ink = encoder.ink();
    assertEqual(live, Object.assign({}, ink, { t: [] }));
    assertEqual(encodeInk(points, zoom), ink);
    assertTrue(ink.d.every((step) => step === (step | 0)), 'a step beyond 32 bits');
    assertEqual([ink.p.length, ink.t.length], [hasPressure ? encoder.count : 0, encoder.count - 1]);
    const last = decodeInk(ink).pop();
    const near = Math.pow(2, -ink.scale);
    assertTrue(Math.abs(last.x - x) <= near && Math.abs(last.y - y) <= near, 'the last point is elsewhere');
  }
});
