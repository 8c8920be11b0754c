/** Says something to those who do not see it: a polite live region, out of sight. */
import { make } from './dom.js';

let line = null;

/** @param {string} text */
export function announce(text) {
  if (!line) {
    line = make('p', { class: 'out-of-sight', role: 'status', 'aria-live': 'polite', 'data-testid': 'announcement' });
    document.body.append(line);
  }
  if (line.textContent !== text) line.textContent = text;
}
