// What is taken out of a board: SVG that looks like the page, JSON that comes back whole, sizes that are told.

import { framed, extentOfAll } from '/js/export/extent.js';
import { exported, fileName, sizeOf, Stopped } from '/js/export/job.js';
import { escaped, number } from '/js/export/xml.js';
import { KIND } from '/js/geometry/figure.js';
import { placeOf } from '/js/geometry/place.js';
import { encodeInk } from '/js/model/ink.js';
import { isPortable, portableDocument, portableElement, readPortable } from '/js/model/portable.js';
import { decode, encode } from '/js/wire/codec.js';
import { assertEqual, assertTrue, test } from './runner.js';

const JOB = { progress() {}, isStopped: () => false };
const LIGHT = { dark: false, color: '#fbfaf6' };

/** Pixels of all, in a hundred, that letters and soft edges may come out otherwise. */
const TOLERANCE = 0.4;

function everything() {
  const points = Array.from({ length: 40 }, (_, i) => ({ x: 20 + i * 6, y: 40 + 20 * Math.sin(i / 4), p: 0.3 + (i % 10) / 20 }));
  const boxed = (n, kind, x, y, more = {}) => ({
    id: { author: 3, n }, z: `A${n}`, kind, place: placeOf({ x, y, w: 90, h: 60 }, more.angle || 0),
    style: { stroke: 0xc8381fff, fill: 0xffe08a80, width: 48, opacity: 200, dash: n % 3 }, ...more.own,
  });
  const inked = (n, kind, tool, y, heads) => ({
    id: { author: 3, n }, z: `B${n}`, kind, style: { stroke: 0x2a5bd7ff, width: 96, tool, heads, opacity: 160 },
    ink: encodeInk(points.map((point) => ({ ...point, y: point.y + y })), 1),
  });
  const arrow = (n, y, heads) => ({
    id: { author: 3, n }, z: `C${n}`, kind: KIND.ARROW, style: { stroke: 0x1d2733ff, width: 64, heads },
    ink: encodeInk([{ x: 300, y }, { x: 420, y: y + 20 }], 1),
  });
  return [
    inked(1, KIND.STROKE, 0, 0), inked(2, KIND.STROKE, 1, 50), inked(3, KIND.STROKE, 2, 20),
    boxed(4, KIND.RECTANGLE, 20, 180), boxed(5, KIND.ELLIPSE, 130, 180, { angle: 0.5 }), boxed(6, KIND.DIAMOND, 240, 180),
    boxed(7, KIND.NOTE, 20, 270, { own: { style: { stroke: 0x1d2733ff, fill: 0xfbe7a1ff }, text: { body: '<&"note">\nü', size: 18, font: 1, align: 1 } } }),
    boxed(8, KIND.TEXT, 130, 270, { own: { text: { body: 'Letters, 1 < 2 & "so"', size: 20, font: 3, align: 0 } } }),
    boxed(9, KIND.FRAME, 10, 10, { own: { text: { body: 'Frame', size: 14 } } }), boxed(10, KIND.IMAGE, 240, 270),
    arrow(11, 30, 0x12), arrow(12, 70, 0x34), arrow(13, 110, 0x21),
    { id: { author: 3, n: 14 }, z: 'Z', kind: 77 },
  ];
}

async function bitmap(blob) {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const ctx = canvas.getContext('2d');
  ctx.drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  return { w: canvas.width, h: canvas.height, data: ctx.getImageData(0, 0, canvas.width, canvas.height).data };
}

test('SVG is sound XML and, painted, the picture that the PNG is', async () => {
  const elements = everything();
  const extent = extentOfAll(elements);
  for (const paper of [LIGHT, { dark: true, color: '#14181e' }]) {
    const svg = await exported(elements, extent, 'A <title> & more', { format: 'svg', scale: 1, paper }, JOB);
    const parsed = new DOMParser().parseFromString(await svg.text(), 'image/svg+xml');
    assertEqual(parsed.querySelectorAll('parsererror').length, 0);
    assertEqual(parsed.querySelector('title').textContent, 'A <title> & more');
    assertTrue(parsed.querySelectorAll('path').length >= 8, 'paths');
    assertEqual(parsed.querySelectorAll('image, foreignObject, script').length, 0);
    const png = await exported(elements, extent, '', { format: 'png', scale: 1, paper }, JOB);
    const [a, b] = [await bitmap(svg), await bitmap(png)];
    assertEqual([a.w, a.h], [b.w, b.h]);
    let wrong = 0;
    for (let i = 0; i < a.data.length; i += 4) {
      if (Math.max(...[0, 1, 2].map((k) => Math.abs(a.data[i + k] - b.data[i + k]))) > 48) wrong++;
    }
    const share = (100 * wrong) / (a.w * a.h);
    assertTrue(share < TOLERANCE, `${share.toFixed(3)} % of the pixels differ`);
  }
});

test('a PNG is as large as was told, at each scale, and clear where no paper was wished', async () => {
  const elements = everything();
  const extent = extentOfAll(elements);
  for (const scale of [1, 2, 3]) {
    const told = sizeOf(extent, scale);
    const { w, h, data } = await bitmap(await exported(elements, extent, '', { format: 'png', scale, paper: null }, JOB));
    assertEqual([w, h], [told.w, told.h]);
    assertEqual(data[3], 0, 'the corner is clear');
  }
});

test('what is too large is refused before anything is painted', async () => {
  const extent = { x: 0, y: 0, w: 20000, h: 100 };
  assertEqual(sizeOf(extent, 1).fits, false);
  assertEqual(sizeOf({ x: 0, y: 0, w: 9000, h: 9000 }, 1).fits, false);
  assertEqual(sizeOf({ x: 0, y: 0, w: 9000, h: 900 }, 1).fits, true);
  assertEqual(await exported(everything(), extent, '', { format: 'png', scale: 1, paper: null }, JOB), null);
  assertEqual(sizeOf(null, 1), null);
});

test('an export that is stopped ends', async () => {
  const many = Array.from({ length: 400 }, everything).flat();
  let asked = 0;
  const outcome = await exported(many, extentOfAll(many.slice(0, 14)), '', { format: 'svg', scale: 1, paper: null }, {
    progress() {},
    isStopped: () => ++asked > 1,
  }).catch((error) => error);
  assertTrue(outcome instanceof Stopped, `${outcome}`);
});

test('the box of an export has whole units and holds all ink', () => {
  const box = framed({ x: 1.5, y: -3.2, w: 10.1, h: 4 });
  assertTrue([box.x, box.y, box.w, box.h].every(Number.isInteger), JSON.stringify(box));
  assertTrue(box.x <= 1.5 && box.y <= -3.2 && box.x + box.w >= 11.6 && box.y + box.h >= 0.8, JSON.stringify(box));
});

test('XML takes no control characters and no half pairs, and numbers stay short', () => {
  assertEqual(escaped('<a b="c">&\u0000\u001f\ud800x\udc00'), '&lt;a b=&quot;c&quot;&gt;&amp;\ufffd\ufffd\ufffdx\ufffd');
  assertEqual(escaped('\ud83d\ude00 ok\n'), '\ud83d\ude00 ok\n');
  assertEqual([number(1.005), number(-0.001), number(12), number(1 / 3, 3)], ['1', '0', '12', '0.333']);
});

test('JSON comes back as it went out, with what is not known here', () => {
  const elements = everything().map((element) => decode('Element', encode('Element', element)).value);
  const unknown = encode('Element', { ...elements[0], id: { author: 3, n: 99 } });
  const extended = new Uint8Array([...unknown, 0xf8, 0x07, 0x2a]);
  elements.push(decode('Element', extended).value);
  const text = portableDocument('A "title"', elements.map(portableElement));
  assertTrue(isPortable(text), 'it says what it is');
  const plain = JSON.parse(text);
  assertEqual([plain.type, plain.version, plain.title], ['inkwire', 1, 'A "title"']);
  assertEqual(plain.elements[3].place.w, 90 * 1024);
  const read = readPortable(text);
  assertEqual(read.title, 'A "title"');
  assertEqual(read.elements.map((element) => encode('Element', element)), elements.map((element) => encode('Element', element)));
});

test('JSON that is damaged, newer or not ours is refused, and nothing is thrown', () => {
  assertEqual(readPortable('{"type":"inkwire","version":1,"elements":[{"id":7}]}').error, 'damaged');
  for (const ink of ['7', '[]', '{"d":"x"}', '{"d":[1e99]}', '{"d":7}', '{"x":"far"}']) {
    const { elements = [] } = readPortable(`{"type":"inkwire","version":1,"elements":[{"id":{"author":1,"n":1},"kind":1,"ink":${ink}}]}`);
    elements.forEach((element) => encode('Element', element));
  }
  const twice = '{"id":{"author":1,"n":1},"kind":3}';
  assertEqual(readPortable(`{"type":"inkwire","version":1,"elements":[${twice},${twice}]}`).error, 'damaged');
  const endless = '{"id":{"author":1,"n":1},"kind":1,"ink":{"d":{"length":4000000000}}}';
  assertEqual(readPortable(`{"type":"inkwire","version":1,"elements":[${endless}]}`).error, 'damaged');
  assertEqual(readPortable('{"type":"inkwire","version":2,"elements":[]}').error, 'newer');
  assertEqual(readPortable('{"type":"other"}').error, 'damaged');
  assertEqual(readPortable('{"type":"inkwire"').error, 'damaged');
  assertEqual(readPortable(`{"type":"inkwire","version":1,"elements":[${'{},'.repeat(5000)}{}]}`).error, 'tooMuch');
  assertEqual(isPortable('hello'), false);
});

test('a file is named after its board, whatever the board is called', () => {
  assertEqual(fileName('Sprint: plan/<4>', 'Board', 'png'), 'Sprint plan 4.png');
  assertEqual(fileName('  ', 'Board', 'svg'), 'Board.svg');
  assertEqual(fileName('..', 'Board', 'json'), 'Board.json');
  assertEqual(Array.from(fileName('\ud83d\ude00'.repeat(200), 'Board', 'png')).length, 84);
});
