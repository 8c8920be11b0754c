/** How much shines through: a slider from a breath to full. */
import { make } from './dom.js';
import { percent, words } from './words.js';

const FULL = 255;
const LEAST_PERCENT = 10;
const STEP_PERCENT = 10;

/** @param {object} inkwell */
export function opacitySlider(inkwell) {
  const said = make('span', { class: 'style-value' });
  const slider = make('input', {
    type: 'range', class: 'slider', min: String(LEAST_PERCENT), max: '100', step: String(STEP_PERCENT),
    'aria-label': words.style.opacity, 'data-testid': 'opacity',
  });
  const wire = () => ({ opacity: Math.round((Number(slider.value) / 100) * FULL) });
  slider.addEventListener('input', () => {
    inkwell.preview(wire());
    say();
  });
  slider.addEventListener('blur', inkwell.settle);
  slider.addEventListener('change', () => inkwell.change(wire()));

  function say() {
    said.textContent = percent(Number(slider.value) / 100);
    said.className = 'style-value';
    slider.style.setProperty('--share', `${slider.value}%`);
    slider.setAttribute('aria-valuetext', said.textContent);
  }

  return {
    element: make('div', { class: 'style-row style-row-line' }, make('p', { class: 'style-name' }, words.style.opacity, said), slider),
    show({ values }) {
      const { opacity } = values;
      slider.value = String(opacity === undefined ? 100 : Math.round((opacity / FULL) * 100));
      say();
      if (opacity !== undefined) return;
      said.textContent = words.style.mixed;
      said.className = 'mixed';
    },
  };
}
