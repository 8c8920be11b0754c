/** The old board's workbench: the tools there are, what they may use, and what buttons and keys ask for. */
import { createHands } from '../hands.js';
import { listenToKeys } from '../input/keys.js';
import { createKit } from '../kit.js';
import { createDragTool } from '../tools/drag-tool.js';
import { createEraser } from '../tools/eraser.js';
import { createInkwell } from '../tools/inkwell.js';
import { createPen } from '../tools/pen.js';
import { SHAPES } from '../tools/shapes.js';
import { textPlans } from '../tools/texts.js';
import { recall, remember } from '../ui/store.js';
import { percent } from '../ui/words.js';
import { createWriting } from '../writing.js';
import { HAND, layDesk } from './desk.js';
import { layInks } from './inks.js';

const VIEWER = 0;
const ZOOM_STEP = 1.25;

/** CSS px around a fitted board that the page's bars cover. */
const FIT_INSET = { top: 76, right: 28, bottom: 128, left: 28 };

const CHORDS = {
  'Mod+z': 'undo', 'Mod+Shift+z': 'redo', 'Mod+y': 'redo', '+': 'zoom-in', '=': 'zoom-in', '-': 'zoom-out', 0: 'fit', Escape: 'cancel',
};

/** Nothing is ever selected here; what asks finds it empty. */
const NO_SELECTION = {
  size: 0, keys: new Set(), elements: () => [], clear() {}, set() {}, on() {},
};

/**
 * @param {object} around
 * @param {object} around.session
 * @param {() => object} around.screen made after the desk, for it stands on it
 * @param {() => import('../render/palette.js').Palette} around.palette
 * @param {object} around.outgoing
 * @param {object} around.own presence/own.js
 * @param {(point: {x: number, y: number}) => void} around.hover
 */
export function createBench({ session, makeScreen, palette, outgoing, own, hover }) {
  let chosen = 'pen';
  let mayDraw = true;
  let tools = new Map();
  const desk = layDesk({ choose, run });
  const screen = makeScreen();
  const inkwell = createInkwell({ session, selection: NO_SELECTION, draft: own.draft, store: { recall, remember } });
  const writing = createWriting({
    session, screen, own, selection: NO_SELECTION, palette, inkwell, choose() {}, turned() {}, stays: () => true,
  });
  const kit = createKit({
    session, screen, outgoing, own, selection: NO_SELECTION, inkwell, choose() {}, stays: () => true, editText: writing.edit, writeAt() {},
    overlayChanged() {}, snap: (point) => point,
  });
  tools = new Map([
    ...['pen', 'marker', 'highlighter'].map((name) => createPen(kit, name)),
    createEraser(kit),
    ...[...SHAPES, ...textPlans(kit)].map((plan) => createDragTool(kit, plan)),
  ].map((tool) => [tool.name, tool]));
  const hands = createHands({
    screen,
    tool: (erase) => tools.get(erase || chosen === HAND ? 'eraser' : chosen),
    handChosen: () => chosen === HAND,
    cursor: () => (chosen === 'text' ? 'text' : 'crosshair'),
    hover,
    ask() {},
    begun: writing.keep,
    over() {},
  });

  const commands = {
    undo: () => session.undo(),
    redo: () => session.redo(),
    'zoom-in': () => screen.zoomBy(ZOOM_STEP),
    'zoom-out': () => screen.zoomBy(1 / ZOOM_STEP),
    fit,
    cancel: () => hands.cancel(),
  };

  function run(name) {
    writing.keep();
    commands[name]();
  }

  function fit() {
    screen.fit(FIT_INSET);
  }

  function choose(name) {
    if (name !== HAND && !mayDraw) return;
    hands.cancel();
    writing.keep();
    chosen = name;
    inkwell.use(name);
    desk.setTool(name);
    hands.showCursor();
  }

  layInks(desk.inks, inkwell);
  listenToKeys((chord) => CHORDS[chord] && { run: () => run(CHORDS[chord]) }, hands.setSpace);
  choose('pen');

  return {
    screen,
    desk,
    fit,
    isBusy: hands.isBusy,
    cameraChanged(camera, zoomed) {
      writing.layOut();
      if (zoomed) desk.setZoom(percent(camera.zoom));
    },
    historyChanged: () => desk.setHistory(session.canUndo, session.canRedo),
    statusChanged({ state, role, title }) {
      mayDraw = role !== VIEWER || state !== 'online';
      desk.setDrawing(role !== VIEWER);
      desk.setTitle(title);
      if (role === VIEWER) choose(HAND);
      desk.setHistory(session.canUndo, session.canRedo);
    },
  };
}
