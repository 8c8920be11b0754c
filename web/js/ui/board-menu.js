/**
 * The board's menu: the commands that have no button of their own on a small page, and the languages. It asks
 * the table of commands what there is each time it opens.
 */
import { fill, icon, make } from './dom.js';
import { chosenLanguage, chooseLanguage } from './language.js';
import { listenToArrows, menuEntry, menuGroup } from './menu.js';
import { createPopover } from './popover.js';
import { LANGUAGES, words } from './words.js';

/** What is offered, in groups, as far as it exists and applies; with its icon. */
const ENTRIES = [
  [['board.rename', 'edit'], ['board.export', 'export'], ['board.qr', 'qr']],
  [['edit.copy', 'copy'], ['edit.cut', 'cut'], ['edit.paste', 'paste'], ['selection.all', 'select']],
  [['view.fit', 'fit'], ['view.grid', 'grid'], ['view.snap', 'snap']],
  [['page.home', 'home'], ['page.help', 'keyboard']],
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
    fill(panel, ...groups.filter((group) => group.length > 0).map(menuGroup),
      languages());
    panel.querySelector('.menu-item').focus();
  }

  function entry([id, drawing]) {
    return menuEntry(commands, id, drawing, () => {
      popover.close(true);
      commands.run(id);
    });
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

  listenToArrows(panel);
}
