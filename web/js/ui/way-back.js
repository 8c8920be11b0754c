/** The way back for whoever has lost the drawing out of sight: a button that is there only then. */
import { byId, icon, make } from './dom.js';
import { words } from './words.js';

/** @param {() => void} goBack */
export function createWayBack(goBack) {
  const button = make('button', { class: 'way-back panel', type: 'button', hidden: true, 'data-testid': 'way-back', onclick: goBack },
    icon('fit'), make('span', {}, words.page.wayBack));
  byId('stage').after(button);
  return {
    /** @param {boolean} isLost */
    show(isLost) {
      button.hidden = !isLost;
    },
  };
}
