/** A sheet over the page: a dialog with a heading and a way out by Escape, button or a tap beside it. */
import { icon, make } from './dom.js';
import { words } from './words.js';

/**
 * @param {string} title
 * @param {...Node} content
 * @returns {{element: HTMLDialogElement, close: () => void}} shown at once
 */
export function openSheet(title, ...content) {
  const close = make('button', { class: 'icon-button', type: 'button', 'aria-label': words.close, 'data-testid': 'close-sheet' },
    icon('close'));
  const sheet = make('dialog', { class: 'sheet', 'aria-label': title },
    make('div', { class: 'sheet-head' }, make('h2', {}, title), close),
    make('div', { class: 'sheet-body' }, ...content));
  close.addEventListener('click', () => sheet.close());
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet && !isInside(event, sheet.getBoundingClientRect())) sheet.close();
  });
  sheet.addEventListener('close', () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
  return { element: sheet, close: () => sheet.close() };
}

/** A tap on the backdrop counts as one on the dialog itself, but lies outside its box. */
function isInside({ clientX, clientY }, { left, right, top, bottom }) {
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
