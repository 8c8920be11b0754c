/**
 * A field laid exactly over text as it is drawn: the same letters, lines, place, turn and zoom. It says
 * what was typed and when the person is done; what becomes of it is not its business.
 */
import { LEADING } from '../geometry/text-layout.js';
import { familyOf } from '../render/text-lines.js';
import { createBaselines } from './baseline.js';
import { byId, make } from './dom.js';
import { words } from './words.js';

const ALIGNS = ['left', 'center', 'right'];

/** Room (letters' sizes) for the caret and the letter about to come, beside text of its own width. */
const SLACK = 0.6;

/** CSS px kept free between the text and a keyboard that covers the page's lower part. */
const ABOVE_KEYBOARD_PX = 24;

/**
 * @param {object} acts
 * @param {(body: string) => boolean} acts.typed false: not taken, the field goes back to what it held
 * @param {() => void} acts.done Escape, Mod+Enter, or the focus went elsewhere
 * @param {(dx: number, dy: number) => void} acts.pan CSS px, to keep the text above a phone's keyboard
 */
export function createTextEditor({ typed, done, pan }) {
  const field = make('textarea', {
    class: 'text-editor', 'data-testid': 'text-editor', 'aria-label': words.text.label, dir: 'auto',
    autocomplete: 'off', autocapitalize: 'sentences', spellcheck: 'true', hidden: true,
  });
  byId('stage').after(field);
  const lowerBy = createBaselines();
  let held = '';
  let composing = false;

  function take() {
    if (typed(field.value)) {
      held = field.value;
      return;
    }
    const from = Math.min(field.selectionStart, held.length);
    field.value = held;
    field.setSelectionRange(from, from);
  }

  field.addEventListener('compositionstart', () => {
    composing = true;
  });
  field.addEventListener('compositionend', () => {
    composing = false;
    take();
  });
  field.addEventListener('input', () => {
    if (composing) typed(field.value);
    else take();
  });
  field.addEventListener('keydown', (event) => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    done();
  });
  field.addEventListener('blur', () => done());
  // The paper goes on to be moved and zoomed under the field.
  field.addEventListener('wheel', (event) => {
    event.preventDefault();
    byId('stage').dispatchEvent(new WheelEvent('wheel', event));
  }, { passive: false });
  if (window.visualViewport) window.visualViewport.addEventListener('resize', keepInSight);

  function keepInSight() {
    if (field.hidden) return;
    const { offsetTop, height } = window.visualViewport;
    const { bottom, top } = field.getBoundingClientRect();
    const over = Math.min(bottom - (offsetTop + height - ABOVE_KEYBOARD_PX), top - offsetTop - ABOVE_KEYBOARD_PX);
    if (over > 0) pan(0, -over);
  }

  return {
    /** @param {string} body */
    open(body) {
      held = body;
      field.value = body;
      field.hidden = false;
      field.focus({ preventScroll: true });
      field.setSelectionRange(0, body.length);
    },

    /**
     * @param {import('../geometry/text-layout.js').Block} block
     * @param {{x: number, y: number}} middle of the whole element, board units
     * @param {number} angle radians
     * @param {{x: number, y: number, zoom: number}} at where that middle is on the screen, CSS px
     * @param {string} color CSS
     */
    lay(block, middle, angle, at, color) {
      const { style } = field;
      const { box, size, font, align, wraps } = block;
      const slack = wraps ? 0 : size * SLACK;
      const startsAt = box.x - middle.x - (slack * align) / 2;
      style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.zoom}) rotate(${angle}rad) `
        + `translate(${startsAt}px, ${box.y - middle.y + lowerBy(size, font)}px)`;
      style.width = `${box.w + slack}px`;
      style.height = `${box.h}px`;
      style.fontFamily = familyOf(font);
      style.fontSize = `${size}px`;
      style.lineHeight = String(LEADING);
      style.textAlign = ALIGNS[align] || 'left';
      style.whiteSpace = wraps ? 'pre-wrap' : 'pre';
      style.color = color;
    },

    close() {
      field.hidden = true;
      field.value = '';
    },
  };
}
