/** Letters of a figure as SVG text, line by line where the page lays them, in the fonts the page asks for. */
import { KIND } from '../geometry/figure.js';
import { LEADING } from '../geometry/text-layout.js';
import { bearsText, blockOf } from '../geometry/writing-room.js';
import { runsFromRight } from '../render/paint-text.js';
import { dropOf, familyOf, fontOf } from '../render/text-lines.js';
import { attributes, escaped } from './xml.js';

/** What is left of a line is its beginning, unless it runs from the right. */
const ANCHORS = { ltr: ['start', 'middle', 'end'], rtl: ['end', 'middle', 'start'] };

/**
 * @param {object} figure
 * @param {string} paint the letters' colour, as attributes
 * @param {number} [baseline] of the one line there is; else each lies where the layout says
 * @returns {string}
 */
export function svgText(figure, paint, baseline) {
  const { body } = figure.text;
  if (body === '' || (baseline === undefined && !bearsText(figure.kind))) return '';
  const block = figure.kind === KIND.TEXT || baseline !== undefined ? figure.block : blockOf(figure);
  const { lines, size, font, align, box } = block;
  const direction = runsFromRight(body) ? 'rtl' : 'ltr';
  const drop = baseline === undefined ? dropIn(block) : 0;
  const x = box.x + (box.w * (align === 1 ? 1 : align === 2 ? 2 : 0)) / 2;
  const spans = lines.map((line, i) => `<tspan${attributes({
    x, y: baseline === undefined ? box.y + size * LEADING * (i + 0.5) + drop : baseline,
  })}>${escaped(line)}</tspan>`);
  return `<text${attributes({
    'font-family': familyOf(font),
    'font-size': size,
    'text-anchor': ANCHORS[direction][align] || ANCHORS[direction][0],
    direction: direction === 'rtl' ? direction : undefined,
    'xml:space': 'preserve',
  })}${paint}>${spans.join('')}</text>`;
}

function dropIn(block) {
  const ctx = document.createElement('canvas').getContext('2d');
  ctx.font = fontOf(block);
  return dropOf(ctx, block.size);
}
