/** Keys had numbers before they had names; and the wheel another event. */

const NAMES = {
  8: 'Backspace', 9: 'Tab', 13: 'Enter', 16: 'Shift', 17: 'Control', 18: 'Alt', 27: 'Escape', 32: ' ', 35: 'End', 36: 'Home',
  37: 'ArrowLeft', 38: 'ArrowUp', 39: 'ArrowRight', 40: 'ArrowDown', 46: 'Delete', 107: '+', 109: '-', 187: '+', 189: '-',
};

/** What a notch of the wheel counts in the older event, and in CSS px. */
const NOTCH = 120;
const NOTCH_PX = 53;

/** @param {Window} view */
export function shimKeys(view) {
  const { document, KeyboardEvent: Key, Event: Any } = view;
  const events = (Key || Any).prototype;
  if (!('key' in events)) {
    Object.defineProperty(events, 'key', {
      get() {
        return NAMES[this.keyCode] || String.fromCharCode(this.keyCode || 0).toLowerCase();
      },
    });
  }
  if (!events.getModifierState) events.getModifierState = () => false;
  if (!('onwheel' in document.createElement('div'))) document.addEventListener('mousewheel', wheel, true);
}

function wheel(old) {
  const event = old.target.ownerDocument.createEvent('Event');
  event.initEvent('wheel', true, true);
  const { wheelDeltaX: x, wheelDeltaY: y, wheelDelta: d, clientX, clientY, ctrlKey, shiftKey, metaKey } = old;
  Object.assign(event, {
    deltaMode: 0,
    deltaX: (-(x || 0) / NOTCH) * NOTCH_PX,
    deltaY: (-(y === undefined ? d : y) / NOTCH) * NOTCH_PX,
    clientX,
    clientY,
    ctrlKey,
    shiftKey,
    metaKey,
  });
  if (!old.target.dispatchEvent(event)) old.preventDefault();
}
