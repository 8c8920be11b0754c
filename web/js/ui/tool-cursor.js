/** The mouse pointer over the paper: the pen shows its ink and width, the eraser its reach. */

const LARGEST_PX = 96;
const SMALLEST_PX = 4;
const ERASER_PX = 16;

/**
 * @param {string} tool
 * @param {{color: string, widthPx: number, dark: boolean}} look
 * @returns {string} for the CSS cursor property
 */
export function cursorOf(tool, { color, widthPx, dark }) {
  if (tool === 'hand') return '';
  const size = tool === 'eraser' ? ERASER_PX : Math.max(SMALLEST_PX, Math.min(LARGEST_PX, widthPx));
  const box = Math.ceil(size) + 6;
  const middle = box / 2;
  const rim = dark ? '#14181e' : '#ffffff';
  const dot = tool === 'eraser'
    ? `<circle cx="${middle}" cy="${middle}" r="${size / 2}" fill="${rim}" fill-opacity=".7" stroke="#57616f" stroke-width="1.5"/>`
    : `<circle cx="${middle}" cy="${middle}" r="${size / 2}" fill="${color}" stroke="${rim}" stroke-width="1.5"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${box}" height="${box}">${dot}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}") ${Math.round(middle)} ${Math.round(middle)}, crosshair`;
}
