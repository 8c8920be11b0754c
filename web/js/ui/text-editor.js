/**
 * A field laid exactly over text as it is drawn: the same letters, lines, place, turn and zoom. It says
 * what was typed and when the person is done; what becomes of it is not its business.
 */
import { blockAt, LEADING } from '../geometry/text-layout.js';
import { familyOf } from '../render/text-lines.js';
import { createBaselines } from './baseline.js';
import { byId, make } from './dom.js';
import { words } from './words.js';

const ALIGNS = ['left', 'center', 'right'];

/** Room (letters' sizes) for the caret and the letter about to come, beside text of its own width. */
const SLACK = 0.6;

/** CSS px kept free between the caret and the window's edges or a phone's keyboard, and the dock's room. */
const MARGIN_PX = 24;
const DOCK_PX = 92;

/**
 * @param {object} acts
 * @param {(body: string) => boolean} acts.typed false: not taken, the field goes back to what it held
 * @param {() => void} acts.done Escape, Mod+Enter, or the focus went elsewhere
 * @param {(dx: number, dy: number) => void} acts.pan CSS px, to keep the caret in sight
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
  /** How far through the field's width its last line reaches, 0 to 1. */
  let endShare = 1;

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
    keepInSight();
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

  /** Where one writes at the end of the text, the paper makes room: at the window's edges, above a keyboard. */
  function keepInSight() {
    if (field.hidden || field.selectionEnd !== field.value.length) return;
    const { offsetTop, height, width } = window.visualViewport || { offsetTop: 0, height: innerHeight, width: innerWidth };
    const hasKeyboard = height < innerHeight - DOCK_PX;
    const lowest = offsetTop + height - (hasKeyboard ? MARGIN_PX : DOCK_PX);
    const { bottom, left, right } = field.getBoundingClientRect();
    const end = left + (right - left) * endShare;
    const over = { x: Math.max(0, end - (width - MARGIN_PX)), y: Math.max(0, bottom - lowest) };
    if (over.x > 0 || over.y > 0) pan(-over.x, -over.y);
  }

  return {
    /** The caret stands at the end: what was written is added to, and replaced by whoever marks it. @param {string} body */
    open(body) {
      held = body;
      field.value = body;
      field.hidden = false;
      field.focus({ preventScroll: true });
      field.setSelectionRange(body.length, body.length);
      keepInSight();
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
      const last = { ...block, body: block.lines[block.lines.length - 1] };
      endShare = align === 0 ? Math.min(1, (blockAt(last, { x: 0, y: 0, w: 0 }).box.w + slack) / (box.w + slack)) : 1;
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
      // First: an engine of 2013 (PhantomJS 2.1.1) crashes where what has the focus is hidden.
      field.blur();
      field.hidden = true;
      field.value = '';
    },
  };
}
