/**
 * The boards this browser knows, the last opened first: a picture of each, its name, what one may do
 * there, and what can be done with it here.
 */
import { byId, fill, icon, make, siteBase } from './dom.js';
import { openMenu } from './drop-menu.js';
import { pictureOf } from './pictures.js';
import { openRename } from './rename.js';
import { openShare } from './share.js';
import { bestRole, forget, knownBoards, linkOf, retitle } from './shelf.js';
import { toast } from './toast.js';
import { ago, words } from './words.js';

/** Fewer are seen at a glance. */
const WORTH_SEARCHING = 7;

const ROLE_ICONS = { owner: 'key', edit: 'edit', view: 'eye', open: 'go' };

/**
 * @param {{rename: (id: string, ownerKey: string, title: string) => Promise<void>, draw: (link: string) => Promise<Blob>}} server
 * @returns {{show: () => void}}
 */
export function createBoardList({ rename, draw }) {
  const search = byId('board-search');
  search.addEventListener('input', show);

  function show() {
    const all = knownBoards();
    const searching = all.length >= WORTH_SEARCHING;
    const wanted = searching ? fold(search.value.trim()) : '';
    const found = all.filter((board) => fold(nameOf(board)).includes(wanted));
    byId('boards').hidden = all.length === 0;
    byId('board-search-box').hidden = !searching;
    byId('board-count').textContent = searching ? words.home.count(all.length) : '';
    document.body.dataset.boards = all.length === 0 ? 'none' : 'some';
    fill(byId('board-list'), ...found.map(card));
    byId('nothing-found').textContent = found.length === 0 && all.length > 0 ? words.home.nothingFound(search.value.trim()) : '';
  }

  function card(board) {
    const role = bestRole(board);
    const name = nameOf(board);
    const more = make('button', {
      class: 'icon-button board-more',
      type: 'button',
      title: words.home.more,
      'aria-label': words.home.moreLabel(name),
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'data-testid': 'board-menu',
      onclick: () => openMenu(more, words.home.moreLabel(name), entries(board, name)),
    }, icon('more'));
    return make('li', { class: 'board-card', 'data-testid': 'known-board' },
      make('a', { class: 'board-open', href: linkOf(siteBase(), board.id, board.keys[role]) },
        picture(board),
        make('span', { class: 'board-facts' },
          make('span', { class: 'name', dir: 'auto' }, name),
          make('span', { class: 'soft small board-role' }, icon(ROLE_ICONS[role]),
            [words.home.role[role], ago(Date.now() - board.openedMs)].filter(Boolean).join(' · ')))),
      more);
  }

  function entries(board, name) {
    const { id, title, keys } = board;
    const list = [{ id: 'board-links', icon: 'qr', text: words.home.links, run: () => openShare(siteBase(), board, draw) }];
    if (keys.owner !== undefined) {
      list.push({
        id: 'board-rename',
        icon: 'text',
        text: words.home.rename,
        run: () => openRename(title, (wanted) => rename(id, keys.owner, wanted), (wanted) => {
          retitle(id, wanted);
          show();
        }),
      });
    }
    list.push({
      id: 'board-forget',
      icon: 'close',
      text: words.home.forget,
      grave: true,
      run() {
        const bringBack = forget(id);
        show();
        toast(words.home.forgotten(name), {
          words: words.commands.edit.undo,
          run() {
            bringBack();
            show();
          },
        });
      },
    });
    return list;
  }

  return { show };
}

function nameOf({ title }) {
  return title || words.untitled;
}

/** Without case and accents. */
function fold(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLocaleLowerCase();
}

/** Blank paper where there is none yet. */
function picture({ id }) {
  const kept = pictureOf(id);
  return make('span', { class: 'board-picture', 'data-testid': 'board-picture' },
    ...(kept ? [make('img', { src: kept, alt: '', decoding: 'async' })] : []));
}
