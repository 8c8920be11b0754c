/**
 * Puts the words into a page's static elements: `data-words` names what is their text, `data-words-label` what
 * is their accessible name, `data-words-title` their tooltip, with the keys of `data-keys` behind it.
 */
import { keyNames } from './key-names.js';
import { words, wordsAt } from './words.js';

const STRESSED = /\*([^*]+)\*/;

/** @param {Document} page */
export function sayAll(page) {
  page.documentElement.lang = words.language.code;
  page.documentElement.dir = words.language.dir;
  page.querySelectorAll('[data-words]').forEach((element) => write(element, wordsAt(element.dataset.words)));
  page.querySelectorAll('[data-words-label]').forEach((element) => {
    element.setAttribute('aria-label', wordsAt(element.dataset.wordsLabel));
  });
  page.querySelectorAll('[data-words-title]').forEach((element) => {
    const { wordsTitle, keys } = element.dataset;
    element.title = keys ? `${wordsAt(wordsTitle)} (${keyNames(keys).join('+')})` : wordsAt(wordsTitle);
  });
}

/** What stands between stars is stressed. */
function write(element, text) {
  const [before, stressed, after] = text.split(STRESSED);
  element.textContent = before;
  if (stressed === undefined) return;
  const em = document.createElement('em');
  em.textContent = stressed;
  element.append(em, after);
}
