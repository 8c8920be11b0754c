/** Whether the paper is dark, and the palette that follows from it. */
import { createPalette } from '../render/palette.js';

/** @param {() => void} onChange @returns {{palette: () => import('../render/palette.js').Palette}} */
export function watchTheme(onChange) {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  let palette = createPalette(query.matches);
  query.addEventListener('change', () => {
    palette = createPalette(query.matches);
    onChange();
  });
  return { palette: () => palette };
}

/** Whether the person asked for less motion. */
export function prefersStillness() {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
