/** All keys and gestures on one sheet, as the table of commands has them now. */
import { make } from './dom.js';
import { keyNames } from './key-names.js';
import { openSheet } from './sheet.js';
import { words, wordsAt } from './words.js';

/** Commands that differ in a number alone, as the colours do, are one entry. */
const NUMBERED = /-\d+$/;

/** Its commands stand with the gestures that are none. */
const GESTURE = 'gesture';

/** @param {Array<import('../commands.js').Command>} commands */
export function openHelp(commands) {
  const groups = new Map();
  for (const { id, chords } of commands) {
    if (chords.length === 0) continue;
    const [group] = id.split('.');
    if (!groups.has(group)) groups.set(group, new Map());
    const entries = groups.get(group);
    const name = id.replace(NUMBERED, '');
    if (NUMBERED.test(id) && entries.has(name)) entries.get(name).last = chords[0];
    else entries.set(name, { chords: [...chords] });
  }
  const lists = [...groups].filter(([group]) => group !== GESTURE)
    .map(([group, entries]) => section(wordsAt(`help.groups.${group}`), [...entries].map(row)));
  const { element } = openSheet(words.help.title, make('div', { class: 'shortcuts', 'data-testid': 'shortcuts' }, ...lists, gestures([...(groups.get(GESTURE) || [])])));
  element.classList.add('sheet-wide');
}

function section(title, rows) {
  return make('section', {}, make('h3', {}, title), make('dl', {}, ...rows.flat()));
}

function row([id, { chords, last }]) {
  const shown = [keys(chords[0])];
  if (last) shown.push(' – ', keys(last));
  return entry(shown, wordsAt(`commands.${id}`));
}

function gestures(entries) {
  return section(words.help.groups.gesture, [
    ...entries.map(row),
    entry([keys(' ')], words.help.space),
    entry([keys('Mod')], words.help.wheel),
    entry([], words.help.pinch),
  ]);
}

function entry(shown, what) {
  return [make('dt', {}, what), make('dd', {}, ...shown)];
}

function keys(chord) {
  const names = keyNames(chord).flatMap((name, i) => [...(i > 0 ? ['\u2009'] : []), make('kbd', {}, name)]);
  return make('span', { class: 'chord' }, ...names);
}
