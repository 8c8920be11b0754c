/**
 * Keeps the picture of this board that the home page shows: made when nothing has changed for a while
 * and the page is idle, and once more when it is hidden.
 */
import { createPicture } from './render/picture.js';
import { keepPicture } from './ui/pictures.js';
import { knownBoards } from './ui/shelf.js';

const REST_MS = 2500;

/** Of an idle moment, at most so much is used (ms). */
const SLICE_MS = 8;

/** A page that is hidden may be closed at once: only what is painted within this (ms) is worth trying. */
const FAREWELL_MS = 40;

/**
 * @param {string} id the board's
 * @param {() => Iterable<object>} records in drawing order, as createPicture takes them
 */
export function createSnapshot(id, records) {
  let dirty = false;
  let timer = null;
  let turn = 0;

  const idle = window.requestIdleCallback
    ? (run) => window.requestIdleCallback(run, { timeout: 4 * REST_MS })
    : (run) => setTimeout(run, 50);

  function begin() {
    timer = null;
    turn++;
    const mine = turn;
    const picture = createPicture(records());
    const go = () => {
      if (mine !== turn) return;
      if (!picture || picture.paint(performance.now() + SLICE_MS)) keep(picture);
      else idle(go);
    };
    idle(go);
  }

  function keep(picture) {
    dirty = false;
    turn++;
    const known = knownBoards().map((board) => board.id);
    if (known.includes(id)) keepPicture(id, picture ? picture.address() : '', known);
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || !dirty) return;
    const picture = createPicture(records());
    if (!picture || picture.paint(performance.now() + FAREWELL_MS)) keep(picture);
  });

  return {
    /** Something on the board changed. */
    changed() {
      dirty = true;
      turn++;
      clearTimeout(timer);
      timer = setTimeout(begin, REST_MS);
    },
  };
}
