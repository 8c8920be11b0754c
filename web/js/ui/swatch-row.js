/** A row of drops of colour, with a field for a colour of one's own behind them. */
import { make } from './dom.js';
import { hexOf, rgbaOf } from './inks.js';
import { words } from './words.js';

/** As many as the longest palette has. */
const MOST = 9;

/**
 * @param {string} field of the inkwell
 * @param {{label: string, prefix: string, inkwell: object}} how prefix of the test ids
 */
export function swatchRow(field, { label, prefix, inkwell }) {
  const mixed = make('span', { class: 'mixed', 'data-testid': `mixed-${field}` }, words.style.mixed);
  const swatches = Array.from({ length: MOST }, (none, i) => make('button', {
    class: 'swatch', type: 'button', 'data-testid': `${prefix}-${i + 1}`,
    onclick: (event) => inkwell.change({ [field]: Number(event.currentTarget.dataset.color) }),
  }, make('span', { class: 'drop' })));
  const own = make('input', { type: 'color', 'aria-label': `${label}: ${words.style.ownColour}`, 'data-testid': `${prefix}-own` });
  own.addEventListener('input', () => inkwell.preview({ [field]: rgbaOf(own.value) }));
  own.addEventListener('change', () => inkwell.change({ [field]: rgbaOf(own.value) }));
  own.addEventListener('blur', inkwell.settle);
  const ownSwatch = make('label', { class: 'swatch swatch-own', title: words.style.ownColour }, make('span', { class: 'drop' }), own);
  const name = make('span', {}, label);
  const element = make('div', { class: 'style-row', role: 'group', 'aria-label': label },
    make('p', { class: 'style-name' }, name, mixed), make('div', { class: 'swatches' }, ...swatches, ownSwatch));

  return {
    element,
    /** @param {string} text what it is called from now on */
    call(text) {
      if (name.textContent === text) return;
      name.textContent = text;
      element.setAttribute('aria-label', text);
      own.setAttribute('aria-label', `${text}: ${words.style.ownColour}`);
    },
    /** @param {import('../tools/inkwell.js').Look} look @param {{colours: Array, paint: Function}} how */
    show({ values }, { colours, paint }) {
      const value = values[field];
      mixed.hidden = value !== undefined;
      swatches.forEach((swatch, i) => {
        swatch.hidden = i >= colours.length;
        if (swatch.hidden) return;
        const { id, color } = colours[i];
        const key = field === 'stroke' ? ` (${i + 1})` : '';
        swatch.dataset.color = String(color);
        swatch.classList.toggle('swatch-none', color === 0);
        swatch.title = words.style.inks[id] + key;
        swatch.setAttribute('aria-label', words.style.inks[id]);
        swatch.setAttribute('aria-pressed', String(color === value));
        swatch.style.setProperty('--drop', paint(color));
      });
      const isOwn = value !== undefined && colours.every(({ color }) => color !== value);
      ownSwatch.dataset.chosen = String(isOwn);
      ownSwatch.style.setProperty('--drop', paint(isOwn ? value : 0));
      if (isOwn) own.value = hexOf(value);
    },
  };
}
