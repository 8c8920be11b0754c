/**
 * Whether a moving point touches a figure: for the eraser now, for selecting later. Pure.
 */
import { centreOf, grow, meets } from './box.js';
import { KIND } from './figure.js';
import { turned } from './place.js';

/**
 * @param {import('./figure.js').Figure} figure
 * @param {{x: number, y: number}} from board units; where the pointer was
 * @param {{x: number, y: number}} to where it is
 * @param {number} slack board units by which a miss still counts
 */
export function touches(figure, from, to, slack) {
  const swept = {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    w: Math.abs(to.x - from.x),
    h: Math.abs(to.y - from.y),
  };
  if (!meets(grow(swept, slack), figure.bounds)) return false;
  return figure.points
    ? touchesLine(figure.points, from, to, slack + figure.style.width / 2)
    : touchesShape(figure, from, to, slack + figure.style.width / 2);
}

/** Whether a point lies within a figure that is no line, hollow or not. */
export function holds(figure, point) {
  return !figure.points && inside(edgeOf(figure), turned(point, centreOf(figure.box), -figure.angle));
}

function touchesLine(points, from, to, reach) {
  if (points.length === 1) return distanceToSegment(points[0], from, to) <= reach;
  for (let i = 1; i < points.length; i++) {
    if (segmentsWithin(points[i - 1], points[i], from, to, reach)) return true;
  }
  return false;
}

/** A hollow shape is touched at its edge, one that is filled or bears text anywhere; text, notes and images anywhere. */
function touchesShape(figure, from, to, reach) {
  const middle = centreOf(figure.box);
  const a = turned(from, middle, -figure.angle);
  const b = turned(to, middle, -figure.angle);
  const edge = edgeOf(figure);
  if (touchesLine([...edge, edge[0]], a, b, reach)) return true;
  const hollow = (figure.style.fill & 0xff) === 0 && (figure.kind === KIND.FRAME || !figure.text.body)
    && [KIND.RECTANGLE, KIND.ELLIPSE, KIND.DIAMOND, KIND.FRAME].indexOf(figure.kind) >= 0;
  return !hollow && inside(edge, b);
}

function edgeOf({ kind, box }) {
  const { x, y, w, h } = box;
  if (kind === KIND.ELLIPSE) {
    const edge = [];
    for (let k = 0; k < 40; k++) {
      const angle = (Math.PI * k) / 20;
      edge.push({ x: x + (w / 2) * (1 + Math.cos(angle)), y: y + (h / 2) * (1 + Math.sin(angle)) });
    }
    return edge;
  }
  if (kind === KIND.DIAMOND) {
    return [{ x: x + w / 2, y }, { x: x + w, y: y + h / 2 }, { x: x + w / 2, y: y + h }, { x, y: y + h / 2 }];
  }
  return [{ x, y }, { x: x + w, y }, { x: x + w, y: y + h }, { x, y: y + h }];
}

function inside(polygon, { x, y }) {
  let odd = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const a = polygon[i];
    const b = polygon[j];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}

function segmentsWithin(a, b, c, d, reach) {
  return cross(a, b, c, d)
    || distanceToSegment(a, c, d) <= reach
    || distanceToSegment(b, c, d) <= reach
    || distanceToSegment(c, a, b) <= reach
    || distanceToSegment(d, a, b) <= reach;
}

function cross(a, b, c, d) {
  const side = (p, q, r) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function distanceToSegment(point, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length2;
  const u = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - a.x - u * dx, point.y - a.y - u * dy);
}
