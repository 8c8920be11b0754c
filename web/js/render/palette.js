/**
 * Colours for the paper they fall on. A board keeps the colours people chose; on dark paper what is
 * too dark to be read is drawn lighter, in the same hue (OKLab: Ottosson, "A perceptual color space
 * for image processing", 2020). Two people with different paper see the same drawing, each legibly.
 *
 * @typedef {{stroke: (rgba: number) => string, fill: (rgba: number) => string, dark: boolean}} Palette
 *     from 0xRRGGBBAA to a CSS colour
 */

/** Ink darker than this (OKLab lightness) is lifted on dark paper; what is lighter stays as it is. */
const READABLE = 0.64;

/** Of the lightness missing below READABLE, so much is added above it: black becomes nearly white. */
const LIFT = 0.68;

/**
 * Surfaces are mirrored instead: light paper is 0.98, dark paper 0.2, and their sum stays. Coloured
 * ones stay a little lighter than grey ones, or a yellow note would turn to mud.
 */
const MIRROR = 1.2;
const DARKEST_SURFACE = 0.22;
const COLOUR_LIGHT = 1.5;
const MOST_COLOUR_LIGHT = 0.13;

/** Dark yellow is seen as green: around this hue (radians in OKLab) a surface turns so far towards gold. */
const YELLOW = 1.68;
const YELLOW_REACH = 0.5;
const TO_GOLD = 0.5;

const INK = 0x1d2733ff;

const CACHED_AT_MOST = 512;

/** @param {boolean} dark whether the paper is @returns {Palette} */
export function createPalette(dark) {
  if (!dark) return { stroke: css, fill: css, dark };
  return {
    stroke: cached((rgba) => relit(rgba, (l) => (l >= READABLE ? l : READABLE + (READABLE - l) * LIFT))),
    fill: cached((rgba) => relit(rgba, surfaceLight, golden)),
    dark,
  };
}

/** @param {number} rgba 0xRRGGBBAA */
export function css(rgba) {
  const alpha = rgba & 0xff;
  const rgb = `${(rgba >>> 24) & 0xff}, ${(rgba >>> 16) & 0xff}, ${(rgba >>> 8) & 0xff}`;
  return alpha === 0xff ? `rgb(${rgb})` : `rgba(${rgb}, ${(alpha / 255).toFixed(3)})`;
}

/** @param {number} rgba @returns {string} the ink or the paper, whichever is easier to read on that colour */
export function readableOn(rgba) {
  const light = luminanceOf(rgba);
  return 1.05 / (light + 0.05) >= (light + 0.05) / (luminanceOf(INK) + 0.05) ? '#ffffff' : css(INK);
}

/** As the contrast rules of WCAG 2 count it. */
function luminanceOf(rgba) {
  const [r, g, b] = linearOf(rgba);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function cached(make) {
  const made = new Map();
  return (rgba) => {
    let colour = made.get(rgba);
    if (colour === undefined) {
      if (made.size >= CACHED_AT_MOST) made.clear();
      colour = make(rgba);
      made.set(rgba, colour);
    }
    return colour;
  };
}

function surfaceLight(l, chroma) {
  const mirrored = Math.max(DARKEST_SURFACE, MIRROR - l);
  return Math.min(l, mirrored + Math.min(MOST_COLOUR_LIGHT, chroma * COLOUR_LIGHT));
}

/** @param {number} hue radians @param {number} darker by how much the surface gets darker */
function golden(hue, darker) {
  const nearness = Math.max(0, 1 - Math.abs(hue - YELLOW) / YELLOW_REACH);
  return hue - nearness * TO_GOLD * Math.max(0, darker);
}

function relit(rgba, change, turn = (hue) => hue) {
  const [l, a, b] = toLab(rgba);
  const chroma = Math.hypot(a, b);
  const light = Math.min(0.97, change(l, chroma));
  const hue = turn(Math.atan2(b, a), l - light);
  return css(fromLab(light, chroma * Math.cos(hue), chroma * Math.sin(hue), rgba & 0xff));
}

function toLab(rgba) {
  const [r, g, b] = linearOf(rgba);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab(light, a, b, alpha) {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const [red, green, blue] = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.round(255 * encoded(Math.min(1, Math.max(0, part)))));
  return ((red << 24) | (green << 16) | (blue << 8) | alpha) >>> 0;
}

function linearOf(rgba) {
  return [24, 16, 8].map((shift) => linear(((rgba >>> shift) & 0xff) / 255));
}

function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function encoded(part) {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
}
