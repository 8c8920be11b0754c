/**
 * An element as something to draw, measure and touch: defaults filled in, board units, ink decoded and
 * carried to its place. Pure; a figure is made once for each state of an element and kept.
 *
 * @typedef {object} Figure
 * @property {number} kind one of KIND
 * @property {import('./box.js').Box} box before turning, board units
 * @property {number} angle radians about the box's centre; 0 for ink, whose points are turned already
 * @property {import('./box.js').Box} bounds everything the figure may colour, turned, with its width
 * @property {?Array<import('./smooth.js').InkPoint>} points of stroke, line and arrow
 * @property {number} grain board units of one pixel on its author's screen
 * @property {Style} style
 * @property {?{body: string, size: number, font: number, align: number}} text size in board units
 * @property {?import('./text-layout.js').Block} block of text by itself, whose lines make its box
 *
 * @typedef {{stroke: number, fill: number, width: number, opacity: number, tool: number, dash: number,
 *     heads: number}} Style  colours 0xRRGGBBAA, width in board units, opacity 0..1
 */
import { decodeInk } from '../model/ink.js';
import { boxOf, centreOf, cornersOf, grow } from './box.js';
import { angleOfPlace, boxOfPlace, carried, turned } from './place.js';
import { largestRadius } from './radius.js';
import { swingOf } from './spline.js';
import { blockAt } from './text-layout.js';

export const KIND = {
  STROKE: 1,
  LINE: 2,
  RECTANGLE: 3,
  ELLIPSE: 4,
  TEXT: 5,
  IMAGE: 6,
  NOTE: 7,
  ARROW: 8,
  DIAMOND: 9,
  FRAME: 10,
};

export const TOOL = { PEN: 0, MARKER: 1, HIGHLIGHTER: 2 };

/** Style.width on the wire for one board unit. */
export const WIDTH_UNITS = 16;

const INKED = [KIND.STROKE, KIND.LINE, KIND.ARROW];
const NOTHING = { x: 0, y: 0, w: 0, h: 0 };
const INK_COLOUR = 0x1d2733ff;
const NOTE_COLOUR = 0xfbe7a1ff;

/** @returns {?Figure} null for what cannot be drawn: an unknown kind, ink without points */
export function figureOf(element) {
  const known = element.kind >= KIND.STROKE && element.kind <= KIND.FRAME;
  if (!known) return null;
  return isInked(element) ? inkFigure(element) : boxFigure(element);
}

/** @param {object} [style] as on the wire @param {number} [kind] for its own default fill @returns {Style} */
export function styleOf(style = {}, kind = KIND.STROKE) {
  const or = (value, fallback) => (value === undefined ? fallback : value);
  return {
    stroke: or(style.stroke, INK_COLOUR),
    fill: or(style.fill, kind === KIND.NOTE ? NOTE_COLOUR : 0),
    width: or(style.width, 4 * WIDTH_UNITS) / WIDTH_UNITS,
    opacity: or(style.opacity, 255) / 255,
    tool: or(style.tool, TOOL.PEN),
    dash: or(style.dash, 0),
    heads: or(style.heads, kind === KIND.ARROW ? 0x10 : 0),
  };
}

/** @returns {boolean} whether it is drawn through points */
export function isInked(element) {
  return INKED.indexOf(element.kind) >= 0;
}

/**
 * @param {{kind: number, style?: object}} element one with points
 * @param {import('./box.js').Box} reached the box around its points, for a stroke around its curve
 * @returns {import('./box.js').Box} that box with the ink's width
 */
export function boundsOfInk(element, reached) {
  const { width } = styleOf(element.style, element.kind);
  return grow(reached, (element.kind === KIND.STROKE ? largestRadius(width) : width * 4) + 1);
}

/** @param {number} scale Ink.scale @returns {number} board units of one pixel where it was drawn */
export function grainOf(scale) {
  return 2 ** (4 - scale);
}

function inkFigure(element) {
  const own = element.ink ? decodeInk(element.ink) : [];
  const ownBox = boxOf(own);
  if (!ownBox) return null;
  const style = styleOf(element.style, element.kind);
  const box = boxOfPlace(element.place, ownBox);
  const points = element.place ? carried(own, ownBox, box, angleOfPlace(element.place)) : own;
  const reached = element.kind === KIND.STROKE ? points.concat(swingOf(points)) : points;
  return {
    kind: element.kind,
    box,
    angle: 0,
    bounds: boundsOfInk(element, boxOf(reached)),
    points,
    grain: grainOf(element.ink.scale || 0),
    style,
    text: null,
    block: null,
  };
}

function boxFigure(element) {
  const style = styleOf(element.style, element.kind);
  const place = boxOfPlace(element.place, NOTHING);
  const angle = angleOfPlace(element.place);
  const text = textOf(element);
  const block = element.kind === KIND.TEXT ? blockAt(text, place) : null;
  const box = block ? block.box : place;
  const drawn = withOverhang(element.kind, box, text);
  const middle = centreOf(box);
  const corners = angle === 0 ? cornersOf(drawn) : cornersOf(drawn).map((corner) => turned(corner, middle, angle));
  return {
    kind: element.kind,
    box,
    angle,
    bounds: grow(boxOf(corners), style.width / 2 + 2),
    points: null,
    grain: 1,
    style,
    text,
    block,
  };
}

/** Letters lean out of their box, a note throws a shadow, a frame's name stands above it. */
function withOverhang(kind, box, text) {
  if (kind === KIND.TEXT) return grow(box, text.size * 0.25);
  if (kind === KIND.NOTE) return grow(box, 10);
  if (kind === KIND.FRAME) return grow(box, text.size * 2);
  return box;
}

function textOf({ kind, text = {} }) {
  return {
    body: text.body || '',
    size: text.size || (kind === KIND.FRAME ? 14 : 20),
    font: text.font || 0,
    align: text.align || 0,
  };
}
