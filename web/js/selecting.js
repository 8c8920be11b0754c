/**
 * Everything around the selection, joined: the commands on it, the keys that move it and walk through
 * the elements, the bar beside it, what is shown over the board and what is said of it.
 */
import { keyOf } from './model/keys.js';
import { boxOf } from './geometry/box.js';
import { bearsText } from './geometry/writing-room.js';
import { createActs } from './selection/acts.js';
import { cornersOfFrame } from './selection/frame.js';
import { createWalk } from './selection/walk.js';
import { createNudge } from './tools/nudge.js';
import { announce } from './ui/announce.js';
import { byId } from './ui/dom.js';
import { createSelectionBar } from './ui/selection-bar.js';
import { sayingOf } from './ui/selection-words.js';

const SELECT = 'select';

/** Board units by a key; with shift; radians by a key. */
const STEP = 1;
const FAR = 10;
const TURN = Math.PI / 12;

const ARROWS = [['ArrowLeft', -1, 0], ['ArrowUp', 0, -1], ['ArrowRight', 1, 0], ['ArrowDown', 0, 1]];

/**
 * @param {object} around
 * @param {import('./tools/kit.js').Kit} around.kit
 * @param {ReturnType<typeof import('./commands.js').createCommands>} around.commands
 * @param {object} around.screen
 * @param {object} around.tool tools/select.js
 * @param {() => boolean} around.isChosen whether the select tool is in hand
 * @param {() => boolean} around.isFree whether one may edit and no gesture is under way
 */
export function createSelecting({ kit, commands, screen, tool, isChosen, isFree }) {
  const { session, selection } = kit;
  const acts = createActs(session, selection);
  const nudge = createNudge(kit);
  const walk = createWalk(session.document, selection);
  const bar = createSelectionBar(commands);
  let overlay = null;

  const some = () => isFree() && selection.size > 0;
  const someFree = () => some() && acts.free().length > 0;

  /** Whatever keys began is over before anything else is done. */
  const doing = (act) => () => {
    nudge.settle();
    act();
  };

  function changed() {
    overlay = null;
    screen.mark('presence');
  }

  function selectAll() {
    kit.choose(SELECT);
    acts.selectAll();
  }

  function goTo(step) {
    walk.go(step);
    const bounds = selection.bounds();
    if (bounds) screen.reveal(bounds);
  }

  /** Tab is the page's own way from widget to widget, unless the focus is on the board. */
  const onBoard = () => isFree() && isChosen() && [document.body, byId('stage')].indexOf(document.activeElement) >= 0;

  const written = () => {
    const [only, other] = acts.free();
    return some() && only && !other && bearsText(only.kind) ? only : null;
  };

  function add(id, chords, act, when) {
    commands.add({ id, chords, run: doing(act), when });
  }

  commands.add(
    { id: 'selection.all', chords: ['Mod+a'], run: doing(selectAll), when: () => isFree() && session.document.elements.size > 0 },
    { id: 'selection.next', chords: ['Tab'], run: doing(() => goTo(1)), when: () => onBoard() && walk.canGo(1) },
    { id: 'selection.previous', chords: ['Shift+Tab'], run: doing(() => goTo(-1)), when: () => onBoard() && walk.canGo(-1) },
    { id: 'selection.clear', chords: ['Escape'], run: doing(selection.clear), when: some },
    { id: 'selection.write', chords: ['Enter', 'F2'], run: doing(() => kit.editText(written(), { isNew: false })), when: () => written() !== null },
    { id: 'selection.bar', chords: ['Shift+F10', 'ContextMenu'], run: doing(bar.focus), when: some },
    { id: 'selection.delete', chords: ['Delete', 'Backspace'], run: doing(acts.remove), when: someFree },
    { id: 'selection.duplicate', chords: ['Mod+d'], run: doing(acts.duplicate), when: some },
    { id: 'selection.group', chords: ['Mod+g'], run: doing(acts.group), when: () => someFree() && acts.free().length > 1 && !acts.isGroup() },
    { id: 'selection.ungroup', chords: ['Mod+Shift+g'], run: doing(acts.ungroup), when: () => someFree() && acts.free().some(({ group }) => group) },
    { id: 'selection.lock', chords: ['Mod+Shift+l'], run: doing(acts.lock), when: someFree },
    { id: 'selection.unlock', chords: ['Mod+Shift+l'], run: doing(acts.unlock), when: () => some() && acts.free().length === 0 },
    { id: 'selection.forward', chords: ['Mod+]'], run: doing(() => acts.order('forward')), when: someFree },
    { id: 'selection.backward', chords: ['Mod+['], run: doing(() => acts.order('backward')), when: someFree },
    { id: 'selection.front', chords: ['Mod+Shift+]', 'Mod+Shift+}'], run: doing(() => acts.order('front')), when: someFree },
    { id: 'selection.back', chords: ['Mod+Shift+[', 'Mod+Shift+{'], run: doing(() => acts.order('back')), when: someFree },
  );
  ARROWS.forEach(([arrow, x, y], i) => {
    commands.add(
      { id: `selection.move-${i}`, chords: [arrow], run: () => nudge.move(x * STEP, y * STEP), when: someFree },
      { id: `selection.move-far-${i}`, chords: [`Shift+${arrow}`], run: () => nudge.move(x * FAR, y * FAR), when: someFree },
      { id: `selection.resize-${i}`, chords: [`Mod+${arrow}`], run: () => nudge.resize(x * FAR, y * FAR), when: someFree },
    );
    if (x !== 0) commands.add({ id: `selection.turn-${i}`, chords: [`Mod+Shift+${arrow}`], run: () => nudge.turn(x * TURN), when: someFree });
  });

  selection.on(() => {
    changed();
    announce(sayingOf(selection.elements(), walk.place()));
  });
  session.on('change', ({ keys }) => {
    if (selection.size > 0 && (!keys || [...selection.keys].some((key) => keys.has(key)))) changed();
  });

  // A page that is left does not come back to end what keys began.
  document.addEventListener('visibilitychange', () => document.hidden && nudge.settle());
  window.addEventListener('pagehide', nudge.settle);

  const stage = byId('stage');
  stage.addEventListener('focus', () => {
    stage.dataset.entered = stage.matches(':focus-visible') ? 'keys' : '';
  });
  for (const left of ['pointerdown', 'blur']) {
    stage.addEventListener(left, () => {
      stage.dataset.entered = '';
    });
  }

  function boundsOnScreen({ frame, handles }) {
    const points = (frame ? cornersOfFrame(frame) : []).concat(handles).map(screen.toScreen);
    return boxOf(points);
  }

  return {
    acts,
    settle: nudge.settle,
    changed,

    /** Another tool came into the hand. */
    toolChosen() {
      nudge.settle();
      changed();
    },

    cameraChanged: changed,

    /** Asked for once a frame, while something changed. @returns {?object} see render/selection.js */
    overlay() {
      if (overlay) return overlay;
      if (!isChosen()) {
        bar.hide();
        return null;
      }
      overlay = tool.overlay();
      if (!overlay) {
        bar.hide();
        return null;
      }
      const moving = nudge.frame();
      if (moving) overlay = { ...overlay, frame: moving, handles: [], each: [] };
      const isStill = selection.size > 0 && !overlay.isUnderWay;
      if (isStill) bar.show(boundsOnScreen(overlay));
      else bar.hide();
      return overlay;
    },

    /** @param {Array<object>} elements @returns {Array<string>} their keys: for whoever selects what was just made */
    keysOf: (elements) => elements.map(({ id }) => keyOf(session.currentId(id))),
  };
}
