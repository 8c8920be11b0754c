/** Colours for people, and colours as a colour field writes them. The inks on offer are in model/styles.js. */

/** Apart from each other, and readable on light paper and on dark. */
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
