/**
 * Hands on the stage: turns pointer events into drawing, panning and zooming. One gesture at a time:
 *
 *   idle ──pen, main button, first finger──▶ drawing ──second finger, early──▶ pinching
 *   idle ──middle or right button, space, hand tool──▶ panning
 *
 * Once a pen has been seen, fingers only move the paper: a resting palm never draws.
 */
import { predictedOf, sampleOf, samplesOf } from './samples.js';

/** A second finger this soon (ms) after the first means that both wanted to pinch. */
const PINCH_GRACE_MS = 300;

const MIDDLE_BUTTON = 1;
const RIGHT_BUTTON = 2;

/** The right button pressed and lifted within so much (CSS px) moves nothing: it asks what lies there. */
const ASKS_WITHIN_PX = 4;

const ERASER_BUTTONS = 32;

/**
 * @typedef {object} Hands what the gestures do; all points in CSS px from the stage's top left
 * @property {(sample: import('./samples.js').Sample, how: {erase: boolean, mods: Mods}) => void} begin
 * @property {(samples: Array<object>, predicted: Array<object>, mods: Mods) => void} move also when only a
 *     modifier changed: with the last sample again
 * @property {(sample: import('./samples.js').Sample, mods: Mods) => void} end
 * @property {() => void} cancel
 * @property {(sample: object) => void} hover where the pointer is while it does not draw, and where it stopped
 * @property {(dx: number, dy: number) => void} pan
 * @property {(sample: object) => void} ask the right button was pressed and lifted in one place
 * @property {(point: {x: number, y: number}, factor: number) => void} zoomBy
 * @property {() => boolean} wantsPan whether the main button moves the paper now
 * @property {(panning: boolean) => void} grabbed
 *
 * @typedef {{shift: boolean, alt: boolean, mod: boolean}} Mods  keys held; mod is Ctrl or the command key
 */

/** @param {HTMLElement} stage @param {Hands} hands */
export function listenToPointers(stage, hands) {
  const touches = new Map();
  let mode = 'idle';
  let holder = null;
  let last = null;
  let beganMs = 0;
  let penSeen = false;
  /** Where the right button was pressed, as long as it has not moved from there. */
  let asked = null;

  const rect = () => stage.getBoundingClientRect();

  function enter(next, event) {
    mode = next;
    holder = event.pointerId;
    last = sampleOf(event, rect());
    beganMs = event.timeStamp;
    stage.setPointerCapture(event.pointerId);
    if (next === 'panning') hands.grabbed(true);
  }

  function leave() {
    if (mode === 'panning' || mode === 'pinching') hands.grabbed(false);
    mode = 'idle';
    holder = null;
  }

  function pinchState() {
    const [a, b] = [...touches.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  /** Whether the touch was all that a further finger needs. */
  function joinTouch(event) {
    touches.set(event.pointerId, sampleOf(event, rect()));
    if (touches.size !== 2 || mode === 'idle') return touches.size > 1;
    if (mode === 'drawing' && (penSeen || event.timeStamp - beganMs > PINCH_GRACE_MS)) return true;
    if (mode === 'drawing') hands.cancel();
    mode = 'pinching';
    last = pinchState();
    hands.grabbed(true);
    return true;
  }

  function down(event) {
    if (event.pointerType === 'touch' && joinTouch(event)) return;
    if (mode !== 'idle') {
      if (event.pointerType !== 'pen' || mode === 'drawing') return;
      leave();
    }
    if (event.pointerType === 'pen') penSeen = true;
    const palm = event.pointerType === 'touch' && penSeen;
    const isMoving = event.button === MIDDLE_BUTTON || event.button === RIGHT_BUTTON || palm;
    if (isMoving || (event.button === 0 && hands.wantsPan())) {
      event.preventDefault();
      enter('panning', event);
      asked = event.button === RIGHT_BUTTON && event.pointerType === 'mouse' ? last : null;
    } else if (event.button === 0 || (event.buttons & ERASER_BUTTONS) !== 0) {
      enter('drawing', event);
      hands.begin(last, { erase: (event.buttons & ERASER_BUTTONS) !== 0, mods: modsOf(event) });
    }
  }

  function move(event) {
    if (touches.has(event.pointerId)) touches.set(event.pointerId, sampleOf(event, rect()));
    if (mode === 'pinching' && touches.size >= 2) {
      const now = pinchState();
      hands.pan(now.x - last.x, now.y - last.y);
      if (last.apart > 0) hands.zoomBy(now, now.apart / last.apart);
      last = now;
      return;
    }
    const now = sampleOf(event, rect());
    if (mode !== 'drawing' && event.pointerType !== 'touch') hands.hover(now);
    if (event.pointerId !== holder) return;
    if (mode === 'drawing') hands.move(samplesOf(event, rect()), predictedOf(event, rect()), modsOf(event));
    if (asked && Math.hypot(now.x - asked.x, now.y - asked.y) < ASKS_WITHIN_PX) return;
    asked = null;
    if (mode === 'panning') hands.pan(now.x - last.x, now.y - last.y);
    last = now;
  }

  function up(event) {
    touches.delete(event.pointerId);
    if (mode === 'pinching') {
      if (touches.size < 2) leave();
      return;
    }
    if (event.pointerId !== holder) return;
    const wasDrawing = mode === 'drawing';
    leave();
    if (asked) hands.ask(asked);
    asked = null;
    if (!wasDrawing) return;
    hands.end(sampleOf(event, rect()), modsOf(event));
    if (event.pointerType !== 'touch') hands.hover(sampleOf(event, rect()));
  }

  function lost(event) {
    touches.delete(event.pointerId);
    if (event.pointerId !== holder && mode !== 'pinching') return;
    if (mode === 'drawing') hands.cancel();
    asked = null;
    leave();
  }

  /** Shift pressed in the middle of a drag counts at once, not with the next move. */
  function keyed(event) {
    if (mode !== 'drawing' || ['Shift', 'Alt', 'Control', 'Meta'].indexOf(event.key) < 0) return;
    if (event.key === 'Alt') event.preventDefault();
    hands.move([last], [], modsOf(event));
  }

  window.addEventListener('keydown', keyed);
  window.addEventListener('keyup', keyed);
  stage.addEventListener('pointerdown', down);
  stage.addEventListener('pointermove', move);
  stage.addEventListener('pointerup', up);
  stage.addEventListener('pointercancel', lost);
  stage.addEventListener('contextmenu', (event) => event.preventDefault());
  // A finger's events must not become a scroll or a page zoom where touch-action is not known.
  stage.addEventListener('touchstart', (event) => event.preventDefault(), { passive: false });

  return {
    /** Ends what is being drawn without keeping it. */
    cancel() {
      if (mode !== 'drawing') return;
      leave();
      hands.cancel();
    },
    isBusy: () => mode !== 'idle',
    isDrawing: () => mode === 'drawing',
  };
}

function modsOf({ shiftKey, altKey, ctrlKey, metaKey }) {
  return { shift: shiftKey, alt: altKey, mod: ctrlKey || metaKey };
}
