/**
 * The sheet on the home page: two hands write the house's name, with the very ink of the boards. It is
 * written once and then rests; who asked for less motion finds it written.
 */
import { createPalette } from '../render/palette.js';
import { createPresenceLayer } from '../render/presence.js';
import { inkBrush } from '../render/paint-ink.js';
import { styleOf } from '../geometry/figure.js';
import { byId } from './dom.js';
import { STROKES } from './wordmark.js';

/** The wordmark's own extent, and the room around it. */
const DRAWN = { x: 0, y: 10, w: 316, h: 130 };
const FILLS = 0.8;

const HANDS = [
  { name: 'Ada', color: 0x2f6fd0ff, ink: 0x1d2733ff, rest: { x: 268, y: 126 } },
  { name: 'Wren', color: 0xb0409cff, ink: 0xd8432bff, rest: { x: 256, y: 14 } },
];

/** How long a hand takes to move aside when it has written its part. */
const ASIDE_MS = 700;

const WIDTH = 6.2 * 16;
const STEP = 2;
const UNITS_PER_MS = 0.26;
const BETWEEN_STROKES_MS = 160;
const SECOND_HAND_MS = 900;
const BEGIN_MS = 350;

/** @param {boolean} still */
export function startHero(still) {
  const canvas = byId('hero');
  const ctx = canvas.getContext('2d');
  const layer = createPresenceLayer(ctx);
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const strokes = schedule(STROKES.map(({ by, d }) => ({ by, points: pointsOf(d) })));
  const doneMs = HANDS.map((hand, i) => Math.max(...strokes.filter(({ by }) => by === i).map(({ toMs }) => toMs)));
  const endMs = Math.max(...doneMs) + ASIDE_MS;
  let startMs = null;

  function paint(elapsedMs) {
    const { width, height } = canvas.getBoundingClientRect();
    const dpr = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * dpr) || canvas.height !== Math.round(height * dpr)) {
      canvas.width = Math.round(width * dpr);
      canvas.height = Math.round(height * dpr);
    }
    const scale = (width * FILLS) / DRAWN.w;
    const x = (width - DRAWN.w * scale) / 2 - DRAWN.x * scale;
    const y = (height - DRAWN.h * scale) / 2 - DRAWN.y * scale;
    const pointers = HANDS.map((hand) => ({ ...hand, strength: 1, x: -100, y: -100 }));
    layer.clear();
    ctx.setTransform(scale * dpr, 0, 0, scale * dpr, x * dpr, y * dpr);
    for (const { by, points, fromMs, toMs } of strokes) {
      if (elapsedMs < fromMs) continue;
      const share = Math.min(1, (elapsedMs - fromMs) / (toMs - fromMs));
      const shown = points.slice(0, Math.max(1, Math.round(points.length * share)));
      inkBrush({ points: shown, style: styleOf({ stroke: HANDS[by].ink, width: WIDTH }), grain: 1 }).paint(ctx, createPalette(dark.matches));
      const tip = aside(shown[shown.length - 1], HANDS[by].rest, elapsedMs - doneMs[by]);
      Object.assign(pointers[by], { x: tip.x * scale + x, y: tip.y * scale + y });
    }
    return pointers.filter((pointer) => pointer.x > -100);
  }

  function frame(nowMs) {
    if (startMs === null) startMs = nowMs;
    const elapsedMs = still ? Infinity : nowMs - startMs - BEGIN_MS;
    const pointers = paint(elapsedMs);
    layer.paint(pointers, window.devicePixelRatio || 1);
    if (elapsedMs < endMs) requestAnimationFrame(frame);
  }

  requestAnimationFrame(frame);
  const again = () => requestAnimationFrame(frame);
  if (typeof ResizeObserver === 'function') new ResizeObserver(again).observe(canvas);
  else window.addEventListener('resize', again);
  dark.addEventListener('change', again);
}

/** From the last stroke's end to where the hand rests, without haste. */
function aside(from, rest, sinceMs) {
  const u = Math.max(0, Math.min(1, sinceMs / ASIDE_MS));
  const share = u * u * (3 - 2 * u);
  return { x: from.x + (rest.x - from.x) * share, y: from.y + (rest.y - from.y) * share };
}

/** Path data as the points a steady hand would make. */
function pointsOf(d) {
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', d);
  const length = path.getTotalLength();
  const points = [];
  for (let along = 0; along <= length; along += STEP) {
    const { x, y } = path.getPointAtLength(along);
    points.push({ x, y });
  }
  return points;
}

/** Both hands write at once, the second a little later; each makes one stroke after another. */
function schedule(strokes) {
  const freeMs = [0, SECOND_HAND_MS];
  return strokes.map(({ by, points }) => {
    const fromMs = freeMs[by];
    const toMs = fromMs + Math.max(80, (points.length * STEP) / UNITS_PER_MS);
    freeMs[by] = toMs + BETWEEN_STROKES_MS;
    return { by, points, fromMs, toMs };
  });
}
