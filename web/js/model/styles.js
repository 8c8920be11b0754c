/**
 * What elements can look like: the colours, widths and texts on offer, which of them each tool begins
 * with, and which each kind of element has. Wire units: colours 0xRRGGBBAA, widths in 1/16 board unit.
 */

export const INKS = [
  { id: 'ink', color: 0x1d2733ff },
  { id: 'graphite', color: 0x6c7683ff },
  { id: 'vermilion', color: 0xd8432bff },
  { id: 'amber', color: 0xdb8b00ff },
  { id: 'moss', color: 0x2f8f4eff },
  { id: 'lagoon', color: 0x0f8b9dff },
  { id: 'cobalt', color: 0x2a5bd7ff },
  { id: 'plum', color: 0xa8328fff },
];

/** Bright enough to shine through a highlighter's thin film. */
export const HIGHLIGHTS = [
  { id: 'lemon', color: 0xffd400ff },
  { id: 'orange', color: 0xff9a1fff },
  { id: 'pink', color: 0xff5fa2ff },
  { id: 'violet', color: 0xb57bffff },
  { id: 'sky', color: 0x3ab8ffff },
  { id: 'mint', color: 0x2fd6a3ff },
  { id: 'lime', color: 0x9be22dff },
  { id: 'coral', color: 0xff6b57ff },
];

/** Surfaces of shapes; the first is none. */
export const FILLS = [
  { id: 'none', color: 0 },
  { id: 'white', color: 0xffffffff },
  { id: 'silver', color: 0xe3e6eaff },
  { id: 'rose', color: 0xf9d2cbff },
  { id: 'butter', color: 0xfbe7a1ff },
  { id: 'sage', color: 0xcdebd3ff },
  { id: 'ice', color: 0xc8e9eeff },
  { id: 'dusk', color: 0xd3defaff },
  { id: 'lilac', color: 0xf0d3eaff },
];

/** Papers of notes: the same colours, butter first. */
export const PAPERS = [FILLS[4], ...FILLS.slice(1, 4), ...FILLS.slice(5)];

const units = (...widths) => widths.map((width) => width * 16);

/** Four widths a group, finest first. */
const PEN_WIDTHS = units(2, 4, 8, 18);
const MARKER_WIDTHS = units(6, 10, 16, 28);
const HIGHLIGHTER_WIDTHS = units(14, 22, 34, 56);

/** Text.size in board units: S M L XL. */
export const TEXT_SIZES = [16, 24, 40, 64];

/** Text.font and Text.align as on the wire, in the order they are shown. */
export const FONTS = [{ id: 'hand', font: 1 }, { id: 'sans', font: 0 }, { id: 'mono', font: 2 }];
export const ALIGNS = ['start', 'middle', 'end'];

/** Style.dash as on the wire. */
export const DASHES = ['solid', 'dashed', 'dotted'];

/** Style.heads: four bits for the first end, four for the last; those a person can choose from. */
export const HEADS = [
  { id: 'none', heads: 0x00 },
  { id: 'end', heads: 0x10 },
  { id: 'both', heads: 0x11 },
  { id: 'filled', heads: 0x20 },
  { id: 'dot', heads: 0x33 },
];

/** Fields that belong to Element.text; the others are Element.style's. */
export const TEXT_FIELDS = ['size', 'font', 'align'];

const LINE = ['stroke', 'width', 'dash', 'heads', 'opacity'];
const SHAPE = ['stroke', 'fill', 'width', 'dash', 'opacity'];
const PEN = ['stroke', 'width', 'opacity'];

/** What a new element of each tool looks like at first, and what of it can be chosen. */
export const GROUPS = {
  pen: { colours: INKS, widths: PEN_WIDTHS, fields: PEN, first: { stroke: INKS[0].color, width: PEN_WIDTHS[1] } },
  marker: { colours: INKS, widths: MARKER_WIDTHS, fields: PEN, first: { stroke: INKS[6].color, width: MARKER_WIDTHS[1] } },
  highlighter: {
    colours: HIGHLIGHTS,
    widths: HIGHLIGHTER_WIDTHS,
    fields: PEN,
    first: { stroke: HIGHLIGHTS[0].color, width: HIGHLIGHTER_WIDTHS[1] },
  },
  line: { colours: INKS, widths: PEN_WIDTHS, fields: LINE, first: { stroke: INKS[0].color, width: PEN_WIDTHS[1], heads: 0 } },
  arrow: {
    colours: INKS, widths: PEN_WIDTHS, fields: LINE, first: { stroke: INKS[0].color, width: PEN_WIDTHS[1], heads: 0x10 },
  },
  shape: {
    colours: INKS, widths: PEN_WIDTHS, fields: SHAPE, first: { stroke: INKS[0].color, width: PEN_WIDTHS[1], fill: 0 },
  },
  text: {
    colours: INKS,
    widths: [],
    fields: ['stroke', 'size', 'font', 'align', 'opacity'],
    first: { stroke: INKS[0].color, size: TEXT_SIZES[1], font: 1, align: 0 },
  },
  note: {
    colours: INKS,
    widths: [],
    fields: ['fill', 'stroke', 'size', 'font', 'align', 'opacity'],
    first: { stroke: INKS[0].color, fill: PAPERS[0].color, size: TEXT_SIZES[1], font: 1, align: 1 },
  },
};

/** What every field is where nothing is said. */
const ABSENT = {
  stroke: INKS[0].color, fill: 0, width: PEN_WIDTHS[1], dash: 0, heads: 0, opacity: 255, size: 20, font: 0, align: 0,
};

/** @param {object} element @returns {?string} the group its looks belong to; null: nothing can be chosen */
export function groupOf({ kind, style }) {
  if (kind === 1) return ['pen', 'marker', 'highlighter'][(style && style.tool) || 0] || 'pen';
  return { 2: 'line', 3: 'shape', 4: 'shape', 5: 'text', 7: 'note', 8: 'arrow', 9: 'shape' }[kind] || null;
}

/** @returns {Array<string>} the fields an element has: a shape that bears text, those of text too */
export function fieldsOf(element) {
  const group = groupOf(element);
  if (!group) return [];
  const { fields } = GROUPS[group];
  return group === 'shape' && element.text && element.text.body ? fields.concat(TEXT_FIELDS) : fields;
}

/** @returns {number} what an element shows in a field */
export function valueOf(element, field) {
  const held = (TEXT_FIELDS.indexOf(field) >= 0 ? element.text : element.style) || {};
  if (held[field] !== undefined) return held[field];
  if (field === 'fill' && element.kind === 7) return PAPERS[0].color;
  if (field === 'heads' && element.kind === 8) return 0x10;
  return ABSENT[field];
}

/**
 * @param {string} group
 * @param {Object<string, number>} values by field
 * @returns {object} a new element's Style, without what needs no saying
 */
export function styleOfValues(group, values) {
  const unsaid = { opacity: 255, dash: 0, fill: group === 'note' ? -1 : 0, heads: group === 'arrow' ? 0x10 : 0 };
  const style = {};
  for (const field of GROUPS[group].fields) {
    const value = values[field];
    if (TEXT_FIELDS.indexOf(field) < 0 && value !== undefined && value !== unsaid[field]) style[field] = value;
  }
  const tool = ['pen', 'marker', 'highlighter'].indexOf(group);
  return tool > 0 ? Object.assign(style, { tool }) : style;
}

/** @returns {{size: number, font: number, align: number}} a new element's Text, still without words */
export function textOfValues({ size, font, align }) {
  return { size, font, align };
}
