/** All keys and gestures on one sheet. */
import { make } from './dom.js';
import { openSheet } from './sheet.js';
import { words } from './words.js';

/** What a Mac calls Ctrl. */
const mod = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl');

const rows = () => [
  [['P'], 'pen'],
  [['E'], 'eraser'],
  [['H'], 'hand: move the paper'],
  [['1', '…', '8'], 'colours'],
  [['[', ']'], 'finer, broader'],
  [[mod(), 'Z'], 'undo what I did last'],
  [[mod(), 'Shift', 'Z'], 'redo'],
  [['Space'], 'hold and drag: move the paper'],
  [['+', '−'], 'zoom; also Ctrl with the wheel, or two fingers'],
  [['0'], 'show everything'],
  [['Esc'], 'give up the stroke being drawn'],
];

export function openHelp() {
  const list = rows().flatMap(([keys, what]) => [
    make('dt', {}, ...keys.flatMap((key, i) => [i > 0 ? ' ' : '', key === '…' ? key : make('kbd', {}, key)])),
    make('dd', {}, what),
  ]);
  openSheet(words.helpTitle, make('dl', { class: 'shortcuts' }, ...list));
}
