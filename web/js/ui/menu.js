/** Menus that open from a button: their entries are commands, and arrow keys walk through them. */
import { icon, make } from './dom.js';
import { keyNames } from './key-names.js';
import { wordsAt } from './words.js';

/**
 * @param {ReturnType<typeof import('../commands.js').createCommands>} commands
 * @param {string} id of a command there is
 * @param {string} drawing an icon
 * @param {() => void} choose
 * @returns {HTMLElement} a command that is on or off has a tick while it is on
 */
export function menuEntry(commands, id, drawing, choose) {
  const { chords, checked } = commands.get(id);
  const entry = make('button', {
    class: 'menu-item',
    type: 'button',
    role: checked ? 'menuitemcheckbox' : 'menuitem',
    'aria-checked': checked ? String(checked()) : undefined,
    tabindex: '-1',
    'data-testid': `menu-${id}`,
    onclick: choose,
  }, icon(checked && checked() ? 'check' : drawing), make('span', {}, wordsAt(`commands.${id}`)));
  if (chords.length > 0) entry.append(make('kbd', { 'aria-hidden': 'true' }, keyNames(chords[0]).join('\u2009')));
  return entry;
}

/** @param {Array<HTMLElement>} entries */
export function menuGroup(entries) {
  return make('div', { role: 'group', class: 'menu-group' }, ...entries);
}

/** @param {HTMLElement} panel its .menu-item are walked through */
export function listenToArrows(panel) {
  panel.addEventListener('keydown', (event) => {
    const all = [...panel.querySelectorAll('.menu-item')];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length].focus();
  });
}
