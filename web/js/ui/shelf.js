/**
 * The boards this browser knows, the last opened first. Keys are kept here and nowhere else: who can
 * use this browser profile can use its boards, as with every link in its history.
 *
 * @typedef {{id: string, title: string, keys: Object<string, string>, openedMs: number}} Known
 *     keys by role: owner, edit, view; `open` on a server that asks for none
 */
import { recall, remember } from './store.js';

const KEPT = 60;

/** @returns {Array<Known>} */
export function knownBoards() {
  const boards = recall('boards', []);
  return Array.isArray(boards) ? boards.filter((board) => board && board.id && board.keys) : [];
}

/** @param {string} id @returns {Known|undefined} */
export function knownBoard(id) {
  return knownBoards().find((board) => board.id === id);
}

/** Adds what is new about a board and puts it first. @param {Partial<Known> & {id: string}} news */
export function shelve(news, nowMs) {
  const held = knownBoard(news.id) || { title: '', keys: {} };
  const board = {
    ...held,
    ...news,
    title: news.title || held.title,
    keys: { ...held.keys, ...news.keys },
    openedMs: nowMs,
  };
  const others = knownBoards().filter(({ id }) => id !== news.id);
  remember('boards', [board, ...others].slice(0, KEPT));
}

/** @param {string} id */
export function forget(id) {
  remember('boards', knownBoards().filter((board) => board.id !== id));
}

/** The strongest role this browser holds a key for. */
export function bestRole({ keys }) {
  return ['owner', 'edit', 'view', 'open'].find((role) => keys[role] !== undefined);
}

/** @param {string} base the site's @param {string} id @param {string} key @returns {string} */
export function linkOf(base, id, key) {
  return `${base}b/${id}${key ? `#${key}` : ''}`;
}
