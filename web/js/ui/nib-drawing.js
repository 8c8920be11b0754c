/** A small wave drawn by the page's own pen: what a nib's button shows is what it draws. */
import { outlineOf } from '../geometry/outline.js';
import { drawing } from './dom.js';

const WIDTH = 32;
const HEIGHT = 24;

/** @param {number} width of the line in the drawing's units @returns {SVGElement} */
export function nibDrawing(width) {
  return drawing(pathData(outlineOf(wave(), { width })), `0 0 ${WIDTH} ${HEIGHT}`);
}

function wave() {
  const points = [];
  for (let i = 0; i <= 24; i++) {
    const u = i / 24;
    points.push({
      x: 4 + u * (WIDTH - 8),
      y: HEIGHT / 2 - Math.sin(u * 2 * Math.PI) * 5,
      p: 0.32 + 0.36 * Math.sin(u * Math.PI),
    });
  }
  return points;
}

/** Loops of B-spline control points as SVG path data; see geometry/outline.js. */
function pathData(loops) {
  return loops.map((loop) => {
    const n = loop.length;
    const middle = (i) => `${round((loop[i] + loop[(i + 2) % n]) / 2)} ${round((loop[i + 1] + loop[(i + 3) % n]) / 2)}`;
    let d = `M${middle(n - 2)}`;
    for (let i = 0; i < n; i += 2) d += `Q${round(loop[i])} ${round(loop[i + 1])} ${middle(i)}`;
    return `${d}Z`;
  }).join('');
}

function round(value) {
  return Math.round(value * 100) / 100;
}
