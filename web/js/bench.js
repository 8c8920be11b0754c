/**
 * The workbench: which tool is in hand, what it may use, and what keys and buttons ask of it. Joins
 * input, tools and the widgets that choose among them.
 */
import { createCommands } from './commands.js';
import { createHands, HAND } from './hands.js';
import { listenToKeys } from './input/keys.js';
import { createKit } from './kit.js';
import { createSelection } from './selection/selection.js';
import { createToolbox } from './tools/toolbox.js';
import { WIDTH_UNITS } from './geometry/figure.js';
import { createDock } from './ui/dock.js';
import { byId } from './ui/dom.js';
import { openHelp } from './ui/help.js';
import { createInkTray } from './ui/ink-tray.js';
import { cursorOf } from './ui/tool-cursor.js';
import { createZoom } from './ui/zoom.js';

const VIEWER = 0;
const ZOOM_STEP = 1.25;
const INK_KEYS = 8;

/** CSS px around a fitted board that the page's bars cover. */
const FIT_INSET = { top: 84, right: 28, bottom: 96, left: 28 };

/**
 * @param {{session: object, screen: object, theme: object, outgoing: object, own: object,
 *     hover: (point: {x: number, y: number}) => void}} around
 */
export function createBench({ session, screen, theme, outgoing, own, hover }) {
  const commands = createCommands();
  const selection = createSelection(session);
  const tray = createInkTray(theme, () => hands.showCursor());
  const kit = createKit({ session, screen, outgoing, own, selection, style: tray.style, choose, editText });
  const tools = createToolbox(kit);
  let chosen = 'pen';
  let mayDraw = true;
  let untouched = true;

  const dock = createDock({ choose, undo: () => commands.run('edit.undo'), redo: () => commands.run('edit.redo') });
  const zoom = createZoom({ zoomBy: screen.zoomBy, fit });
  const hands = createHands({
    screen,
    tool: (erase) => tools.get(erase ? 'eraser' : chosen),
    handChosen: () => chosen === HAND,
    cursor,
    hover,
    begun() {
      untouched = false;
      dock.closeTray();
    },
  });

  /** The first time there is something on the board it is brought into view, unless a hand was quicker. */
  function welcome() {
    if (!untouched || session.document.elements.size === 0) return;
    untouched = false;
    if (!screen.isInView()) fit();
  }

  function choose(name) {
    if (name !== HAND && (!mayDraw || !tools.has(name))) return;
    hands.cancel();
    chosen = name;
    dock.setTool(name);
    hands.showCursor();
  }

  /** No tool makes text yet. */
  function editText() {}

  function fit() {
    screen.fit(FIT_INSET);
  }

  function cursor() {
    const tool = tools.get(chosen);
    if (tool.cursor) return tool.cursor();
    const { stroke, width } = tray.style();
    const { palette } = theme;
    return cursorOf(chosen, {
      color: palette().stroke(stroke),
      widthPx: (width / WIDTH_UNITS) * (screen.camera() ? screen.camera().zoom : 1),
      dark: palette().dark,
    });
  }

  const editing = () => mayDraw && !hands.isDrawing();
  commands.add(
    { id: 'tool.pen', chords: ['p'], run: () => choose('pen'), when: () => mayDraw },
    { id: 'tool.eraser', chords: ['e'], run: () => choose('eraser'), when: () => mayDraw },
    { id: 'tool.hand', chords: ['h'], run: () => choose(HAND) },
    { id: 'style.finer', chords: ['['], run: () => tray.stepNib(-1), when: () => mayDraw },
    { id: 'style.broader', chords: [']'], run: () => tray.stepNib(1), when: () => mayDraw },
    { id: 'edit.undo', chords: ['Mod+z'], run: () => session.undo(), when: editing },
    { id: 'edit.redo', chords: ['Mod+Shift+z', 'Mod+y'], run: () => session.redo(), when: editing },
    { id: 'view.fit', chords: ['0'], run: fit },
    { id: 'view.zoom-in', chords: ['+', '='], run: () => screen.zoomBy(ZOOM_STEP) },
    { id: 'view.zoom-out', chords: ['-'], run: () => screen.zoomBy(1 / ZOOM_STEP) },
    { id: 'page.help', chords: ['?'], run: () => openHelp(commands.all()) },
    { id: 'gesture.cancel', chords: ['Escape'], run: () => hands.cancel(), when: () => hands.isDrawing() },
  );
  for (let i = 0; i < INK_KEYS; i++) {
    commands.add({ id: `style.ink-${i + 1}`, chords: [`${i + 1}`], run: () => tray.chooseInk(i), when: () => mayDraw });
  }
  listenToKeys(commands.forChord, hands.setSpace);
  byId('help').addEventListener('click', () => commands.run('page.help'));

  choose('pen');
  return {
    commands,
    kit,
    welcome,
    cameraChanged(camera) {
      zoom.show(camera.zoom);
      hands.showCursor();
    },
    themeChanged() {
      tray.show();
      hands.showCursor();
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
