/**
 * Text cut into lines and laid into a box: what is drawn, measured, touched and edited are all laid out
 * here. How wide letters are only a browser knows; it tells by `measureTextWith`, and until then (and in
 * tests) an estimate serves. Board units; pure but for that.
 *
 * @typedef {{body: string, size: number, font: number, align: number}} Text  size in board units
 * @typedef {object} Block lines laid out
 * @property {Array<string>} lines
 * @property {number} size of the letters, which a note shrinks to fit
 * @property {number} font
 * @property {number} align 0 left, 1 centre, 2 right
 * @property {import('./box.js').Box} box what the lines cover; for text of its own width no more than that
 * @property {boolean} wraps whether the box's width breaks lines
 *
 * @typedef {{widthOf: (line: string, size: number, font: number) => number}} Measure
 */

/** Line height over letter size. */
export const LEADING = 1.3;

/** Letters on notes and in shapes shrink down to this (board units), in steps of a tenth. */
const SMALLEST = 6;
const SHRINK = 0.9;

/** So that a long word need not be cut they shrink too, but not as far. */
const SMALLEST_FOR_A_WORD = 10;

/** No more letters than this stand on a letter's size: what is longer need not be measured to be too long. */
const THINNEST = 12;

/** Letters of a word that are measured to see whether it fits. */
const LONG_WORD = 200;

const ESTIMATE = { widthOf: (line, size) => line.length * size * 0.55 };

// Where a line may end: after spaces, after hyphens, around ideographs and emoji (with what closes a phrase, and what is
// joined to them). Surrogates are named by their halves: old engines know no other way.
const IDEOGRAPHS = '\\u2600-\\u27bf\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef';
const IDEOGRAPH = '(?:[' + IDEOGRAPHS + ']|[\\ud800-\\udbff]?[\\udc00-\\udfff]|[\\ud800-\\udbff])';
const JOINED = '(?:[\\ufe0e\\ufe0f]|\\ud83c[\\udffb-\\udfff]|\\u200d' + IDEOGRAPH + ')*';
const CLOSING = '[\\u3001\\u3002\\uff0c\\uff0e\\uff01\\uff1f\\uff1b\\uff1a\\uff09\\u300d\\u300f\\u3011\\u300b]*';
const IN_WORD = '[^\\s' + IDEOGRAPHS + '\\ud800-\\udfff-]';
const PIECES = new RegExp([IDEOGRAPH + JOINED + CLOSING + '\\s*', IN_WORD + '*-+\\s*', IN_WORD + '+\\s*', '\\s+'].join('|'), 'g');

let measure = ESTIMATE;

/** @param {?Measure} by null: the estimate */
export function measureTextWith(by) {
  measure = by || ESTIMATE;
}

/**
 * @param {Text} text
 * @param {number} width board units; 0 or less: only the text's own line breaks count
 * @returns {Array<string>} at least one
 */
export function linesOf({ body, size, font }, width) {
  const most = Math.ceil((width / size) * THINNEST) + 2;
  const fits = (line) => width <= 0 || (line.length <= most && measure.widthOf(line.trimEnd(), size, font) <= width);
  const lines = [];
  for (const paragraph of body.split('\n')) {
    let line = '';
    for (const piece of paragraph.match(PIECES) || []) {
      if (line !== '' && !fits(line + piece)) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += piece;
      while (!fits(line)) {
        const head = headThatFits(line.slice(0, most), fits);
        if (head.length === line.length) break;
        lines.push(head);
        line = line.slice(head.length);
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** As many letters of a word that is too long as there is room for; at least one. */
function headThatFits(word, fits) {
  const letters = Array.from(word);
  let low = 1;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(letters.slice(0, middle).join(''))) low = middle;
    else high = middle - 1;
  }
  return letters.slice(0, low).join('');
}

/**
 * Text by itself: as wide as its place says, or as its longest line where that says nothing.
 *
 * @param {Text} text
 * @param {{x: number, y: number, w: number}} place w 0: of its own width
 * @returns {Block}
 */
export function blockAt(text, { x, y, w }) {
  const lines = linesOf(text, w);
  const own = Math.max(...lines.map((line) => measure.widthOf(line, text.size, text.font)));
  const box = { x, y, w: w > 0 ? w : Math.max(own, 1), h: lines.length * text.size * LEADING };
  return { ...text, lines, box, wraps: w > 0 };
}

/** How wide the longest piece is that lines are not broken in; as letters are, of very long ones only the first. */
function longestWord({ body, font }, size) {
  const pieces = body.match(PIECES) || [];
  const longest = pieces.reduce((most, piece) => (piece.trimEnd().length > most.length ? piece.trimEnd() : most), '');
  return measure.widthOf(longest.slice(0, LONG_WORD), size, font);
}

/** How often letters must shrink until their lines are no higher than the room, or may: searched by halves. */
function stepsDown(text, size, width, height) {
  const paragraphs = text.body.split('\n').length;
  const isHigh = (steps) => {
    const shrunk = size * SHRINK ** steps;
    const most = height / (shrunk * LEADING);
    return paragraphs > most || linesOf({ ...text, size: shrunk }, width).length > most;
  };
  let low = 0;
  let high = Math.max(0, Math.floor(Math.log(SMALLEST / size) / Math.log(SHRINK)));
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isHigh(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Text on a note or in a shape: in the middle of the room there is, in smaller letters where it would
 * not fit.
 *
 * @param {Text} text
 * @param {import('./box.js').Box} room
 * @returns {Block}
 */
export function blockIn(text, room) {
  const width = Math.max(room.w, 1);
  let { size } = text;
  while (size * SHRINK >= SMALLEST_FOR_A_WORD && longestWord(text, size) > width) size *= SHRINK;
  size *= SHRINK ** stepsDown(text, size, width, room.h);
  const lines = linesOf({ ...text, size }, width);
  const h = lines.length * size * LEADING;
  const box = { x: room.x, y: room.y + Math.max(0, (room.h - h) / 2), w: room.w, h };
  return { ...text, size, lines, box, wraps: true };
}
