/** The home page: makes boards, hands out their links, and lists those this browser knows. */
import { createBoard } from './sync/boards.js';
import { showKnownBoards } from './ui/board-list.js';
import { byId, fill, icon, make, siteBase } from './ui/dom.js';
import { startHero } from './ui/hero.js';
import { languageField } from './ui/language.js';
import { linkList } from './ui/links.js';
import { linkOf, shelve } from './ui/shelf.js';
import { prefersStillness } from './ui/theme.js';
import { words } from './ui/words.js';

function makeBoard() {
  const button = byId('new-board');
  button.disabled = true;
  byId('make-error').textContent = '';
  createBoard(siteBase())
    .then(showMade)
    .catch(({ status }) => {
      const why = status === 0 ? words.home.unreachable : status === 429 || status === 503 ? words.home.busy : `(${status})`;
      byId('make-error').textContent = `${words.home.makeFailed}. ${why}`;
    })
    .then(() => {
      button.disabled = false;
    });
}

function showMade({ id, keys }) {
  shelve({ id, title: '', keys }, Date.now());
  const open = make('a', {
    class: 'button button-main button-large', href: linkOf(siteBase(), id, keys.owner), 'data-testid': 'open-board',
  }, words.home.open, icon('go'));
  fill(byId('made'), make('h2', { tabindex: '-1' }, words.home.ready), make('p', { class: 'soft' }, words.home.readyHint),
    linkList(siteBase(), id, keys), open);
  byId('made').hidden = false;
  byId('make').hidden = true;
  byId('hero-section').dataset.made = '';
  open.focus({ preventScroll: true });
  byId('made').scrollIntoView({ block: 'nearest' });
  showKnownBoards();
}

byId('home-foot').append(icon('language'), languageField());
byId('new-board').addEventListener('click', makeBoard);
// A page taken from the back-forward cache shows what it knew then.
window.addEventListener('pageshow', showKnownBoards);
showKnownBoards();
startHero(prefersStillness());
