/**
 * What is selected, shown over the board: a thin frame around each element and a stronger one around
 * all, the handles, and the box being drawn out. As crisp at any zoom, for it is drawn in screen pixels.
 *
 * @typedef {object} Overlay  board units
 * @property {?import('../selection/frame.js').Frame} frame
 * @property {Array<import('../selection/handles.js').Handle>} handles
 * @property {Array<import('../selection/frame.js').Item>} each
 * @property {?import('../geometry/box.js').Box} band
 * @property {boolean} [locked]
 */
import { centreOf, cornersOf } from '../geometry/box.js';
import { toScreen } from '../geometry/camera.js';
import { angleOfPlace, turned } from '../geometry/place.js';

/** CSS px. */
const HANDLE = 10;
const GAP = 5;

/** Of more than these only the common frame is shown: a frame each would hide what it is around. */
const MOST_FRAMES = 200;

export function createOverlay() {
  const sheet = getComputedStyle(document.documentElement);
  const token = (name) => sheet.getPropertyValue(name).trim();

  return {
    /** @returns {string} CSS, of frames and guides */
    colour: () => token('--accent'),

    /**
     * @param {CanvasRenderingContext2D} ctx
     * @param {import('../geometry/camera.js').Camera} camera
     * @param {number} dpr
     * @param {?Overlay} overlay
     */
    paint(ctx, camera, dpr, overlay) {
      if (!overlay) return;
      const line = token('--accent');
      ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
      ctx.lineJoin = 'round';
      ctx.strokeStyle = line;
      if (overlay.band) paintBand(ctx, camera, overlay.band, line);
      if (overlay.each.length <= MOST_FRAMES) paintEach(ctx, camera, overlay.each, overlay.frame);
      ctx.globalAlpha = 1;
      if (overlay.frame) {
        ctx.lineWidth = 1.5;
        ctx.setLineDash(overlay.locked ? [5, 4] : []);
        outline(ctx, overlay.frame, camera, GAP);
        ctx.setLineDash([]);
      }
      paintHandles(ctx, camera, overlay, token('--surface'));
    },
  };
}

function paintBand(ctx, camera, band, line) {
  const at = toScreen(camera, band);
  ctx.fillStyle = line;
  ctx.globalAlpha = 0.08;
  ctx.fillRect(at.x, at.y, band.w * camera.zoom, band.h * camera.zoom);
  ctx.globalAlpha = 1;
  ctx.lineWidth = 1;
  ctx.strokeRect(Math.round(at.x) + 0.5, Math.round(at.y) + 0.5, Math.round(band.w * camera.zoom), Math.round(band.h * camera.zoom));
}

/** One alone has the common frame already; a line is shown by its own course. */
function paintEach(ctx, camera, each, frame) {
  ctx.lineWidth = 1;
  ctx.globalAlpha = 0.55;
  if (each.length < 2 && frame) return;
  for (const { element, figure } of each) {
    if (figure.points && figure.points.length === 2) segment(ctx, camera, figure.points);
    else outline(ctx, { box: figure.box, angle: angleOfPlace(element.place) }, camera, 2);
  }
}

function segment(ctx, camera, points) {
  const [a, b] = points.map((point) => toScreen(camera, point));
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.stroke();
}

/** Level lines fall on whole pixels, or they would be soft. */
function outline(ctx, { box, angle }, camera, gap) {
  const by = gap / camera.zoom;
  const outer = { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
  const middle = centreOf(box);
  const corners = cornersOf(outer).map((corner) => toScreen(camera, angle === 0 ? corner : turned(corner, middle, angle)));
  ctx.beginPath();
  corners.forEach(({ x, y }, i) => {
    const at = angle === 0 ? [Math.round(x) + 0.5, Math.round(y) + 0.5] : [x, y];
    if (i === 0) ctx.moveTo(...at);
    else ctx.lineTo(...at);
  });
  ctx.closePath();
  ctx.stroke();
}

function paintHandles(ctx, camera, { handles, frame }, paper) {
  ctx.lineWidth = 1.5;
  ctx.fillStyle = paper;
  const angle = frame ? frame.angle : 0;
  const turn = handles.find(({ name }) => name === 'turn');
  if (turn) paintStem(ctx, camera, frame, turn);
  for (const handle of handles) {
    const { x, y } = toScreen(camera, handle);
    ctx.save();
    ctx.translate(angle === 0 ? Math.round(x) + 0.5 : x, angle === 0 ? Math.round(y) + 0.5 : y);
    ctx.rotate(angle);
    ctx.beginPath();
    if (SQUARE.indexOf(handle.name) >= 0) rounded(ctx, HANDLE / 2, 2.5);
    else ctx.arc(0, 0, HANDLE / 2, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    ctx.restore();
  }
}

const SQUARE = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

/** What the turning handle stands on. */
function paintStem(ctx, camera, { box, angle }, turn) {
  const top = turned({ x: box.x + box.w / 2, y: box.y - GAP / camera.zoom }, centreOf(box), angle);
  ctx.globalAlpha = 0.55;
  segment(ctx, camera, [top, turn]);
  ctx.globalAlpha = 1;
}

function rounded(ctx, half, r) {
  ctx.moveTo(-half + r, -half);
  ctx.arcTo(half, -half, half, half, r);
  ctx.arcTo(half, half, -half, half, r);
  ctx.arcTo(-half, half, -half, -half, r);
  ctx.arcTo(-half, -half, half, -half, r);
  ctx.closePath();
}
