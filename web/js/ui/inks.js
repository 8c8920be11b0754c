/** The inks and nibs on offer, by the names of words.style. Wire units: colours 0xRRGGBBAA, widths in 1/16 board unit. */

export const INKS = [
  { color: 0x1d2733ff, name: 'ink' },
  { color: 0x6c7683ff, name: 'graphite' },
  { color: 0xd8432bff, name: 'vermilion' },
  { color: 0xdb8b00ff, name: 'amber' },
  { color: 0x2f8f4eff, name: 'moss' },
  { color: 0x0f8b9dff, name: 'lagoon' },
  { color: 0x2a5bd7ff, name: 'cobalt' },
  { color: 0xa8328fff, name: 'plum' },
];

export const NIBS = [
  { width: 2 * 16, name: 'fine' },
  { width: 4 * 16, name: 'medium' },
  { width: 8 * 16, name: 'broad' },
  { width: 18 * 16, name: 'brush' },
];

/** Colours for people: apart from each other, and readable on light paper and on dark. */
export const PERSON_COLOURS = [
  0xc8452fff, 0xaf611cff, 0x817210ff, 0x47812dff, 0x1d8167ff, 0x167e96ff,
  0x2f6fd0ff, 0x5b5bd6ff, 0x8a4fc7ff, 0xb0409cff, 0xc23b6bff, 0x5f6b78ff,
];

/** @param {number} rgba @returns {string} #rrggbb, as a colour field wants it */
export function hexOf(rgba) {
  return `#${(rgba >>> 8).toString(16).padStart(6, '0')}`;
}

/** @param {string} hex #rrggbb @returns {number} opaque 0xRRGGBBAA */
export function rgbaOf(hex) {
  return ((parseInt(hex.slice(1), 16) << 8) | 0xff) >>> 0;
}
