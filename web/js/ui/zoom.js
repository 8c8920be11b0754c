/** The zoom's buttons and figure. */
import { byId } from './dom.js';
import { percent, words } from './words.js';

const STEP = 1.25;

/** @param {{zoomBy: (factor: number) => void, fit: () => void}} acts */
export function createZoom({ zoomBy, fit }) {
  byId('zoom-in').addEventListener('click', () => zoomBy(STEP));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / STEP));
  byId('zoom-value').addEventListener('click', fit);
  return {
    /** @param {number} zoom */
    show(zoom) {
      const text = percent(zoom);
      const button = byId('zoom-value');
      if (button.textContent === text) return;
      button.textContent = text;
      button.setAttribute('aria-label', words.page.zoomed(text));
    },
  };
}
