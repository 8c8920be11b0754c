// Text laid out: where lines break, how large a block is, and how it fits where it stands.

import { figureOf } from '/js/geometry/figure.js';
import { placeOf } from '/js/geometry/place.js';
import { blockAt, blockIn, LEADING, linesOf, measureTextWith } from '/js/geometry/text-layout.js';
import { bearsText, blockOf } from '/js/geometry/writing-room.js';
import { createTextMeasure } from '/js/render/text-lines.js';
import { assertEqual, assertTrue, test } from './runner.js';

/** Every letter as wide as it is high: lines can be counted out. */
const SQUARE = { widthOf: (line, size) => Array.from(line).length * size };
const text = (body, size = 10) => ({ body, size, font: 0, align: 0 });

function squarely(run) {
  measureTextWith(SQUARE);
  try {
    run();
  } finally {
    measureTextWith(null);
  }
}

test('[ELM-7] lines break after spaces and hyphens and at line breaks; spaces at an end take no room', () => squarely(() => {
  assertEqual(linesOf(text('the quick brown fox'), 100), ['the quick', 'brown fox']);
  assertEqual(linesOf(text('well-known facts'), 60), ['well-', 'known', 'facts']);
  assertEqual(linesOf(text('a\n\nb  '), 0), ['a', '', 'b']);
  assertEqual(linesOf(text(''), 50), ['']);
  assertEqual(linesOf(text('one two'), 0), ['one two']);
}));

test('[ELM-7] ideographs break anywhere but before what closes a phrase', () => squarely(() => {
  assertEqual(linesOf(text('一段中文文字，也会换行。'), 60), ['一段中文文', '字，也会换', '行。']);
  assertEqual(linesOf(text('中文Inkwire板'), 90), ['中文Inkwire', '板']);
}));

test('[ELM-7] a line ends before or after an emoji, never in it; Hangul ends at spaces', () => squarely(() => {
  assertEqual(linesOf(text('ab😀😀cd'), 30), ['ab😀', '😀cd']);
  assertEqual(linesOf(text('👩🏽‍🚀👩🏽‍🚀'), 50), ['👩🏽‍🚀', '👩🏽‍🚀'], 'skin and what is joined');
  assertEqual(linesOf(text('❤️‍🔥❤️‍🔥'), 50), ['❤️‍🔥', '❤️‍🔥']);
  assertEqual(linesOf(text('안녕하세요 여러분'), 70), ['안녕하세요', '여러분']);
  assertEqual(linesOf(text('豈更'), 10), ['豈', '更'], 'ideographs for compatibility');
}));

test('[ELM-7] a word longer than the line is cut, and never a letter in two', () => squarely(() => {
  assertEqual(linesOf(text('abcdefghij'), 40), ['abcd', 'efgh', 'ij']);
  assertEqual(linesOf(text('x abcdefghij y'), 40), ['x', 'abcd', 'efgh', 'ij y']);
  assertEqual(linesOf(text('😀😀😀'), 20), ['😀😀', '😀']);
  assertEqual(linesOf(text('abc'), 1), ['a', 'b', 'c'], 'at least one letter a line');
}));

test('[ELM-7] text without a width of its own is as wide as its longest line; with one it wraps there', () => squarely(() => {
  const own = blockAt(text('ab\nabcd'), { x: 5, y: 6, w: 0 });
  assertEqual([own.box, own.wraps], [{ x: 5, y: 6, w: 40, h: 2 * 10 * LEADING }, false]);
  const wrapped = blockAt(text('ab abcd'), { x: 5, y: 6, w: 45 });
  assertEqual([wrapped.lines, wrapped.box.w], [['ab', 'abcd'], 45]);
  const element = { id: { author: 1, n: 1 }, kind: 5, place: placeOf({ x: 5, y: 6, w: 0, h: 0 }), text: text('ab\nabcd') };
  assertEqual(figureOf(element).box, own.box);
}));

test('[ELM-7] what is written on a note stands in its middle and shrinks until it fits', () => squarely(() => {
  const room = { x: 0, y: 0, w: 100, h: 40 };
  const short = blockIn(text('hi'), room);
  assertEqual([short.size, short.box.y], [10, (40 - 13) / 2]);
  const long = blockIn(text('some words that are too many for this'), room);
  assertTrue(long.size < 10 && long.box.h <= room.h, `${long.size}: ${long.box.h}`);
  const word = blockIn(text('a marvellous', 24), { x: 0, y: 0, w: 120, h: 400 });
  assertEqual([word.lines, word.size < 24], [['a', 'marvellous'], true], 'sooner small than cut');
  assertTrue(blockIn(text('x'.repeat(4000)), room).size >= 6, 'but stays readable');
}));

test('[ELM-7] words in a shape keep to the room inside it', () => squarely(() => {
  for (const kind of [3, 4, 7, 9]) {
    const element = { id: { author: 1, n: 1 }, kind, place: placeOf({ x: 0, y: 0, w: 200, h: 200 }), text: text('some words in here') };
    const { box } = blockOf(figureOf(element));
    const corner = Math.abs(box.x - 100) / 100 + Math.abs(box.y - 100) / 100;
    if (kind === 9) assertTrue(corner <= 1, 'inside the diamond');
    if (kind === 4) assertTrue(Math.hypot(box.x - 100, box.y - 100) <= 100, 'inside the ellipse');
    assertTrue(bearsText(kind), `${kind}`);
  }
  assertTrue(!bearsText(1) && !bearsText(2) && !bearsText(8), 'not on ink');
}));

test('a browser measures letters alike at every size, so lines break alike at every zoom', () => {
  const measure = createTextMeasure();
  const one = measure.widthOf('quick brown fox', 16, 0);
  assertTrue(Math.abs(measure.widthOf('quick brown fox', 48, 0) / one - 3) < 1e-9, 'three times');
  assertTrue(measure.widthOf('iiii', 16, 2) === measure.widthOf('WWWW', 16, 2), 'a typewriter');
});
