/** Short messages at the top of the page; each goes by itself, and no more than three stand at once. */
import { byId, icon, make } from './dom.js';
import { words } from './words.js';

const SHOWN_MS = 7000;
const AT_MOST = 3;

/**
 * @param {string} text
 * @param {{words: string, run: () => void}} [act] what can be done about it
 */
export function toast(text, act) {
  const toasts = byId('toasts');
  for (const old of [...toasts.children]) {
    if (old.dataset.text === text) old.remove();
  }
  while (toasts.children.length >= AT_MOST) toasts.firstChild.remove();
  const close = make('button', { class: 'icon-button', type: 'button', 'aria-label': words.dismiss }, icon('close'));
  const box = make('div', { class: 'toast', 'data-testid': 'toast', 'data-text': text }, make('p', {}, text), close);
  if (act) {
    close.before(make('button', {
      class: 'button button-plain toast-act',
      type: 'button',
      'data-testid': 'toast-act',
      onclick: () => {
        box.remove();
        act.run();
      },
    }, act.words));
  }
  close.addEventListener('click', () => box.remove());
  setTimeout(() => box.remove(), SHOWN_MS);
  toasts.append(box);
}
