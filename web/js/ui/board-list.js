/** The boards this browser knows, the last opened first. */
import { byId, fill, icon, make, siteBase } from './dom.js';
import { bestRole, forget, knownBoards, linkOf } from './shelf.js';
import { ago, words } from './words.js';

export function showKnownBoards() {
  const boards = knownBoards();
  byId('boards').hidden = boards.length === 0;
  fill(byId('board-list'), ...boards.map(card));
}

function card(board) {
  const role = bestRole(board);
  const title = board.title || words.untitled;
  const facts = [words.home.role[role], ago(Date.now() - board.openedMs)].filter(Boolean).join(' · ');
  return make('li', { class: 'board-card', 'data-testid': 'known-board' },
    make('a', { href: linkOf(siteBase(), board.id, board.keys[role]) },
      make('span', { class: 'name' }, title), make('span', { class: 'soft small' }, facts)),
    make('button', {
      class: 'icon-button',
      type: 'button',
      title: words.home.forget,
      'aria-label': words.home.forgetLabel(title),
      onclick: () => {
        forget(board.id);
        showKnownBoards();
      },
    }, icon('close')));
}
