/** The colours and widths of the tool in hand, as two rows of buttons. */
import { GROUPS } from '../model/styles.js';
import { css } from '../render/palette.js';
import { make } from '../ui/dom.js';
import { words } from '../ui/words.js';

/** CSS px of the dots that stand for the widths. */
const DOTS = [4, 7, 11, 16];

/** @param {HTMLElement} row @param {ReturnType<typeof import('../tools/inkwell.js').createInkwell>} inkwell */
export function layInks(row, inkwell) {
  function choice(test, name, change, isChosen, paint) {
    const drop = make('span', { class: 'old-drop' });
    paint(drop.style);
    return make('button', {
      class: 'old-ink', type: 'button', 'data-testid': test, title: name, 'aria-label': name, 'aria-pressed': String(isChosen),
      onclick: () => inkwell.change(change),
    }, drop);
  }

  function show() {
    const { group, fields, values } = inkwell.current();
    row.textContent = '';
    if (!group) return;
    const { colours, widths } = GROUPS[group];
    const field = fields.indexOf('stroke') >= 0 ? 'stroke' : 'fill';
    colours.forEach(({ color }, i) => row.append(choice(`ink-${i + 1}`, `${words.style.colour} ${i + 1}`, { [field]: color }, values[field] === color,
      (style) => {
        style.backgroundColor = css(color);
      })));
    widths.forEach((width, i) => row.append(choice(`width-${i + 1}`, `${words.style.width} ${i + 1}`, { width }, values.width === width,
      (style) => {
        style.backgroundColor = css(values.stroke);
        for (const side of ['width', 'height']) style[side] = `${DOTS[i]}px`;
        style.margin = `${(22 - DOTS[i]) / 2}px auto`;
      })));
  }

  inkwell.on(show);
  show();
}
