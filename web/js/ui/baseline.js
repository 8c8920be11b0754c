/**
 * How much lower a canvas writes than a field of the same letters: browsers round a line's height and
 * its letters' before they lay the line out, each in its own way, so it is measured.
 */
import { LEADING } from '../geometry/text-layout.js';
import { dropOf, familyOf, fontOf } from '../render/text-lines.js';
import { make } from './dom.js';

const CACHED_AT_MOST = 64;

/** @returns {(size: number, font: number) => number} board units */
export function createBaselines() {
  const known = new Map();
  const mark = make('span', { class: 'baseline-mark' });
  const probe = make('div', { class: 'baseline-probe', 'aria-hidden': 'true' }, 'x', mark);
  const ctx = document.createElement('canvas').getContext('2d');
  document.body.append(probe);

  function measured(size, font) {
    probe.style.font = `${size}px/${LEADING} ${familyOf(font)}`;
    const inField = mark.getBoundingClientRect().bottom - probe.getBoundingClientRect().top;
    ctx.font = fontOf({ size, font });
    return (size * LEADING) / 2 + dropOf(ctx, size) - inField;
  }

  return (size, font) => {
    const key = `${font}/${size}`;
    if (known.size > CACHED_AT_MOST) known.clear();
    if (!known.has(key)) known.set(key, measured(size, font));
    return known.get(key);
  };
}
