/**
 * What the person looks through: the camera, the three layers, and the loop that paints them when
 * something changed. Everybody else says what changed and never paints.
 */
import { centreOf, contains } from '../geometry/box.js';
import { centredOn, fitted, homeCamera, panned, toBoard, toScreen, viewOf, zoomedAt } from '../geometry/camera.js';
import { measureTextWith } from '../geometry/text-layout.js';
import { createCatalogue } from './catalogue.js';
import { createCounts } from './counts.js';
import { createFrames } from './frame.js';
import { paintGuides } from './guides.js';
import { createLiveLayer } from './live.js';
import { layPaper } from './paper.js';
import { createPresenceLayer } from './presence.js';
import { createScene } from './scene.js';
import { createOverlay } from './selection.js';
import { createStage } from './stage.js';
import { createTextMeasure } from './text-lines.js';

/** A zoom has ended when no step came for this long (ms). */
const REST_MS = 140;

/** While a hand moves something, a frame paints tiles for so long (ms); while nothing moves, for so long. */
const BUSY_MS = 5;
const QUIET_MS = 26;

/** CSS px around what is brought into view, where nothing else is said. */
const NO_INSET = { top: 24, right: 24, bottom: 24, left: 24 };

/**
 * @param {HTMLElement} parent
 * @param {object} board the session's document
 * @param {object} sources
 * @param {() => import('./palette.js').Palette} sources.palette
 * @param {() => Array<object>} sources.strokes live ones, mine too
 * @param {() => Array<object>} sources.drafts elements
 * @param {() => ?object} sources.carried presence/own.js
 * @param {() => ?object} sources.overlay what is selected: see selection.js
 * @param {() => boolean} sources.grid whether the paper has lines
 * @param {() => Array<import('../geometry/snap.js').Guide>} sources.guides
 * @param {(nowMs: number) => {pointers: Array<object>, moving: boolean}} sources.pointers in board units
 * @param {object} tell
 * @param {(camera: import('../geometry/camera.js').Camera, zoomed: boolean) => void} tell.camera it was moved;
 *     zoomed: not only panned
 * @param {() => void} tell.stirred there is something to paint
 * @param {() => void} tell.loaded a whole board was taken in
 * @param {(counts: import('./counts.js').Counts) => void} tell.rested all there is to see is painted
 */
export function createScreen(parent, board, sources, tell) {
  measureTextWith(createTextMeasure());
  const catalogue = createCatalogue(board);
  const counts = createCounts();
  let camera = null;
  let movedMs = -Infinity;
  let zoomedMs = -Infinity;
  let loading = true;
  /** Nobody points and nothing is selected: that canvas need not be touched. */
  let noPresence = true;
  const { stage, measure } = createStage(parent, resized);
  const scene = createScene(stage.layers.scene, catalogue, counts);
  const live = createLiveLayer(stage.layers.live, catalogue);
  const overlay = createOverlay();
  const presence = createPresenceLayer(stage.layers.presence);

  const frames = createFrames([
    ['paper', () => layPaper(parent, camera, sources.grid())],
    ['scene', paintScene],
    ['live', paintLive],
    ['presence', paintPresence],
  ]);

  const isStill = () => sources.strokes().length + sources.drafts().length === 0 && !sources.carried();

  function paintScene(nowMs) {
    const startMs = performance.now();
    const quiet = nowMs - movedMs > REST_MS && isStill();
    const more = scene.paint(camera, stage.dpr, sources.palette(), {
      zooming: nowMs - zoomedMs < REST_MS,
      ahead: quiet,
      untilMs: startMs + (quiet ? QUIET_MS : BUSY_MS),
    });
    counts.endFrame();
    if (loading && !catalogue.isLoading()) {
      loading = false;
      tell.loaded();
    }
    if (!more && quiet) tell.rested(counts);
    return more || !quiet;
  }

  function paintLive() {
    return live.paint(camera, stage.dpr, sources.palette(), sources.strokes(), sources.drafts(), sources.carried());
  }

  function paintPresence(nowMs) {
    const { pointers, moving } = sources.pointers(nowMs);
    const selected = sources.overlay();
    const guides = sources.guides();
    const empty = pointers.length === 0 && !selected && guides.length === 0;
    if (empty && noPresence) return moving;
    noPresence = empty;
    presence.clear();
    overlay.paint(stage.layers.presence, camera, stage.dpr, selected);
    if (guides.length > 0) paintGuides(stage.layers.presence, camera, stage.dpr, guides, overlay.colour());
    presence.paint(pointers.map((pointer) => ({ ...pointer, ...toScreen(camera, pointer) })), stage.dpr);
    return moving;
  }

  /** @param {boolean} [zoomed] whether more than its place is new */
  function setCamera(next, zoomed = next.zoom !== camera.zoom) {
    movedMs = performance.now();
    if (zoomed) zoomedMs = movedMs;
    camera = next;
    frames.mark('paper', 'scene', 'live', 'presence');
    tell.camera(camera, zoomed);
  }

  function resized() {
    if (!camera) camera = homeCamera(stage.width, stage.height);
    scene.forget();
    live.forget();
    setCamera(camera, true);
  }

  const home = () => homeCamera(stage.width, stage.height);

  /** @param {?import('../geometry/box.js').Box} box @param {number} [most] the largest zoom */
  function show(box, inset = NO_INSET, most = 1) {
    setCamera(box ? fitted(box, stage.width, stage.height, inset, most) : home());
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
    /**
     * Brings a box to the middle where it is not seen whole.
     * @param {import('../geometry/box.js').Box} box board units
     * @param {number} [covered] at the lower edge, CSS px
     */
    reveal(box, covered = 0) {
      const height = stage.height - covered;
      if (contains(viewOf(camera, stage.width, height), box)) return;
      const at = toScreen(camera, centreOf(box));
      setCamera(panned(camera, stage.width / 2 - at.x, height / 2 - at.y));
    },
    /** @param {import('../geometry/camera.js').Camera} next as one follows somebody, frame by frame */
    look: (next) => setCamera(next),
    /** @param {{x: number, y: number}} point board units @param {number} [zoom] */
    centreOn: (point, zoom) => setCamera(centredOn(point, stage.width, stage.height, zoom || camera.zoom)),
    /** The board's origin, at its own size. */
    home: () => setCamera(home()),
    show,
    /** Shows all there is. @param {{top: number, right: number, bottom: number, left: number}} inset hidden by the bars, CSS px */
    fit: (inset) => show(catalogue.extent(), inset),
    /** @returns {import('../geometry/box.js').Box} the part of the board that is seen */
    view: () => viewOf(camera, stage.width, stage.height),
    /** Whether there is something, and nothing of it is seen. */
    isLost() {
      const view = viewOf(camera, stage.width, stage.height);
      return catalogue.extent() !== null && catalogue.meeting(view).length === 0;
    },
    /** Whether all there is can be seen as the camera stands. */
    isInView() {
      const box = catalogue.extent();
      return !box || contains(viewOf(camera, stage.width, stage.height), box);
    },
    isLoading: () => loading,
    /** @param {?Set<string>} keys as the document's change event tells; null is everything */
    changed(keys) {
      if (keys === null) loading = true;
      tell.stirred();
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
      scene.recolour();
      frames.mark('scene', 'live', 'presence');
    },
    mark: frames.mark,
    figures: () => catalogue.records(),
    figure: catalogue.figure,
    pick: catalogue.pick,
    meeting: catalogue.meeting,
    within: catalogue.within,
    extent: catalogue.extent,
    counts,
  };
}
