// Figures against the golden vectors, to which the server's own renderer is held too: both draw the same.

import { figureOf, KIND, TOOL } from '/js/geometry/figure.js';
import { headsOf } from '/js/geometry/heads.js';
import { outlineOf } from '/js/geometry/outline.js';
import { measureTextWith } from '/js/geometry/text-layout.js';
import { bearsText, blockOf } from '/js/geometry/writing-room.js';
import { createPalette, css } from '/js/render/palette.js';
import { decode } from '/js/wire/codec.js';
import { assertEqual, bytesOf, test, vectors } from './runner.js';

const round = (value) => Math.round(value * 1000) / 1000 + 0;
const numbers = ({ x, y, w, h }) => [x, y, w, h].map(round);

function ringsOf({ points, style, grain }) {
  const how = { width: style.width, grain, even: style.tool !== TOOL.PEN, flat: style.tool === TOOL.HIGHLIGHTER };
  return outlineOf(points, how).map((ring) => ring.map(round));
}

function headNumbers({ dot, corners, closed }) {
  return dot ? [dot.x, dot.y, dot.r].map(round) : [...corners.flatMap(({ x, y }) => [round(x), round(y)]), closed ? 1 : 0];
}

test('[VER-1] [ELM-7] each element of the vectors is the figure there', async () => {
  measureTextWith(null);
  for (const { name, hex, bounds, style, rings, heads, block } of (await vectors('figures.json')).figures) {
    const figure = figureOf(decode('Element', bytesOf(hex)).value);
    assertEqual(figure === null, bounds === undefined, name);
    if (!figure) continue;
    assertEqual(numbers(figure.bounds), bounds, name);
    assertEqual({ ...figure.style, opacity: round(figure.style.opacity) }, style, name);
    if (figure.kind === KIND.STROKE) assertEqual(ringsOf(figure), rings, name);
    if (heads) assertEqual(headsOf(figure).map(headNumbers), heads, name);
    if (!block || !bearsText(figure.kind)) continue;
    const laid = blockOf(figure);
    assertEqual({ lines: laid.lines, size: round(laid.size), box: numbers(laid.box) }, block, name);
  }
});

test('[VER-1] on dark paper each colour of the vectors is the one there', async () => {
  const { stroke, fill } = createPalette(true);
  for (const colour of (await vectors('figures.json')).dark) {
    assertEqual([stroke(colour.colour), fill(colour.colour)], [css(colour.stroke), css(colour.fill)]);
  }
});
