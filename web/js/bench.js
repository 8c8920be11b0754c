/**
 * The workbench: which tool is in hand and what hands, wheel and keys do with it. Joins input, tools
 * and the widgets that choose among them.
 */
import { listenToKeys } from './input/keys.js';
import { listenToPointers } from './input/pointer.js';
import { listenToWheel } from './input/wheel.js';
import { createEraser } from './tools/eraser.js';
import { createPen } from './tools/pen.js';
import { WIDTH_UNITS } from './geometry/figure.js';
import { createDock } from './ui/dock.js';
import { byId } from './ui/dom.js';
import { openHelp } from './ui/help.js';
import { createInkTray } from './ui/ink-tray.js';
import { cursorOf } from './ui/tool-cursor.js';
import { createZoom } from './ui/zoom.js';

const VIEWER = 0;
const HAND = 'hand';
const ZOOM_STEP = 1.25;

/** CSS px around a fitted board that the page's bars cover. */
const FIT_INSET = { top: 84, right: 28, bottom: 96, left: 28 };

/**
 * @param {{session: object, screen: object, theme: object, outgoing: object,
 *     showOwn: (stroke: ?object) => void, hover: (point: {x: number, y: number}) => void}} around
 */
export function createBench({ session, screen, theme, outgoing, showOwn, hover }) {
  const stage = byId('stage');
  const tray = createInkTray(theme, showCursor);
  const kit = {
    session,
    outgoing,
    zoom: () => screen.camera().zoom,
    style: tray.style,
    show: showOwn,
    fade: screen.fade,
    figures: screen.figures,
  };
  const tools = { pen: createPen(kit), eraser: createEraser(kit) };
  let chosen = 'pen';
  let inUse = null;
  let spaceHeld = false;
  let grabbed = false;
  let mayDraw = true;
  let untouched = true;

  const dock = createDock({ choose, undo: () => session.undo(), redo: () => session.redo() });
  const zoom = createZoom({ zoomBy: screen.zoomBy, fit });

  /** The first time there is something on the board it is brought into view, unless a hand was quicker. */
  function welcome() {
    if (!untouched || session.document.elements.size === 0) return;
    untouched = false;
    if (!screen.isInView()) fit();
  }

  function choose(tool) {
    if (!mayDraw && tool !== HAND) return;
    chosen = tool;
    dock.setTool(tool);
    showCursor();
  }

  function fit() {
    screen.fit(FIT_INSET);
  }

  const wantsPan = () => chosen === HAND || spaceHeld;

  function showCursor() {
    stage.dataset.hand = grabbed ? 'closed' : wantsPan() ? 'open' : '';
    const { stroke, width } = tray.style();
    const { palette } = theme;
    stage.style.cursor = wantsPan() ? '' : cursorOf(chosen, {
      color: palette().stroke(stroke),
      widthPx: (width / WIDTH_UNITS) * (screen.camera() ? screen.camera().zoom : 1),
      dark: palette().dark,
    });
  }

  const onBoard = (sample) => ({ ...sample, ...screen.toBoard(sample) });

  const pointers = listenToPointers(stage, {
    begin(sample, { erase }) {
      untouched = false;
      dock.closeTray();
      inUse = tools[erase ? 'eraser' : chosen];
      inUse.begin(onBoard(sample));
    },
    move: (samples, predicted) => inUse.move(samples.map(onBoard), predicted.map(onBoard)),
    end: () => inUse.end(),
    cancel: () => inUse.cancel(),
    hover: (sample) => hover(screen.toBoard(sample)),
    pan: screen.pan,
    zoomBy: (point, factor) => screen.zoomBy(factor, point),
    wantsPan,
    grabbed(now) {
      untouched = false;
      grabbed = now;
      dock.closeTray();
      showCursor();
    },
  });
  listenToWheel(stage, { pan: screen.pan, zoomBy: (point, factor) => screen.zoomBy(factor, point) });

  const keys = {
    p: () => choose('pen'),
    e: () => choose('eraser'),
    h: () => choose(HAND),
    '[': () => tray.stepNib(-1),
    ']': () => tray.stepNib(1),
    0: fit,
    '+': () => screen.zoomBy(ZOOM_STEP),
    '=': () => screen.zoomBy(ZOOM_STEP),
    '-': () => screen.zoomBy(1 / ZOOM_STEP),
    '?': openHelp,
    Escape: () => pointers.cancel(),
    'Mod+z': () => mayDraw && session.undo(),
    'Mod+y': () => mayDraw && session.redo(),
    'Mod+Shift+z': () => mayDraw && session.redo(),
  };
  for (let i = 1; i <= 8; i++) keys[i] = () => tray.chooseInk(i - 1);
  listenToKeys(keys, (held) => {
    spaceHeld = held;
    showCursor();
  });
  byId('help').addEventListener('click', openHelp);

  choose('pen');
  return {
    welcome,
    cameraChanged(camera) {
      zoom.show(camera.zoom);
      showCursor();
    },
    themeChanged() {
      tray.show();
      showCursor();
    },
    historyChanged: () => dock.setHistory(session.canUndo, session.canRedo),
    /** A viewer's page has no tools: every gesture moves the paper. */
    statusChanged({ state, role }) {
      mayDraw = role !== VIEWER || state !== 'online';
      dock.setShown(role !== VIEWER);
      if (role === VIEWER) choose(HAND);
      dock.setHistory(session.canUndo, session.canRedo);
    },
  };
}
