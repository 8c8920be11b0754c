/** Text cut into lines that fit a width, and the fonts it is set in. System fonts only. */

const FONTS = [
  'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  '"Segoe Print", "Bradley Hand", "Comic Sans MS", cursive',
  'ui-monospace, "SF Mono", Consolas, monospace',
  'ui-serif, Georgia, "Times New Roman", serif',
];

/** Line height over font size. */
export const LEADING = 1.3;

/** @param {{size: number, font: number}} text @returns {string} for CanvasRenderingContext2D.font */
export function fontOf({ size, font }) {
  return `${size}px ${FONTS[font] || FONTS[0]}`;
}

/**
 * @param {CanvasRenderingContext2D} ctx with the font set
 * @param {string} body
 * @param {number} width board units; 0 or less: only the text's own line breaks count
 * @returns {Array<string>}
 */
export function linesOf(ctx, body, width) {
  const lines = [];
  for (const paragraph of body.split('\n')) {
    let line = '';
    for (const piece of (paragraph.match(/\S*\s*/g) || [])) {
      const longer = line + piece;
      if (line !== '' && width > 0 && ctx.measureText(longer.trimEnd()).width > width) {
        lines.push(line.trimEnd());
        line = piece;
      } else {
        line = longer;
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}
