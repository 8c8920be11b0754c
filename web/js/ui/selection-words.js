/** What a selection is called, for a screen reader. */
import { words } from './words.js';

/** A text or a note is told by its first words, up to so many characters. */
const MOST_CHARACTERS = 60;

/**
 * @param {Array<object>} elements
 * @param {{at: number, of: number}} place in the drawing order, at 0 if none
 * @returns {string} empty for nothing
 */
export function sayingOf(elements, place) {
  const say = words.selection;
  if (elements.length === 0) return say.nothing;
  const what = elements.length === 1 ? nameOf(elements[0]) : say.several(elements.length);
  return place.at > 0 ? say.at(what, place.at, place.of) : what;
}

function nameOf({ kind, text, locked }) {
  const say = words.selection;
  const name = say.kinds[kind] || say.kinds[0];
  const body = text && text.body ? text.body.trim().split('\n')[0].slice(0, MOST_CHARACTERS) : '';
  const called = body ? say.named(name, body) : name;
  return locked ? say.locked(called) : called;
}
