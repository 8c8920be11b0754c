// A board of every kind of element in every style, and one of every kind of text: as the wire has them.

import { encodeInk } from '/js/model/ink.js';
import { compareZ } from '/js/model/zindex.js';

const UNITS = 1024;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** @param {Array<object>} parts of elements, the lowest first @returns {Array<object>} elements in drawing order */
function board(parts) {
  const elements = parts.map((part, i) => ({ id: { author: 1, n: i + 1 }, z: 'a' + DIGITS[Math.floor(i / 26)] + DIGITS[i % 26], ...part }));
  return elements.sort(compareZ);
}

function place(x, y, w, h, turn = 0) {
  const all = { x: x * UNITS, y: y * UNITS, w: w * UNITS, h: h * UNITS };
  return turn === 0 ? all : { ...all, turn };
}

function ink(points) {
  return encodeInk(points.map(([x, y, p]) => ({ x, y, p })), 1);
}

function wave(x, y, length, height, pressed) {
  return ink(Array.from({ length: 60 }, (_, i) => [
    x + (length * i) / 59, y + height * Math.sin(i / 6), pressed ? 0.5 + 0.45 * Math.sin(i / 9) : undefined,
  ]));
}

/** Without a letter. */
export function everyKind() {
  const lines = [0x00, 0x10, 0x11, 0x20, 0x33, 0x44, 0x21].map((heads, i) => ({
    kind: heads ? 8 : 2,
    style: { stroke: 0x2f8f4eff, width: 48 + i * 8, heads, dash: i % 3 },
    ink: ink([[60, 330 + i * 26], [250, 320 + i * 30]]),
  }));
  return board([
    { kind: 10, place: place(20, 20, 900, 620) },
    { kind: 1, style: { stroke: 0x1d2733ff, width: 64 }, ink: wave(60, 80, 220, 22) },
    { kind: 1, style: { stroke: 0xd8432bff, width: 128 }, ink: wave(60, 150, 220, 22, true) },
    { kind: 1, style: { stroke: 0x2a5bd7ff, width: 160, tool: 1 }, ink: wave(60, 215, 220, 18) },
    { kind: 1, style: { width: 32 }, ink: ink([[60, 270], [120, 255], [70, 280], [140, 262], [80, 290], [160, 275]]) },
    { kind: 1, style: { width: 128 }, ink: ink([[200, 280]]) },
    { kind: 1, style: { stroke: 0xffd400ff, width: 352, tool: 2 }, ink: ink([[50, 82], [140, 84], [290, 80]]) },
    { kind: 1, style: { stroke: 0x3ab8ffff, width: 352, tool: 2, opacity: 160 }, ink: ink([[150, 60], [155, 140], [160, 230]]) },
    { kind: 1, style: { stroke: 0xa8328fff, width: 96, opacity: 120 }, ink: wave(230, 150, 120, 60), place: place(320, 60, 90, 80, 6000) },
    ...lines,
    { kind: 2, style: { stroke: 0x6c7683ff, width: 16, dash: 1 }, ink: ink([[40, 560], [300, 600]]) },
    { kind: 2, style: { stroke: 0x6c7683ff, width: 8 }, ink: ink([[40, 575], [300, 615]]) },
    { kind: 3, place: place(440, 60, 150, 90), style: { fill: 0xc8e9eeff, width: 64 } },
    { kind: 4, place: place(620, 60, 150, 90), style: { stroke: 0xd8432bff, fill: 0xfbe7a1ff, width: 96, dash: 1 } },
    { kind: 9, place: place(800, 50, 100, 110), style: { stroke: 0x0f8b9dff, fill: 0, width: 64, dash: 2 } },
    { kind: 3, place: place(450, 190, 130, 80, 5461), style: { stroke: 0x2a5bd7ff, fill: 0xd3defa80, width: 128, opacity: 170, dash: 2 } },
    { kind: 4, place: place(630, 190, 130, 70, -7000), style: { fill: 0xf0d3eaff, width: 0 } },
    { kind: 9, place: place(790, 190, 110, 90, 3000), style: { fill: 0xe3e6eaff, width: 32, opacity: 128 } },
    { kind: 6, place: place(440, 320, 120, 90), image: { blob: 'x', type: 'image/png', w: 10, h: 10 } },
    { kind: 7, place: place(590, 320, 130, 110) },
    { kind: 7, place: place(750, 320, 130, 110, 1500), style: { fill: 0xcdebd3ff, opacity: 200 } },
    { kind: 77, place: place(0, 0, 10, 10) },
  ]);
}

/** With little else than letters. */
export function everyText() {
  const fonts = [0, 1, 2, 3].map((font) => ({
    kind: 5, place: place(20, 20 + font * 46, 0, 0), text: { body: 'Sphinx of black quartz, judge my vow \u2013 fi', size: 24, font },
  }));
  return board([
    { kind: 10, place: place(0, 0, 760, 520), text: { body: 'A frame & its name' } },
    ...fonts,
    { kind: 5, place: place(20, 220, 200, 0), text: { body: 'Wraps at two hundred units and goes on to the next line - and on-and-on', size: 20, align: 1 } },
    { kind: 5, place: place(240, 220, 200, 0, 4000), text: { body: 'turned\nand right', size: 28, font: 2, align: 2 }, style: { stroke: 0x2a5bd7ff, opacity: 150 } },
    { kind: 7, place: place(480, 210, 180, 160), text: { body: 'A note with words that must shrink because there are so many of them and the note is small, is it not?', size: 24, font: 1, align: 1 } },
    { kind: 4, place: place(20, 380, 200, 110), style: { fill: 0xcdebd3ff, width: 32 }, text: { body: 'in an ellipse', size: 20, align: 1 } },
    { kind: 9, place: place(240, 370, 200, 130), style: { fill: 0xf9d2cbff, width: 32 }, text: { body: 'Extraordinarily', size: 30, align: 1 } },
    { kind: 3, place: place(480, 390, 200, 100), style: { width: 32 }, text: { body: '\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd 123', size: 24 } },
  ]);
}
