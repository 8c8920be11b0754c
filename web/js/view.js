/**
 * How the board is looked at: what is brought into view and when, grid and snapping, and the zoom's
 * widget. The camera is remembered for each board; a link opened for the first time shows everything.
 */
import { createSnapping } from './snapping.js';
import { createWayBack } from './ui/way-back.js';
import { createZoom } from './ui/zoom.js';
import { recall, remember } from './ui/store.js';

const ZOOM_STEP = 1.25;

/** CSS px around a fitted board that the page's bars cover. */
const FIT_INSET = { top: 84, right: 28, bottom: 96, left: 28 };

/** Where the looks stand at the side, and the room they take; elsewhere they are in a tray. */
const SIDE_PANEL = '(min-width: 1025px) and (min-height: 521px)';
const SIDE_PANEL_PX = 244;

/** What was selected may be shown larger than life. */
const SELECTION_ZOOM = 4;

/** Cameras are remembered for so many boards. */
const MOST_CAMERAS = 60;

/** A board comes in parts: its picture, and what happened since. So long it may still be arriving (ms). */
const ARRIVING_MS = 1500;

/**
 * @param {object} around
 * @param {string} around.boardId
 * @param {object} around.session
 * @param {object} around.screen
 * @param {object} around.selection
 * @param {ReturnType<typeof import('./commands.js').createCommands>} around.commands
 * @param {() => boolean} around.modHeld
 * @param {() => boolean} around.mayDraw
 */
export function createView({ boardId, session, screen, selection, commands, modHeld, mayDraw }) {
  const settings = { grid: false, snap: false, ...recall('view', {}) };
  const snapping = createSnapping({ screen, settings: () => settings, held: modHeld });
  const zoom = createZoom(commands);
  const wayBack = createWayBack(fit);
  let untouched = true;
  let arriving = false;
  let kept = null;

  /** What is brought into view lies under none of the bars. */
  function inset() {
    if (!mayDraw() || !window.matchMedia(SIDE_PANEL).matches) return FIT_INSET;
    return { ...FIT_INSET, [document.documentElement.dir === 'rtl' ? 'right' : 'left']: SIDE_PANEL_PX };
  }

  function fit() {
    screen.fit(inset());
  }

  /** From now on nothing moves by itself. */
  function touched() {
    untouched = false;
  }

  function toggle(name) {
    settings[name] = !settings[name];
    remember('view', settings);
    screen.mark('paper');
  }

  const selected = () => selection.keys.size > 0;

  commands.add(
    { id: 'view.zoom-in', chords: ['+', '='], run: () => screen.zoomBy(ZOOM_STEP) },
    { id: 'view.zoom-out', chords: ['-'], run: () => screen.zoomBy(1 / ZOOM_STEP) },
    { id: 'view.actual', chords: ['Mod+0'], run: () => screen.zoomBy(1 / screen.camera().zoom) },
    { id: 'view.fit', chords: ['0', 'Shift+1'], run: fit },
    { id: 'view.selection', chords: ['Shift+2'], run: () => screen.show(selection.bounds(), inset(), SELECTION_ZOOM), when: selected },
    { id: 'view.home', chords: ['Home'], run: screen.home },
    { id: 'view.grid', chords: ['g'], run: () => toggle('grid'), checked: () => settings.grid },
    { id: 'view.snap', chords: ['s'], run: () => toggle('snap'), checked: () => settings.snap, when: mayDraw },
  );

  /** Where one looked the last time, as the board's point in the middle of the screen: screens differ. */
  function recallCamera() {
    const held = recall('cameras', {})[boardId];
    if (!held || ![held.x, held.y, held.zoom].every(Number.isFinite)) return;
    untouched = false;
    screen.centreOn(held, held.zoom);
    kept = screen.camera();
  }

  function keepCamera() {
    const camera = screen.camera();
    if (untouched || camera === kept) return;
    kept = camera;
    const { [boardId]: old, ...others } = recall('cameras', {});
    const newest = Object.entries(others).slice(1 - MOST_CAMERAS);
    const at = screen.toBoard(screen.middle());
    remember('cameras', { ...Object.fromEntries(newest), [boardId]: { x: at.x, y: at.y, zoom: camera.zoom } });
  }

  window.addEventListener('pagehide', keepCamera);

  return {
    snap: snapping.snap,
    guides: snapping.guides,
    hasGrid: () => settings.grid,
    /** To be called once there is a camera. */
    begin: recallCamera,
    /**
     * The first time there is something on the board it is brought into view, unless a hand was quicker; and what
     * comes a moment later with it.
     */
    welcome() {
      if (!untouched || screen.isLoading() || session.document.elements.size === 0) return;
      if (!arriving) setTimeout(touched, ARRIVING_MS);
      arriving = true;
      if (!screen.isInView()) fit();
    },
    /** A hand was on the board. */
    touched,
    gestureEnded: snapping.end,
    moved(camera, zoomed) {
      if (zoomed) zoom.show(camera.zoom);
    },
    rested() {
      keepCamera();
      wayBack.show(screen.isLost());
    },
  };
}
