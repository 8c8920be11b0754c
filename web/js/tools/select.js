/**
 * The select tool: a press tells what is meant, and becomes a gesture once the pointer has left its
 * place. Elements of one group are selected together; a locked one only by itself, to be unlocked.
 */
import { keyOf } from '../model/keys.js';
import { KIND } from '../geometry/figure.js';
import { bearsText } from '../geometry/writing-room.js';
import { frameOf, isInFrame, isStraight } from '../selection/frame.js';
import { withGroups } from '../selection/groups.js';
import { cursorOfHandle, endsOf, handleAt, handlesOf } from '../selection/handles.js';
import { createItems } from '../selection/items.js';
import { shapeAround } from './around.js';
import { bandGesture, copyGesture, moveGesture } from './drags.js';
import { reachGesture, stretchGesture, turnGesture } from './grips.js';

/** CSS px: how near is a hit, how near takes a handle, how far a press may wander and still be one. */
const MOUSE = { slack: 5, reach: 10, wander: 3 };
const TOUCH = { slack: 12, reach: 22, wander: 9 };

/** A finger that rests this long (ms) adds to what is selected, as shift does. */
const LONG_MS = 450;

/** @param {import('./kit.js').Kit} kit @returns {import('./kit.js').Tool} */
export function createSelect(kit) {
  const { selection } = kit;
  const items = createItems(selection, kit.figure);
  const elementOf = (key) => kit.session.document.elements.get(key);
  let press = null;
  let gesture = null;
  let cursor = 'default';

  const become = (keys) => selection.set(withGroups(keys, kit.session.document.elements));

  /** Handles as they are shown: none on what is locked, or while something is under way. */
  function handles() {
    const free = items.free();
    if (free.length === 0) return { frame: null, handles: [] };
    if (free.length === 1 && isStraight(free[0])) return { frame: null, handles: endsOf(free[0].figure.points) };
    const frame = frameOf(free);
    const tall = free.length > 1 || free[0].figure.kind !== KIND.TEXT;
    return { frame, handles: handlesOf(frame, kit.zoom(), { tall }) };
  }

  function under(sample) {
    const by = sample.touch ? TOUCH : MOUSE;
    const zoom = kit.zoom();
    const now = handles();
    const handle = handleAt(now.handles, now.frame, sample, by.reach / zoom);
    const picked = handle ? null : kit.pick(sample, by.slack / zoom);
    const inside = !handle && now.frame !== null && (selection.size > 1 || picked === null)
      && isInFrame(now.frame, sample, by.slack / zoom);
    return { handle, picked, inside };
  }

  function toggle(key) {
    const own = [...withGroups([key], kit.session.document.elements)];
    if (own.every((each) => press.before.has(each))) selection.set([...press.before].filter((each) => own.indexOf(each) < 0));
    else become([...press.before, ...own]);
  }

  function beLong() {
    if (!press || gesture || !press.picked) return;
    toggle(press.picked.key);
    press.isSpent = true;
  }

  function begin(sample, { shift, mod }) {
    const { handle, picked, inside } = under(sample);
    press = { at: sample, handle, picked, inside, before: selection.keys, adds: shift || mod, isSpent: false, timer: null };
    if (sample.touch && picked) press.timer = setTimeout(beLong, LONG_MS);
    if (!picked || selection.has(picked.key)) return;
    if (press.adds) {
      toggle(picked.key);
      press.isSpent = true;
    } else if (!inside || !sample.touch) become([picked.key]);
  }

  /** What a press becomes when the pointer leaves its place. */
  function gestureFor({ at, handle, picked, inside, before, adds }, mods) {
    const free = items.free();
    if (handle && (handle.name === 'first' || handle.name === 'last')) return reachGesture(kit, free[0], handle.name, at);
    if (handle) return handle.name === 'turn' ? turnGesture(kit, free, at) : stretchGesture(kit, free, handle.name, at);
    const isHeld = (picked && !picked.locked && selection.has(picked.key)) || (inside && !adds);
    if (isHeld && free.length > 0) {
      return mods.alt ? copyGesture(kit, items.inOrder().map(items.itemOf), at, selectIds) : moveGesture(kit, free, at);
    }
    return bandGesture(kit, at, adds ? before : new Set(), become);
  }

  const selectIds = (ids) => selection.set(ids.map(keyOf));

  function over() {
    if (press) clearTimeout(press.timer);
    press = null;
    gesture = null;
    kit.overlayChanged();
  }

  /** A press that went nowhere. */
  function tap({ handle, picked, before, adds, isSpent }) {
    if (isSpent || handle) return;
    if (!picked) {
      if (!adds) selection.clear();
    } else if (adds) toggle(picked.key);
    else if (before.has(picked.key) || !selection.has(picked.key)) become([picked.key]);
  }

  function showCursor(sample) {
    const { handle, picked, inside } = under(sample);
    const { frame } = handles();
    if (handle) cursor = cursorOfHandle(handle.name, frame ? frame.angle : 0);
    else cursor = inside || (picked && !picked.locked) ? 'move' : 'default';
  }

  return {
    name: 'select',
    isPointing: true,
    begin,
    move(samples, predicted, mods) {
      const point = samples[samples.length - 1];
      const wander = (point.touch ? TOUCH : MOUSE).wander / kit.zoom();
      if (!gesture) {
        if (press.isSpent && press.at.touch) return;
        if (Math.hypot(point.x - press.at.x, point.y - press.at.y) < wander) return;
        clearTimeout(press.timer);
        gesture = gestureFor(press, mods);
        cursor = gesture.cursor;
      }
      gesture.move(point, mods);
      kit.overlayChanged();
    },
    end() {
      if (gesture) gesture.end();
      else tap(press);
      over();
    },
    cancel() {
      const before = press && press.before;
      if (gesture) gesture.cancel();
      if (before) selection.set([...before].filter((key) => elementOf(key)));
      over();
    },
    hover: showCursor,
    /** Selects what lies there, for the bar beside it says what can be done to it; of a selection, leaves it whole. */
    ask(sample) {
      const { handle, picked, inside } = under(sample);
      if (handle || inside) return;
      if (picked && !selection.has(picked.key)) become([picked.key]);
      else if (!picked) selection.clear();
    },
    doubleTap(sample) {
      const picked = kit.pick(sample, MOUSE.slack / kit.zoom()) || shapeAround(kit, sample);
      if (!picked) kit.writeAt(sample);
      if (!picked || picked.locked) return;
      const element = elementOf(picked.key);
      selection.set([picked.key]);
      if (bearsText(element.kind)) kit.editText(element, { isNew: false });
    },
    cursor: () => cursor,

    /** @returns {?object} what is shown over the board, null for nothing: see render/selection.js */
    overlay() {
      if (selection.size === 0 && !gesture) return null;
      const band = gesture && gesture.band ? gesture.band() : null;
      if (gesture && !gesture.band) {
        return { frame: gesture.frame(), handles: [], each: [], band: null, isUnderWay: true };
      }
      const all = items.all();
      const now = band ? { frame: frameOf(all), handles: [] } : handles();
      const locked = all.length > 0 && now.frame === null && now.handles.length === 0;
      return { frame: locked ? frameOf(all) : now.frame, handles: now.handles, each: all, band, locked, isUnderWay: band !== null };
    },
  };
}
