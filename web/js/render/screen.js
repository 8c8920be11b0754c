/**
 * What the person looks through: the camera, the three layers, and the loop that paints them when
 * something changed. Everybody else says what changed and never paints.
 */
import { centreOf, contains, union } from '../geometry/box.js';
import { fitted, homeCamera, panned, toBoard, toScreen, viewOf, zoomedAt } from '../geometry/camera.js';
import { createCatalogue } from './catalogue.js';
import { createFrames } from './frame.js';
import { createLiveLayer } from './live.js';
import { layPaper } from './paper.js';
import { createPresenceLayer } from './presence.js';
import { createScene } from './scene.js';
import { createOverlay } from './selection.js';
import { createStage } from './stage.js';

/** A zoom has ended when no step came for this long (ms). */
const REST_MS = 140;

/**
 * @param {HTMLElement} parent
 * @param {object} board the session's document
 * @param {object} sources
 * @param {() => import('./palette.js').Palette} sources.palette
 * @param {() => Array<object>} sources.strokes live ones, mine too
 * @param {() => Array<object>} sources.drafts elements
 * @param {() => ?object} sources.carried presence/own.js
 * @param {() => ?object} sources.overlay what is selected: see selection.js
 * @param {(nowMs: number) => {pointers: Array<object>, moving: boolean}} sources.pointers in board units
 * @param {(camera: import('../geometry/camera.js').Camera) => void} onCamera
 */
export function createScreen(parent, board, sources, onCamera) {
  const catalogue = createCatalogue(board);
  let camera = null;
  let zoomedMs = -Infinity;
  const { stage, measure } = createStage(parent, resized);
  const scene = createScene(stage.layers.scene, catalogue);
  const live = createLiveLayer(stage.layers.live, catalogue);
  const overlay = createOverlay();
  const presence = createPresenceLayer(stage.layers.presence);

  const frames = createFrames([
    ['paper', () => layPaper(parent, camera)],
    ['scene', paintScene],
    ['live', () => live.paint(camera, stage.dpr, sources.palette(), sources.strokes(), sources.drafts(), sources.carried())],
    ['presence', paintPresence],
  ]);

  function paintScene(nowMs) {
    const zooming = nowMs - zoomedMs < REST_MS;
    scene.paint(camera, stage.dpr, sources.palette(), zooming);
    return scene.isBlurred();
  }

  function paintPresence(nowMs) {
    const { pointers, moving } = sources.pointers(nowMs);
    presence.clear();
    overlay.paint(stage.layers.presence, camera, stage.dpr, sources.overlay());
    presence.paint(pointers.map((pointer) => ({ ...pointer, ...toScreen(camera, pointer) })), stage.dpr);
    return moving;
  }

  function setCamera(next) {
    if (next.zoom !== camera.zoom) zoomedMs = performance.now();
    camera = next;
    frames.mark('paper', 'scene', 'live', 'presence');
    onCamera(camera);
  }

  function resized() {
    if (!camera) camera = homeCamera(stage.width, stage.height);
    scene.forget();
    setCamera(camera);
  }

  /** The box around all there is, or null on an empty board. */
  function extent() {
    let box = null;
    for (const record of catalogue.records()) box = union(box, record.bounds);
    return box;
  }

  return {
    /** To be called once, when everything it draws is ready. */
    start() {
      measure();
      if (!camera) resized();
    },
    camera: () => camera,
    toBoard: (point) => toBoard(camera, point),
    /** @returns {{x: number, y: number}} CSS px from the stage's top left */
    middle: () => ({ x: stage.width / 2, y: stage.height / 2 }),
    toScreen: (point) => toScreen(camera, point),
    pan: (dx, dy) => setCamera(panned(camera, dx, dy)),
    zoomBy(factor, point = { x: stage.width / 2, y: stage.height / 2 }) {
      setCamera(zoomedAt(camera, point, camera.zoom * factor));
    },
    /** @param {{top: number, right: number, bottom: number, left: number}} inset hidden by the bars, CSS px */
    fit(inset) {
      const box = extent();
      setCamera(box ? fitted(box, stage.width, stage.height, inset) : homeCamera(stage.width, stage.height));
    },
    /** Brings a box to the middle where it is not seen whole. @param {import('../geometry/box.js').Box} box board units */
    reveal(box) {
      const view = viewOf(camera, stage.width, stage.height);
      if (contains(view, box)) return;
      const at = toScreen(camera, centreOf(box));
      setCamera(panned(camera, stage.width / 2 - at.x, stage.height / 2 - at.y));
    },
    /** Whether all there is can be seen as the camera stands. */
    isInView() {
      const box = extent();
      const view = viewOf(camera, stage.width, stage.height);
      return !box || contains(view, box);
    },
    /** @param {?Set<string>} keys as the document's change event tells; null is everything */
    changed(keys) {
      scene.changed(catalogue.update(keys));
      frames.mark('scene', 'live');
    },
    fade(keys) {
      scene.fade(keys);
      frames.mark('scene');
    },
    /** @param {Set<string>} keys what is not painted as settled, for drafts of it are shown */
    hide(keys) {
      if (scene.hide(keys)) frames.mark('scene');
    },
    paperChanged() {
      scene.forget();
      frames.mark('scene', 'live', 'presence');
    },
    mark: frames.mark,
    figures: () => catalogue.records(),
  };
}
