/**
 * Pointers out of mouse and touch: the events the stage listens to, with what it reads of them. A pointer that
 * is captured goes on to its element wherever it is.
 */

const MOUSE = 1;
const TYPE_OF = { mousedown: 'pointerdown', mousemove: 'pointermove', mouseup: 'pointerup' };
const TOUCH_TYPE_OF = { touchstart: 'pointerdown', touchmove: 'pointermove', touchend: 'pointerup', touchcancel: 'pointercancel' };

/** After a touch, browsers make up mouse events of it; for so long (ms) the mouse is not believed. */
const ECHO_MS = 1000;

/** @param {Window} view */
export function shimPointer(view) {
  const { document, Element: El } = view;
  if (view.PointerEvent && El.prototype.setPointerCapture) return;
  const captured = new Map();
  let touchedMs = -Infinity;

  El.prototype.setPointerCapture = function setPointerCapture(id) {
    captured.set(id, this);
  };

  /** @returns {boolean} whether the page wants the browser to go on */
  function send(type, target, from, { id, pointerType, buttons, button, event: old }) {
    const event = document.createEvent('Event');
    event.initEvent(type, true, true);
    const { clientX, clientY } = from;
    const { shiftKey, altKey, ctrlKey, metaKey } = old;
    Object.assign(event, { pointerId: id, pointerType, buttons, button, clientX, clientY, shiftKey, altKey, ctrlKey, metaKey });
    const goesOn = (captured.get(id) || target).dispatchEvent(event);
    if (type === 'pointerup' || type === 'pointercancel') captured.delete(id);
    return goesOn;
  }

  function mouse(old) {
    if (Date.now() - touchedMs < ECHO_MS) return;
    const { type, target, button } = old;
    const buttons = type === 'mouseup' ? 0 : 1;
    if (!send(TYPE_OF[type], target, old, { id: MOUSE, pointerType: 'mouse', buttons, button, event: old })) old.preventDefault();
  }

  function touch(old) {
    touchedMs = Date.now();
    for (let i = 0; i < old.changedTouches.length; i++) {
      const each = old.changedTouches[i];
      send(TOUCH_TYPE_OF[old.type], each.target, each, { id: each.identifier + 2, pointerType: 'touch', buttons: 1, button: 0, event: old });
    }
  }

  Object.keys(TYPE_OF).forEach((type) => document.addEventListener(type, mouse, true));
  Object.keys(TOUCH_TYPE_OF).forEach((type) => document.addEventListener(type, touch, true));
}
