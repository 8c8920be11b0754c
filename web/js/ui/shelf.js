/**
 * The boards this browser knows, the last opened first. Keys are kept here and nowhere else: who can
 * use this browser profile can use its boards, as with every link in its history.
 *
 * @typedef {{id: string, title: string, keys: Object<string, string>, openedMs: number}} Known
 *     keys by role: owner, edit, view; `open` on a server that asks for none
 */
import { recall, remember } from './store.js';

const KEPT = 200;

/** @returns {Array<Known>} */
export function knownBoards() {
  const boards = recall('boards', []);
  return Array.isArray(boards) ? boards.filter((board) => board && board.id && board.keys) : [];
}

/** @param {string} id @returns {Known|undefined} */
export function knownBoard(id) {
  return knownBoards().find((board) => board.id === id);
}

/**
 * Adds what is new about a board and puts it first.
 *
 * @param {Partial<Known> & {id: string}} news
 * @returns {boolean} whether this browser remembers it
 */
export function shelve(news, nowMs) {
  const held = knownBoard(news.id) || { title: '', keys: {} };
  const board = {
    ...held,
    ...news,
    title: news.title === undefined ? held.title : news.title,
    keys: { ...held.keys, ...news.keys },
    openedMs: nowMs,
  };
  const others = knownBoards().filter(({ id }) => id !== news.id);
  return remember('boards', [board, ...others].slice(0, KEPT));
}

/** Notes a board's new title; its place in the list stays. */
export function retitle(id, title) {
  remember('boards', knownBoards().map((board) => (board.id === id ? { ...board, title } : board)));
}

/** @param {string} id @returns {() => void} brings it back to its place */
export function forget(id) {
  const before = knownBoards();
  const at = before.findIndex((board) => board.id === id);
  remember('boards', before.filter((board) => board.id !== id));
  return () => {
    if (at < 0 || knownBoard(id)) return;
    const boards = knownBoards();
    boards.splice(at, 0, before[at]);
    remember('boards', boards);
  };
}

/** The strongest role this browser holds a key for. */
export function bestRole({ keys }) {
  return ['owner', 'edit', 'view', 'open'].find((role) => keys[role] !== undefined);
}

/** @param {string} base the site's @param {string} id @param {string} key @returns {string} */
export function linkOf(base, id, key) {
  return `${base}b/${id}${key ? `#${key}` : ''}`;
}
