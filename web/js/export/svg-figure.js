/**
 * One figure as SVG elements: the same areas, lines and letters that render/paint-*.js lay on a canvas.
 */
import { KIND, TOOL } from '../geometry/figure.js';
import { headsOf } from '../geometry/heads.js';
import { outlineOf } from '../geometry/outline.js';
import { HIGHLIGHT } from '../render/paint-ink.js';
import { EDGE, HATCH } from '../render/paint-frame.js';
import { NOTE_SHADOW } from '../render/paint-text.js';
import { css } from '../render/palette.js';
import { dashOf } from '../render/pen-line.js';
import { svgText } from './svg-text.js';
import { attributes, number } from './xml.js';

const MAKERS = {
  [KIND.STROKE]: stroke,
  [KIND.LINE]: line,
  [KIND.ARROW]: line,
  [KIND.RECTANGLE]: shape,
  [KIND.ELLIPSE]: shape,
  [KIND.DIAMOND]: shape,
  [KIND.TEXT]: text,
  [KIND.NOTE]: note,
  [KIND.FRAME]: frame,
  [KIND.IMAGE]: image,
};

/**
 * @param {import('../geometry/figure.js').Figure} figure
 * @param {import('../render/palette.js').Palette} palette
 * @returns {string}
 */
export function svgFigure(figure, palette) {
  const { kind, angle, box, style } = figure;
  const turn = angle === 0 ? undefined
    : `rotate(${number((angle * 180) / Math.PI, 4)} ${number(box.x + box.w / 2, 3)} ${number(box.y + box.h / 2, 3)})`;
  const through = kind === KIND.STROKE && style.tool === TOOL.HIGHLIGHTER;
  const around = attributes({
    transform: turn,
    style: through ? `mix-blend-mode:${palette.dark ? 'screen' : 'multiply'}` : undefined,
  });
  const inner = MAKERS[kind](figure, palette);
  return around === '' ? inner : `<g${around}>${inner}</g>`;
}

/**
 * A canvas lays each part of a figure with the figure's opacity, one over the other; so does this.
 *
 * @param {string} name fill or stroke @param {string} colour as css() writes it @param {number} [opacity]
 */
function paint(name, colour, opacity = 1) {
  const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
  const hex = `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return attributes({ [name]: hex, [`${name}-opacity`]: a * opacity === 1 ? undefined : a * opacity });
}

/** Finer where the pen was closer to the paper. */
const digitsFor = (grain) => Math.max(2, Math.min(7, 2 + Math.ceil(Math.log10(1 / grain))));

function stroke({ points, style, grain }, palette) {
  const even = style.tool !== TOOL.PEN;
  const loops = outlineOf(points, { width: style.width, grain, even, flat: style.tool === TOOL.HIGHLIGHTER });
  const digits = digitsFor(Math.min(grain, 1));
  const opacity = style.opacity * (style.tool === TOOL.HIGHLIGHTER ? HIGHLIGHT : 1);
  return `<path d="${loops.map((loop) => curve(loop, digits)).join('')}"${paint('fill', palette.stroke(style.stroke), opacity)}/>`;
}

/** As pathOfLoops lays it. */
function curve(loop, digits) {
  const n = loop.length;
  const at = (x, y) => `${number(x, digits)} ${number(y, digits)}`;
  let d = `M${at((loop[n - 2] + loop[0]) / 2, (loop[n - 1] + loop[1]) / 2)}`;
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n;
    d += `Q${at(loop[i], loop[i + 1])} ${at((loop[i] + loop[j]) / 2, (loop[i + 1] + loop[j + 1]) / 2)}`;
  }
  return `${d}Z`;
}

function pen(style, palette, dash = dashOf(style)) {
  return paint('stroke', palette.stroke(style.stroke), style.opacity) + attributes({
    'stroke-width': style.width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'stroke-dasharray': dash.length > 0 ? dash.map((part) => number(part, 3)).join(' ') : undefined,
  });
}

function through(points) {
  const at = ({ x, y }) => `${number(x, 3)} ${number(y, 3)}`;
  const d = `M${points.map(at).join('L')}`;
  return points.length === 1 ? `${d}L${at(points[0])}` : d;
}

function line(figure, palette) {
  const { points, style } = figure;
  const colour = palette.stroke(style.stroke);
  const heads = headsOf(figure).map(({ dot, corners, closed }) => (dot
    ? `<circle${attributes({ cx: dot.x, cy: dot.y, r: dot.r })}${paint('fill', colour, style.opacity)}/>`
    : `<path d="${through(corners)}${closed ? 'Z' : ''}"${closed ? paint('fill', colour, style.opacity) : ' fill="none"'}${pen(style, palette, [])}/>`));
  return `<path d="${through(points)}" fill="none"${pen(style, palette)}/>${heads.join('')}`;
}

function shape(figure, palette) {
  const { kind, box: { x, y, w, h }, style } = figure;
  const fill = (style.fill & 0xff) !== 0 ? paint('fill', palette.fill(style.fill), style.opacity) : ' fill="none"';
  const look = fill + (style.width > 0 ? pen(style, palette) : '');
  const edge = kind === KIND.ELLIPSE
    ? `<ellipse${attributes({ cx: x + w / 2, cy: y + h / 2, rx: w / 2, ry: h / 2 })}${look}/>`
    : kind === KIND.DIAMOND
      ? `<path d="${through([{ x: x + w / 2, y }, { x: x + w, y: y + h / 2 }, { x: x + w / 2, y: y + h }, { x, y: y + h / 2 }])}Z"${look}/>`
      : `<rect${attributes({ x, y, width: w, height: h })}${look}/>`;
  return edge + text(figure, palette);
}

function text(figure, palette) {
  return svgText(figure, paint('fill', palette.stroke(figure.style.stroke), figure.style.opacity));
}

function note(figure, palette) {
  const { x, y, w, h } = figure.box;
  const sheet = (left, top, width, height, colour) => `<rect${attributes({ x: left, y: top, width, height })}${paint('fill', colour, figure.style.opacity)}/>`;
  return sheet(x + 1, y + 3, w, h, NOTE_SHADOW) + sheet(x + 3, y + 6, w - 6, h, NOTE_SHADOW)
    + sheet(x, y, w, h, palette.fill(figure.style.fill)) + text(figure, palette);
}

function frame({ box: { x, y, w, h }, text: { body, size, font } }) {
  const edge = `<rect${attributes({ x, y, width: w, height: h })} fill="none"${paint('stroke', css(EDGE))} stroke-width="1.5"/>`;
  const name = { text: { body }, block: { lines: [body], size, font, align: 0, box: { x, y, w, h } } };
  return edge + svgText(name, paint('fill', css(EDGE)), y - size * 0.5);
}

function image({ box: { x, y, w, h } }) {
  const cross = `M${number(x)} ${number(y)}l${number(w)} ${number(h)}m0 ${number(-h)}l${number(-w)} ${number(h)}`;
  return `<rect${attributes({ x, y, width: w, height: h })} fill="none"${paint('stroke', css(HATCH))} stroke-dasharray="6 5"/>`
    + `<path d="${cross}" fill="none"${paint('stroke', css(HATCH))}/>`;
}
