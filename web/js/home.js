/** The home page: makes boards, hands out their links, and lists those this browser knows. */
import { createBoard, qrOf, renameBoard } from './sync/boards.js';
import { createBoardList } from './ui/board-list.js';
import { byId, fill, icon, make, siteBase } from './ui/dom.js';
import { isFit } from './ui/fitness.js';
import { startHero } from './ui/hero.js';
import { languageField } from './ui/language.js';
import { linkList } from './ui/links.js';
import { keepPage } from './ui/page-keeper.js';
import { titleOf, whyNot } from './ui/rename.js';
import { linkOf, shelve } from './ui/shelf.js';
import { prefersStillness } from './ui/theme.js';
import { words } from './ui/words.js';

const draw = (link) => qrOf(siteBase(), link);

function makeBoard(list) {
  const button = byId('new-board');
  const title = titleOf(byId('new-title').value);
  button.disabled = true;
  byId('make-error').textContent = '';
  createBoard(siteBase(), title)
    .then((board) => {
      showMade({ ...board, title });
      list.show();
    }, (failure) => {
      byId('make-error').textContent = `${words.home.makeFailed}. ${whyNot(failure)}`;
    })
    .then(() => {
      button.disabled = false;
    });
}

function showMade({ id, title, keys }) {
  const kept = shelve({ id, title, keys }, Date.now());
  const open = make('a', {
    class: 'button button-main button-large', href: linkOf(siteBase(), id, keys.owner), 'data-testid': 'open-board',
  }, words.home.open, icon('go'));
  fill(byId('made'), make('h2', { dir: 'auto' }, title || words.home.ready),
    make('p', { class: kept ? 'soft' : 'made-warning', 'data-testid': 'made-hint' }, kept ? words.home.readyHint : words.home.notKept),
    open, linkList(siteBase(), id, keys, draw));
  byId('made').hidden = false;
  byId('make').hidden = true;
  byId('hero-section').dataset.made = '';
  open.focus({ preventScroll: true });
  byId('made').scrollIntoView({ block: 'nearest' });
}

function start() {
  const list = createBoardList({
    rename: (id, ownerKey, title) => renameBoard(siteBase(), id, ownerKey, title),
    draw,
  });
  byId('new-title').placeholder = words.home.namePlaceholder;
  byId('board-search').placeholder = words.home.search;
  byId('make').addEventListener('submit', (event) => {
    event.preventDefault();
    makeBoard(list);
  });
  // A page taken from the back-forward cache, or come back to in its tab, shows what is known by now.
  window.addEventListener('pageshow', list.show);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && list.show());
  byId('home-foot').append(icon('language'), languageField());
  list.show();
  startHero(prefersStillness());
  keepPage();
}

// A browser that is not has another page (fit.js).
if (isFit(window)) start();
