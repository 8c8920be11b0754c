/** The old home page: makes a board and hands out its links. */
import { createBoard } from '../sync/boards.js';
import { make, siteBase } from '../ui/dom.js';
import { linkOf, shelve } from '../ui/shelf.js';
import { words } from '../ui/words.js';

const TITLE_CHARACTERS = 200;

export function openHome() {
  const { home } = words;
  const title = make('input', { class: 'old-field', type: 'text', maxlength: String(TITLE_CHARACTERS), placeholder: home.namePlaceholder, 'data-testid': 'new-title' });
  const fault = make('p', { class: 'old-fault' });
  const form = make('form', {}, title, make('button', { class: 'old-main', type: 'submit', 'data-testid': 'new-board' }, home.newBoard), fault);
  const sheet = make('div', { class: 'old-panel old-sheet' }, make('p', { class: 'old-brand' }, 'Inkwire'), make('h1', {}, home.headline), form);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    fault.textContent = '';
    const name = title.value.trim();
    createBoard(siteBase(), name).then((board) => {
      shelve({ id: board.id, title: name, keys: board.keys }, Date.now());
      sheet.removeChild(form);
      show(board);
    }, () => {
      fault.textContent = home.makeFailed;
    });
  });

  function show({ id, keys }) {
    sheet.append(make('h2', {}, home.ready));
    for (const role of ['view', 'edit', 'owner']) {
      const link = linkOf(siteBase(), id, keys[role]);
      sheet.append(make('p', { class: 'old-link' }, make('strong', {}, words.links[role].name), ` ${words.links[role].may}`,
        make('input', { class: 'old-field', type: 'text', value: link, readonly: true, 'data-testid': `link-${role}` })));
    }
    sheet.append(make('a', { class: 'old-main', href: linkOf(siteBase(), id, keys.owner), 'data-testid': 'open-board' }, home.open));
  }

  document.body.append(sheet);
}
