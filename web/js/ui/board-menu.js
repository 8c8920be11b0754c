/**
 * The board's menu: the commands that have no button of their own on a small page, and the languages. It asks
 * the table of commands what there is each time it opens.
 */
import { fill, icon, make } from './dom.js';
import { keyNames } from './key-names.js';
import { chosenLanguage, chooseLanguage } from './language.js';
import { createPopover } from './popover.js';
import { LANGUAGES, words, wordsAt } from './words.js';

/** What is offered, in groups, as far as it exists and applies; with its icon. */
const ENTRIES = [
  [['board.rename', 'edit'], ['board.export', 'export'], ['board.qr', 'qr']],
  [['view.fit', 'fit'], ['view.grid', 'grid'], ['view.snap', 'snap']],
  [['page.help', 'keyboard']],
];

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} panel
 * @param {ReturnType<import('../commands.js').createCommands>} commands
 */
export function createBoardMenu(button, panel, commands) {
  const popover = createPopover(button, panel, { onOpen: show });

  function show() {
    const groups = ENTRIES.map((entries) => entries.filter(([id]) => commands.applies(id)).map(entry));
    fill(panel, ...groups.filter((group) => group.length > 0).map((items) => make('div', { role: 'group', class: 'menu-group' }, ...items)),
      languages());
    items()[0].focus();
  }

  function entry([id, drawing]) {
    const { chords, checked } = commands.get(id);
    const item = make('button', {
      class: 'menu-item',
      type: 'button',
      role: checked ? 'menuitemcheckbox' : 'menuitem',
      'aria-checked': checked ? String(checked()) : undefined,
      tabindex: '-1',
      'data-testid': `menu-${id}`,
      onclick: () => {
        popover.close(true);
        commands.run(id);
      },
    }, icon(checked && checked() ? 'check' : drawing), make('span', {}, wordsAt(`commands.${id}`)));
    if (chords.length > 0) item.append(make('kbd', { 'aria-hidden': 'true' }, keyNames(chords[0]).join('\u2009')));
    return item;
  }

  function languages() {
    return make('div', { role: 'group', class: 'menu-group', 'aria-label': words.chooseLanguage },
      ...LANGUAGES.map(({ code, name }) => make('button', {
        class: 'menu-item',
        type: 'button',
        role: 'menuitemradio',
        lang: code,
        'aria-checked': String(code === chosenLanguage()),
        tabindex: '-1',
        'data-testid': `language-${code}`,
        onclick: () => chooseLanguage(code),
      }, icon(code === chosenLanguage() ? 'check' : 'language'), make('span', {}, name))));
  }

  const items = () => [...panel.querySelectorAll('.menu-item')];

  panel.addEventListener('keydown', (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length].focus();
  });
}
