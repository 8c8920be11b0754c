/**
 * The workbench: which tool is in hand, what it may use, and what keys and buttons ask of it. Joins
 * input, tools and the widgets that choose among them.
 */
import { createClipboard } from './clipboard.js';
import { createCommands } from './commands.js';
import { createHands, HAND } from './hands.js';
import { listenToKeys } from './input/keys.js';
import { createKit } from './kit.js';
import { createSelecting } from './selecting.js';
import { createSelection } from './selection/selection.js';
import { createInkwell } from './tools/inkwell.js';
import { createToolbox } from './tools/toolbox.js';
import { WIDTH_UNITS } from './geometry/figure.js';
import { GROUPS, TEXT_SIZES } from './model/styles.js';
import { announce } from './ui/announce.js';
import { createDock } from './ui/dock.js';
import { byId } from './ui/dom.js';
import { openHelp } from './ui/help.js';
import { recall, remember } from './ui/store.js';
import { createStylePanel } from './ui/style-panel.js';
import { cursorOf } from './ui/tool-cursor.js';
import { words } from './ui/words.js';
import { createTakingOut } from './taking-out.js';
import { createView } from './view.js';
import { createWriting } from './writing.js';

const VIEWER = 0;
const INK_KEYS = 8;

const TOOL_KEYS = {
  select: 'v', hand: 'h', pen: 'p', marker: 'm', highlighter: 'i', eraser: 'e',
  rectangle: 'r', ellipse: 'o', diamond: 'd', arrow: 'a', line: 'l', text: 't', note: 'n',
};

/**
 * @param {{boardId: string, session: object, screen: object, theme: object, outgoing: object, own: object,
 *     keeping: () => string, hover: (point: {x: number, y: number}) => void}} around
 */
export function createBench({ boardId, session, screen, theme, outgoing, own, keeping, hover }) {
  const commands = createCommands();
  const selection = createSelection(session);
  const inkwell = createInkwell({ session, selection, draft: own.draft, store: { recall, remember } });
  const writing = createWriting({
    session, screen, own, selection, palette: theme.palette, inkwell, choose, turned: () => selecting.changed(), stays: () => stays,
  });
  const kit = createKit({
    session, screen, outgoing, own, selection, inkwell, choose, stays: () => stays, writeAt, editText: writing.edit,
    overlayChanged: () => selecting.changed(),
    snap: (point, how) => view.snap(point, how),
  });
  const tools = createToolbox(kit);
  let chosen = 'pen';
  /** Whether the tool in hand is kept after what it makes. */
  let stays = false;
  let mayDraw = true;
  /** A server has said what this link may. */
  let welcomed = false;

  const hands = createHands({
    screen,
    tool: (erase) => tools.get(erase ? 'eraser' : chosen),
    handChosen: () => chosen === HAND,
    cursor,
    hover,
    ask(sample) {
      if (!mayDraw) return;
      choose('select');
      tools.get('select').ask(sample);
    },
    over: () => view.gestureEnded(),
    begun() {
      view.touched();
      selecting.settle();
      writing.keep();
      dock.close();
    },
  });

  function choose(name) {
    if (name !== HAND && (!mayDraw || !tools.has(name))) return;
    hands.cancel();
    writing.keep();
    stays = stays && name === chosen;
    chosen = name;
    if (name !== 'select' && name !== HAND) selection.clear();
    inkwell.use(name);
    dock.setTool(name, stays);
    selecting.toolChosen();
    hands.showCursor();
  }

  /** Tools that make one thing and are put down then, are kept in hand, or no longer. */
  function stay(name) {
    if (!mayDraw || !tools.get(name) || !tools.get(name).place) return;
    stays = !(stays && name === chosen);
    chosen = name;
    choose(name);
    announce(stays ? words.dock.stays(words.commands.tool[name]) : words.commands.tool[name]);
  }

  function writeAt(point) {
    choose('text');
    tools.get('text').place(point);
  }

  function cursor() {
    const tool = tools.get(chosen);
    if (tool.cursor) return tool.cursor();
    const { stroke, width } = inkwell.style();
    const { palette } = theme;
    return cursorOf(chosen, {
      color: palette().stroke(stroke),
      widthPx: (width / WIDTH_UNITS) * (screen.camera() ? screen.camera().zoom : 1),
      dark: palette().dark,
    });
  }

  /** Finer or broader: lines by their width, letters by their size. */
  function stepWidth(step) {
    const { fields, values } = inkwell.current();
    const field = fields.indexOf('width') >= 0 ? 'width' : 'size';
    const steps = field === 'width' ? GROUPS[inkwell.group()].widths : TEXT_SIZES;
    const at = steps.indexOf(values[field]);
    inkwell.change({ [field]: steps[Math.max(0, Math.min(steps.length - 1, (at < 0 ? 1 : at) + step))] });
  }

  function chooseInk(index) {
    inkwell.change({ stroke: GROUPS[inkwell.group()].colours[index].color });
  }

  /** One of a handy size in the middle of the view: every shape can be made without a pointer. */
  function placeInTheMiddle() {
    tools.get(chosen).place(screen.toBoard(screen.middle()));
  }

  /** What the tray of looks would cover is what it is opened for. */
  function showSelection() {
    if (selection.size === 0) return;
    view.touched();
    screen.reveal(selection.bounds(), window.innerHeight - byId('style-panel').getBoundingClientRect().top);
  }

  const view = createView({ boardId, session, screen, selection, commands, modHeld: hands.modHeld, mayDraw: () => mayDraw });
  const editing = () => mayDraw && !hands.isDrawing();

  /** What keys began on the selection is a step of its own before it can be taken back. */
  const stepping = (step) => () => {
    selecting.settle();
    step();
    // Steps that had nothing to do any more are gone, and nothing else says so.
    dock.setHistory(session.canUndo, session.canRedo);
  };
  const canPlace = () => editing() && Boolean(tools.get(chosen) && tools.get(chosen).place);
  for (const [name, chord] of Object.entries(TOOL_KEYS)) {
    if (name === HAND) commands.add({ id: 'tool.hand', chords: [chord], run: () => choose(HAND) });
    else if (tools.has(name)) commands.add({ id: `tool.${name}`, chords: name === 'select' ? [chord, 'Escape'] : [chord], run: () => choose(name), when: () => mayDraw });
  }
  commands.add(
    { id: 'tool.stay', chords: ['q'], run: () => stay(chosen), when: canPlace },
    { id: 'style.finer', chords: ['['], run: () => stepWidth(-1), when: editing },
    { id: 'style.broader', chords: [']'], run: () => stepWidth(1), when: editing },
    { id: 'edit.undo', chords: ['Mod+z'], run: stepping(() => session.undo()), when: editing },
    { id: 'edit.redo', chords: ['Mod+Shift+z', 'Mod+y'], run: stepping(() => session.redo()), when: editing },
    { id: 'page.help', chords: ['?'], run: () => openHelp(commands.all(), keeping()) },
    { id: 'gesture.place', chords: ['Enter'], run: placeInTheMiddle, when: canPlace },
    { id: 'gesture.cancel', chords: ['Escape'], run: () => hands.cancel(), when: () => hands.isDrawing() },
  );
  for (let i = 0; i < INK_KEYS; i++) {
    commands.add({ id: `style.ink-${i + 1}`, chords: [`${i + 1}`], run: () => chooseInk(i), when: editing });
  }
  const dock = createDock({
    choose,
    stay,
    trayOpened: showSelection,
    undo: () => commands.run('edit.undo'),
    redo: () => commands.run('edit.redo'),
    keyOf: (id) => commands.get(id) && commands.get(id).chords[0],
    has: (name) => name === HAND || tools.has(name),
  });
  createTakingOut({ session, screen, selection, palette: theme.palette, commands });
  const panel = createStylePanel(theme, inkwell);
  inkwell.on(() => hands.showCursor());
  const selecting = createSelecting({
    kit, commands, screen, tool: tools.get('select'), isChosen: () => chosen === 'select' && !writing.isOpen(), isFree: editing,
  });
  createClipboard({ kit, acts: selecting.acts, commands, screen, isFree: editing, begun: selecting.settle });
  listenToKeys(commands.forChord, hands.setSpace);
  byId('help').addEventListener('click', () => commands.run('page.help'));

  choose('pen');
  return {
    commands,
    kit,
    inkwell,
    overlay: selecting.overlay,
    view,
    cameraChanged(camera, zoomed) {
      selecting.cameraChanged();
      writing.layOut();
      view.moved(camera, zoomed);
      if (zoomed) hands.showCursor();
    },
    themeChanged() {
      panel.show();
      writing.layOut();
      hands.showCursor();
    },
    historyChanged: () => dock.setHistory(session.canUndo, session.canRedo),
    /** A viewer's page has no tools: every gesture moves the paper. */
    statusChanged({ state, role }) {
      welcomed = welcomed || state === 'online';
      mayDraw = role !== VIEWER || !welcomed;
      dock.setShown(role !== VIEWER);
      if (role === VIEWER) choose(HAND);
      dock.setHistory(session.canUndo, session.canRedo);
    },
  };
}
