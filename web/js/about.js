/**
 * What the page says and keeps about the board itself: its title, its links, its place and picture
 * among the boards this browser knows. Draws nothing and sends nothing of the board's content.
 */
import { createSnapshot } from './snapshot.js';
import { keysOf, qrOf, renameBoard } from './sync/boards.js';
import { byId, siteBase } from './ui/dom.js';
import { whyNot } from './ui/rename.js';
import { openShare } from './ui/share.js';
import { knownBoard, shelve } from './ui/shelf.js';
import { createTitle } from './ui/title.js';
import { toast } from './ui/toast.js';
import { words } from './ui/words.js';

const ROLES = ['view', 'edit', 'owner'];
const OWNER = 2;

/** The roles whose keys one may know, by one's own. */
const LESSER = [['view'], ['edit', 'view'], ['owner', 'edit', 'view']];

/**
 * @param {{id: string, key: string}} board as the address names it
 * @param {object} session read: status
 * @param {() => Iterable<object>} records what is on the board, in drawing order
 * @param {object} commands the page's
 */
export function createAbout({ id, key }, session, records, commands) {
  const title = createTitle(rename);
  const snapshot = createSnapshot(id, records);
  let shelved = '';
  /** What was asked for, until the server tells another title than the one it told before. */
  let asked = null;

  function rename(wanted) {
    const mine = { wanted, before: session.status.title };
    asked = mine;
    renameBoard(siteBase(), id, key, wanted).catch((failure) => {
      if (asked === mine) asked = null;
      toast(`${words.rename.failed}. ${whyNot(failure)}`);
      show(session.status);
    });
  }

  function titleOf({ state, title: told }) {
    if (asked && told !== asked.before) asked = null;
    if (asked) return asked.wanted;
    if (state === 'online' || told) return told;
    const known = knownBoard(id);
    return known ? known.title : '';
  }

  function show(status) {
    const online = status.state === 'online';
    title.show(titleOf(status), online && status.role === OWNER);
    if (!online) return;
    const news = { id, title: status.title, keys: { [key ? ROLES[status.role] : 'open']: key } };
    if (JSON.stringify(news) === shelved) return;
    shelved = JSON.stringify(news);
    shelve(news, Date.now());
  }

  /** Who may draw may invite, whichever link brought them here: links not held are asked for while the others are shown. */
  function share() {
    const held = { ...keysHeld(), ...(knownBoard(id) || {}).keys };
    const show = openShare(siteBase(), { id, title: session.status.title, keys: held }, (link) => qrOf(siteBase(), link));
    if (!key || LESSER[session.status.role].every((role) => held[role] !== undefined)) return;
    keysOf(siteBase(), id, key).then((told) => {
      if (knownBoard(id)) shelve({ id, keys: told }, Date.now());
      show({ ...held, ...told });
    }, () => undefined);
  }

  /** In a browser that remembers nothing. */
  function keysHeld() {
    return { [key ? ROLES[session.status.role] : 'open']: key };
  }

  commands.add(
    { id: 'board.rename', chords: ['F2'], run: title.edit, when: () => title.canEdit() && !commands.applies('selection.write') },
    { id: 'board.share', chords: ['Alt+s'], run: share },
    { id: 'page.home', chords: [], run: () => location.assign(siteBase()), when: () => byId('home-link').offsetParent === null },
  );
  byId('share').addEventListener('click', share);

  return { show, changed: snapshot.changed };
}
