/** All keys and gestures on one sheet. */
import { make } from './dom.js';
import { openSheet } from './sheet.js';
import { words } from './words.js';

const ROWS = [
  [['P'], 'pen'],
  [['E'], 'eraser'],
  [['H'], 'hand: move the paper'],
  [['1', '…', '8'], 'colours'],
  [['[', ']'], 'finer, broader'],
  [['Ctrl', 'Z'], 'undo what I did last'],
  [['Ctrl', 'Shift', 'Z'], 'redo'],
  [['Space'], 'hold and drag: move the paper'],
  [['+', '−'], 'zoom; also Ctrl and the wheel, or two fingers'],
  [['0'], 'show everything'],
  [['Esc'], 'give up the stroke being drawn'],
];

export function openHelp() {
  const rows = ROWS.flatMap(([keys, what]) => [
    make('dt', {}, ...keys.flatMap((key, i) => [i > 0 ? ' ' : '', key === '…' ? key : make('kbd', {}, key)])),
    make('dd', {}, what),
  ]);
  openSheet(words.helpTitle, make('dl', { class: 'shortcuts' }, ...rows));
}
