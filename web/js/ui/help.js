/** All keys and gestures on one sheet. */
import { make } from './dom.js';
import { keyNames } from './key-names.js';
import { openSheet } from './sheet.js';
import { words } from './words.js';

const rows = () => [
  [['p'], words.help.pen],
  [['e'], words.help.eraser],
  [['h'], words.help.hand],
  [['1', '…', '8'], words.help.colours],
  [['[', ']'], words.help.nibs],
  [['Mod+z'], words.help.undo],
  [['Mod+Shift+z'], words.help.redo],
  [[' '], words.help.space],
  [['+', '-'], words.help.zoom],
  [['0'], words.help.fit],
  [['Escape'], words.help.escape],
];

export function openHelp() {
  const list = rows().flatMap(([chords, what]) => [
    make('dt', {}, ...chords.flatMap((chord, i) => [i > 0 ? ' ' : '', ...keys(chord)])),
    make('dd', {}, what),
  ]);
  openSheet(words.help.title, make('dl', { class: 'shortcuts' }, ...list));
}

function keys(chord) {
  if (chord === '…') return [chord];
  return keyNames(chord).flatMap((name, i) => [i > 0 ? ' ' : '', make('kbd', {}, name)]);
}
