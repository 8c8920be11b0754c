// The byte budgets of the protocol, as the page sends: frames without transport headers.

import { InkEncoder } from '/js/model/ink.js';
import { encodeFrames } from '/js/wire/frames.js';
import { assertTrue, test } from './runner.js';

const UPDATE_MS = 50;
const SAMPLE_MS = 16;

/** Letters as a hand writes them: some four pixels a sample in the median, 100 points in 1.6 s. */
function handwriting(hasPressure) {
  return Array.from({ length: 100 }, (_, i) => ({
    x: 300 + 1.6 * i + 10 * Math.sin(i / 3.1),
    y: 400 + 13 * Math.cos(i / 3.1) + 4 * Math.sin(i / 17),
    p: hasPressure ? 0.5 + 0.3 * Math.sin(i / 9) : undefined,
  }));
}

const size = (frame) => encodeFrames([frame]).length;
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

function liveUpdates(points, pointsEach) {
  const encoder = new InkEncoder(1);
  const sizes = [];
  for (let i = 0; i < points.length; i += pointsEach) {
    const { from, ink } = encoder.append(points.slice(i, i + pointsEach));
    const style = from === 0 ? { stroke: 0x1f2937ff, width: 48 } : undefined;
    sizes.push(size({ live: { chunk: [{ stroke: 12, from, ink, style }] } }));
  }
  return { sizes, ink: encoder.ink() };
}

function assertWithin(actual, budget) {
  assertTrue(actual <= budget, actual + ' bytes of ' + budget);
}

test('an 8-point live update is within 32 bytes, with pressure within 48', () => {
  assertWithin(median(liveUpdates(handwriting(false), 8).sizes), 32);
  assertWithin(median(liveUpdates(handwriting(true), 8).sizes), 48);
});

test('a cursor is within 16 bytes', () => {
  assertWithin(size({ live: { cursor: [{ x: 16 * 1234, y: 16 * -567 }] } }), 16);
});

test('a rectangle is within 64 bytes, a move within 32', () => {
  const style = { stroke: 0x1f2937ff, fill: 0xfde68aff, width: 48 };
  const place = { x: 1024 * 1234, y: 1024 * 567, w: 1024 * 300, h: 1024 * 200 };
  const put = { id: { author: 12, n: 345 }, kind: 3, z: 'V1a', style, place };
  assertWithin(size({ submit: { batch: 345, op: [{ put }] } }), 64);
  const patch = { id: { author: 12, n: 345 }, place: { x: 1024 * 1300, y: 1024 * 600 } };
  assertWithin(size({ submit: { batch: 346, op: [{ patch }] } }), 32);
});

test('a 100-point stroke with pressure, live at 20 updates a second and put, is within 1,400 bytes up', () => {
  const { sizes, ink } = liveUpdates(handwriting(true), Math.round(UPDATE_MS / SAMPLE_MS));
  const style = { stroke: 0x1f2937ff, width: 48 };
  const put = { id: { author: 12, n: 345 }, kind: 1, z: 'V1a', style, ink };
  assertWithin(sizes.reduce((sum, one) => sum + one, 0) + size({ submit: { batch: 345, op: [{ put }] } }), 1400);
});
