/** The fonts text is set in, and how wide it becomes. System fonts only. */

const FONTS = [
  'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  '"Segoe Print", "Bradley Hand", "Chalkboard SE", "Comic Sans MS", "Comic Neue", cursive',
  'ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace',
  'ui-serif, Georgia, "Times New Roman", serif',
];

/** Letters are measured at this size (CSS px), so that a line breaks at the same place at every zoom. */
const MEASURED_PX = 64;

/** Where the baseline lies below a line's middle, over letter size, for browsers that cannot tell. */
const USUAL_DROP = 0.36;

/** @param {{size: number, font: number}} text @returns {string} for CanvasRenderingContext2D.font */
export function fontOf({ size, font }) {
  return `${size}px ${familyOf(font)}`;
}

/** @param {number} font Text.font @returns {string} for CSS font-family */
export function familyOf(font) {
  return FONTS[font] || FONTS[0];
}

/** @returns {import('../geometry/text-layout.js').Measure} by a canvas of its own */
export function createTextMeasure() {
  const ctx = document.createElement('canvas').getContext('2d');
  let current = -1;
  return {
    widthOf(line, size, font) {
      if (font !== current) ctx.font = fontOf({ size: MEASURED_PX, font });
      current = font;
      return (ctx.measureText(line).width / MEASURED_PX) * size;
    },
  };
}

/**
 * @param {CanvasRenderingContext2D} ctx with the font set
 * @param {number} size of that font
 * @returns {number} from a line's middle down to its baseline
 */
export function dropOf(ctx, size) {
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = ctx.measureText('x');
  return ascent === undefined ? size * USUAL_DROP : (ascent - descent) / 2;
}
