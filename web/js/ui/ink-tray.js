/** Which ink and which nib the next stroke is drawn with. Remembered from visit to visit. */
import { byId, make } from './dom.js';
import { hexOf, INKS, NIBS, rgbaOf } from './inks.js';
import { nibDrawing } from './nib-drawing.js';
import { recall, remember } from './store.js';
import { words } from './words.js';

/** Widths of the little waves: not to scale, so that all four fit their buttons and still differ. */
const DRAWN_WIDTHS = [1.6, 2.9, 4.8, 7.6];

/**
 * @param {{palette: () => import('../render/palette.js').Palette}} theme
 * @param {() => void} onChange
 */
export function createInkTray(theme, onChange) {
  const kept = recall('ink', {});
  const chosen = {
    color: Number.isInteger(kept.color) ? kept.color >>> 0 : INKS[0].color,
    width: NIBS.some(({ width }) => width === kept.width) ? kept.width : NIBS[1].width,
  };

  const swatches = INKS.map(({ color, name }, i) => make('button', {
    class: 'swatch',
    type: 'button',
    title: `${words.style.inks[name]} (${i + 1})`,
    'aria-label': words.style.inks[name],
    'data-testid': `ink-${i + 1}`,
    onclick: () => choose({ color }),
  }, make('span', { class: 'drop' })));
  const own = make('input', { type: 'color', 'aria-label': words.style.ownColour, 'data-testid': 'ink-own' });
  own.addEventListener('input', () => choose({ color: rgbaOf(own.value) }));
  const ownSwatch = make('label', { class: 'swatch swatch-own', title: words.style.ownColour }, make('span', { class: 'drop' }), own);
  const nibs = NIBS.map(({ width, name }, i) => make('button', {
    class: 'width',
    type: 'button',
    title: `${words.style.nibs[name]} ([ ])`,
    'aria-label': words.style.nib(words.style.nibs[name]),
    'data-testid': `width-${i + 1}`,
    onclick: () => choose({ width }),
  }, nibDrawing(DRAWN_WIDTHS[i])));
  byId('swatches').append(...swatches, ownSwatch);
  byId('widths').append(...nibs);

  function choose(change) {
    Object.assign(chosen, change);
    remember('ink', chosen);
    show();
    onChange();
  }

  function show() {
    const paint = theme.palette().stroke;
    const isOwn = INKS.every(({ color }) => color !== chosen.color);
    byId('dock').style.setProperty('--chosen-ink', paint(chosen.color));
    swatches.forEach((swatch, i) => {
      swatch.style.setProperty('--drop', paint(INKS[i].color));
      swatch.setAttribute('aria-pressed', String(INKS[i].color === chosen.color));
    });
    ownSwatch.dataset.chosen = String(isOwn);
    ownSwatch.style.setProperty('--drop', paint(chosen.color));
    if (isOwn) own.value = hexOf(chosen.color);
    nibs.forEach((nib, i) => nib.setAttribute('aria-pressed', String(NIBS[i].width === chosen.width)));
  }

  show();
  return {
    /** @returns {{stroke: number, width: number}} wire units */
    style: () => ({ stroke: chosen.color, width: chosen.width }),
    chooseInk: (index) => INKS[index] && choose({ color: INKS[index].color }),
    /** @param {number} step one nib finer (-1) or broader (1) */
    stepNib(step) {
      const at = NIBS.findIndex(({ width }) => width === chosen.width) + step;
      choose({ width: NIBS[Math.max(0, Math.min(NIBS.length - 1, at))].width });
    },
    show,
  };
}
