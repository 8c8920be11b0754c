/** A line on blank paper that says how to begin; the first stroke takes it away. */
import { byId } from './dom.js';
import { words } from './words.js';

const VIEWER = 0;

/**
 * @param {{state: string, role: number}} status the session's
 * @param {boolean} blank whether nothing is drawn, or being drawn
 */
export function showHint({ state, role }, blank) {
  const hint = byId('hint');
  hint.textContent = role === VIEWER ? words.blankToView : words.blankToDraw;
  hint.classList.toggle('hint-shown', blank && state === 'online');
}
