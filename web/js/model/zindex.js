// Fractional indices (ELM-5): 1 to 64 of [0-9A-Za-z], not ending in 0, compared as ASCII. Read as
// digits behind a point in base 62, there is always another between two of them.
//
// Halving towards the end would lengthen an index every few elements, so above the top, and below
// the bottom, one counts instead: in steps of the last of a few digits, more of them the nearer the
// end is. Half a million strokes laid one on another stay within five characters.

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = 62;
const MAX_LENGTH = 64;

/** Digits counted in at either end, beyond those that are full. */
const COUNTED = 3;

/** The middle digit: the first index of an empty board, and what is put behind a bound. */
const MIDDLE = 'V';

/** Drawing order: z (absent first), then the id's author, then n. */
export function compareZ(a, b) {
  const za = a.z === undefined ? '' : a.z;
  const zb = b.z === undefined ? '' : b.z;
  if (za !== zb) return za < zb ? -1 : 1;
  return a.id.author - b.id.author || a.id.n - b.id.n;
}

/**
 * An index above `a` and below `b`; undefined (or '') stands for the very bottom and the very top.
 * Where there is no room (a >= b, or 64 characters do not suffice) the answer is the index of a
 * neighbour, so that ids decide.
 *
 * @param {string=} a
 * @param {string=} b
 * @returns {string}
 */
export function between(a, b) {
  const low = a || '';
  let index;
  if (!b) index = low === '' ? MIDDLE : above(low);
  else if (low === '') index = below(b);
  else index = low < b ? middle(low, b) : low;
  return index.length <= MAX_LENGTH ? index : low || b;
}

function above(a) {
  let full = 0;
  while (full < a.length && a[full] === 'z') full++;
  const width = COUNTED + full;
  const digits = digitsOf(a.slice(full), width);
  let at = width - 1;
  while (digits[at] === BASE - 1) digits[at--] = 0;
  digits[at]++;
  return trimmed(a.slice(0, full) + textOf(digits));
}

function below(b) {
  let empty = 0;
  while (b[empty] === '0') empty++;
  const width = COUNTED + empty;
  const digits = digitsOf(b.slice(empty), width);
  let at = width - 1;
  while (digits[at] === 0) digits[at--] = BASE - 1;
  digits[at]--;
  return trimmed(b.slice(0, empty) + textOf(digits));
}

function middle(a, b) {
  let index = '';
  for (let at = 0; ; at++) {
    const low = at < a.length ? DIGITS.indexOf(a[at]) : 0;
    const high = at < b.length ? DIGITS.indexOf(b[at]) : 0;
    if (low === high) {
      index += DIGITS[low];
      continue;
    }
    if (high - low > 1) return index + DIGITS[(low + high) >> 1];
    // Neighbours: below `b` by its digit, so only what follows in `a` matters from here.
    const rest = a.slice(at + 1);
    return index + DIGITS[low] + (rest === '' ? MIDDLE : halfwayUp(rest));
  }
}

/** An index above `a`, halfway to the top. */
function halfwayUp(a) {
  for (let at = 0; at < a.length; at++) {
    const low = DIGITS.indexOf(a[at]);
    if (low < BASE - 1) return a.slice(0, at) + DIGITS[(low + BASE + 1) >> 1];
  }
  return a + MIDDLE;
}

function digitsOf(text, width) {
  const digits = [];
  for (let i = 0; i < width; i++) digits.push(i < text.length ? DIGITS.indexOf(text[i]) : 0);
  return digits;
}

function textOf(digits) {
  return digits.map((digit) => DIGITS[digit]).join('');
}

function trimmed(text) {
  let end = text.length;
  while (end > 0 && text[end - 1] === '0') end--;
  return text.slice(0, end);
}
