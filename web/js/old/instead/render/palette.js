/** Colours on light paper (render/palette.js): the old page has no night. */
export function createPalette() {
  return { stroke: css, fill: css, dark: false };
}

/** @param {number} rgba 0xRRGGBBAA */
export function css(rgba) {
  const rgb = `${(rgba >>> 24) & 255},${(rgba >>> 16) & 255},${(rgba >>> 8) & 255}`;
  return `rgba(${rgb},${((rgba & 255) / 255).toFixed(3)})`;
}

/** People's colours are all dark enough for white. */
export function readableOn() {
  return '#ffffff';
}
