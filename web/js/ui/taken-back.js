/**
 * Where a refused change was taken back: an outline around what it had shown, which fades by itself. Says
 * nothing: that is the toast's part (reports.js).
 */
import { union } from '../geometry/box.js';
import { make } from './dom.js';

/** Above so many, one outline around all says more. */
const AT_MOST = 24;

/** CSS px between what was there and its outline. */
const AROUND = 6;

/** As long as the sheet's animation. */
const SHOWN_MS = 2600;

/**
 * @param {HTMLElement} parent the stage
 * @param {(point: {x: number, y: number}) => {x: number, y: number}} toScreen CSS px from the parent's top left
 */
export function createTakenBack(parent, toScreen) {
  let outlines = [];

  function place({ element, box }) {
    const start = toScreen(box);
    const end = toScreen({ x: box.x + box.w, y: box.y + box.h });
    Object.assign(element.style, {
      left: `${start.x - AROUND}px`,
      top: `${start.y - AROUND}px`,
      width: `${end.x - start.x + 2 * AROUND}px`,
      height: `${end.y - start.y + 2 * AROUND}px`,
    });
  }

  return {
    /** @param {Array<import('../geometry/box.js').Box>} boxes board units */
    show(boxes) {
      const shown = boxes.length > AT_MOST ? [boxes.reduce(union)] : boxes;
      for (const box of shown) {
        const element = make('div', { class: 'taken-back', 'data-testid': 'taken-back', 'aria-hidden': 'true' });
        const outline = { element, box };
        setTimeout(() => {
          element.remove();
          outlines = outlines.filter((other) => other !== outline);
        }, SHOWN_MS);
        outlines.push(outline);
        place(outline);
        parent.append(element);
      }
    },
    /** The view has moved. */
    moved() {
      outlines.forEach(place);
    },
  };
}
