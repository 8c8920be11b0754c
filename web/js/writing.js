/**
 * Writing in elements: opens the field over a text, shows the others what is typed, and in the end puts,
 * patches or removes. Nothing typed is lost: an element that somebody removed meanwhile is put anew, and
 * what is written for long is put in between, for the page may crash.
 */
import { centreOf } from './geometry/box.js';
import { figureOf } from './geometry/figure.js';
import { placeOf } from './geometry/place.js';
import { bearsText, blockOf } from './geometry/writing-room.js';
import { keyOf } from './model/keys.js';
import { createTextEditor } from './ui/text-editor.js';
import { toast } from './ui/toast.js';
import { words } from './ui/words.js';

const TEXT = 5;

/** Board units. */
const BESIDE = 24;

/** After a pause this long (ms) in the typing what is there is put; and after so long without a pause. */
const PAUSE_MS = 3000;
const LONGEST_MS = 15000;

/** Letters in a shape begin in its middle. */
const IN_SHAPE = { align: 1 };

/**
 * @param {object} around
 * @param {object} around.session
 * @param {object} around.screen
 * @param {object} around.own presence/own.js
 * @param {object} around.selection
 * @param {() => import('./render/palette.js').Palette} around.palette
 * @param {object} around.inkwell tools/inkwell.js
 * @param {(name: string) => void} around.choose
 * @param {() => void} around.turned writing began or ended
 * @param {() => boolean} around.stays whether the tool stays in hand after what it made
 */
export function createWriting({ session, screen, own, selection, palette, inkwell, choose, turned, stays }) {
  /** What is being written in; null: nothing. */
  let now = null;
  let timer = null;
  let dueMs = 0;
  const editor = createTextEditor({ typed, done: keep, pan: screen.pan });

  const written = (body) => ({ ...now.element, text: { ...now.element.text, body } });
  const settled = () => session.document.elements.get(keyOf(session.currentId(now.element.id)));

  /** @param {object} element @param {{isNew: boolean}} [how] new: not on the board before it is written */
  function edit(element, { isNew = false } = {}) {
    keep();
    if (!bearsText(element.kind) || element.locked) return;
    const bare = element.text || { ...inkwell.text(), ...IN_SHAPE };
    now = { element: { ...element, text: { body: '', ...bare } }, isNew, before: (element.text && element.text.body) || '' };
    now.body = now.before;
    layOut();
    editor.open(now.body);
    layOut();
    turned();
  }

  function typed(body) {
    if (!now) return true;
    if (new TextEncoder().encode(body).length > session.limits.textBytes) {
      toast(words.text.tooLong);
      return false;
    }
    now.body = body;
    layOut();
    soon();
    return true;
  }

  /** Puts what is written so far, soon, and goes on. */
  function soon() {
    if (timer === null) dueMs = performance.now() + LONGEST_MS;
    clearTimeout(timer);
    timer = setTimeout(putSoFar, Math.max(0, Math.min(PAUSE_MS, dueMs - performance.now())));
  }

  function putSoFar() {
    timer = null;
    if (!now || now.body.trim() === '') return;
    const exists = settled();
    if (exists && exists.locked) return;
    const ops = opsFor(now);
    if (ops.length > 0 && session.submit(ops)) Object.assign(now, { isPut: true, before: now.body, beforeLook: lookOf(now.element) });
  }

  const lookOf = ({ style, text: { body, ...text } }) => JSON.stringify([style, text]);

  /** The field goes where the text would be drawn; what is drawn is the same without its words. */
  function layOut() {
    if (!now) return;
    const whole = written(now.body);
    const figure = figureOf(whole);
    const middle = centreOf(figure.box);
    editor.lay(blockOf(figure), middle, figure.angle, { ...screen.toScreen(middle), zoom: screen.camera().zoom }, palette().stroke(figure.style.stroke));
    own.draft([whole], { shown: [written('')] });
  }

  /** Follows what others do to the element meanwhile, the words aside. */
  function followed(keys) {
    if (!now || now.isNew) return;
    const element = settled();
    if (!element || (keys && !keys.has(keyOf(element.id)))) return;
    now.element = { ...element, text: { ...now.element.text, ...element.text } };
    layOut();
  }

  /** What is new takes the looks chosen while it is written. */
  function restyled() {
    if (!now || !now.isNew) return;
    now.element = { ...now.element, style: inkwell.style(), text: { ...now.element.text, ...inkwell.text() } };
    layOut();
  }

  function opsFor({ element, isNew, isPut, body, before, beforeLook }) {
    const isNothing = body.trim() === '' && element.kind === TEXT;
    const exists = settled();
    if (isNew && !isPut) return isNothing ? [] : [{ put: written(body) }];
    if (body === before && (!isNew || lookOf(element) === beforeLook)) return [];
    if (isNothing) return exists ? [{ remove: { id: [element.id] } }] : [];
    if (!exists) return [{ put: written(body) }];
    if (exists.locked) return [{ put: asideOf(element, body) }];
    if (isNew) return [{ patch: { id: element.id, style: element.style, text: written(body).text } }];
    return [{ patch: { id: element.id, text: exists.text ? { body } : written(body).text } }];
  }

  /** Words for what somebody has locked meanwhile: a text beside it. */
  function asideOf(element, body) {
    const { box } = figureOf(written(body));
    const place = placeOf({ x: box.x + BESIDE, y: box.y + BESIDE, w: box.w, h: 0 });
    return { id: session.newId(), kind: TEXT, z: session.topZ(), style: element.style, text: written(body).text, place };
  }

  function keep() {
    if (!now) return;
    clearTimeout(timer);
    timer = null;
    const done = now;
    const ops = opsFor(done);
    now = null;
    editor.close();
    if (ops.length > 0) session.submit(ops);
    own.draft(null);
    const key = keyOf(session.currentId(done.element.id));
    if (done.isNew && !stays()) choose('select');
    if (session.document.elements.has(key) && !(done.isNew && stays())) selection.set([key]);
    turned();
  }

  inkwell.on(restyled);
  session.on('change', ({ keys }) => followed(keys));
  // A page that is hidden may never come back.
  document.addEventListener('visibilitychange', () => document.hidden && keep());
  window.addEventListener('pagehide', keep);

  return {
    edit,
    keep,
    /** The camera or the paper's colours changed. */
    layOut,
    isOpen: () => now !== null,
  };
}
