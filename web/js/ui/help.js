/** All keys and gestures on one sheet, as the table of commands has them now. */
import { make } from './dom.js';
import { keyNames } from './key-names.js';
import { openSheet } from './sheet.js';
import { words, wordsAt } from './words.js';

/** Commands that differ in a number alone, as the colours do, are one entry. */
const NUMBERED = /-\d+$/;

/** As one meets them; groups not named here come behind. */
const ORDER = ['tool', 'style', 'edit', 'selection', 'view', 'people', 'board', 'page'];

/** Its commands stand with the gestures that are none. */
const GESTURE = 'gesture';

/** So many chords of one entry are all shown, more only from the first to the last. */
const SHOWN = 4;

/**
 * @param {Array<import('../commands.js').Command>} commands
 * @param {'opens'|'waits'|'none'} keeping what becomes of changes without a connection: the page opens and sends
 *     them, or they wait until it can be loaded again, or they are in the page only
 */
export function openHelp(commands, keeping = 'none') {
  const groups = new Map();
  for (const { id, chords } of commands) {
    if (chords.length === 0) continue;
    const [group] = id.split('.');
    if (!groups.has(group)) groups.set(group, new Map());
    const entries = groups.get(group);
    const name = id.replace(NUMBERED, '');
    entries.set(name, [...(entries.get(name) || []), chords[0]]);
  }
  const lists = [...groups].filter(([group]) => group !== GESTURE).sort(([a], [b]) => place(a) - place(b))
    .map(([group, entries]) => section(wordsAt(`help.groups.${group}`), [...entries].map(row)));
  lists.push(gestures([...(groups.get(GESTURE) || [])]));
  const touched = window.matchMedia('(pointer: coarse)').matches;
  const keyboard = make('div', { class: 'shortcuts', 'data-testid': 'shortcuts' }, ...lists);
  const { element } = openSheet(words.help.title,
    make('p', { class: 'soft', 'data-testid': 'help-offline', 'data-keeping': keeping }, words.help.offline[keeping]),
    ...(touched ? [make('div', { class: 'shortcuts', 'data-testid': 'fingers' }, fingers()), behind(keyboard)] : [keyboard]));
  element.classList.add('sheet-wide');
}

function place(group) {
  const at = ORDER.indexOf(group);
  return at < 0 ? ORDER.length : at;
}

function section(title, rows) {
  return make('section', {}, make('h3', {}, title), make('dl', {}, ...rows.flat()));
}

/** What the chords of one entry share is shown once. */
function row([id, chords]) {
  const isRange = chords.length > SHOWN;
  const more = (isRange ? chords.slice(-1) : chords.slice(1)).map((chord) => keyNames(chord).pop());
  const shown = more.flatMap((name) => [isRange ? ' – ' : '\u2009', make('kbd', {}, name)]);
  const first = keys(chords[0]);
  first.append(...shown);
  return entry([first], wordsAt(`commands.${id}`));
}

function gestures(entries) {
  return section(words.help.groups.gesture, [
    ...entries.map(row),
    entry([keys(' ')], words.help.space),
    entry([keys('Mod')], words.help.wheel),
    entry([], words.help.pinch),
    entry([], words.help.twice),
    entry([], words.help.stay),
    entry([keys('Shift')], words.help.shift),
    entry([keys('Alt')], words.help.alt),
    entry([keys('Mod')], words.help.mod),
  ]);
}

/** What fingers and pens can do. */
function fingers() {
  const { pinch, twice, rest, palm, stay } = words.help;
  return section(words.help.groups.finger, [pinch, twice, rest, palm, stay].map((what) => entry([], what)));
}

/** The keys, for whoever has some beside the glass. */
function behind(keyboard) {
  return make('details', { class: 'with-keys', 'data-testid': 'with-keys' }, make('summary', {}, words.help.withKeys), keyboard);
}

function entry(shown, what) {
  return [make('dt', {}, what), make('dd', {}, ...shown)];
}

function keys(chord) {
  const names = keyNames(chord).flatMap((name, i) => [...(i > 0 ? ['\u2009'] : []), make('kbd', {}, name)]);
  return make('span', { class: 'chord' }, ...names);
}
