/** Which language the page speaks, and how a person changes it: remembered, and spoken after a reload. */
import { make } from './dom.js';
import { remember } from './store.js';
import { LANGUAGES, words } from './words.js';

/** @returns {string} the code of the language spoken now */
export function chosenLanguage() {
  return words.language.code;
}

/** Nothing is lost by the reload: what was drawn is kept. @param {string} code */
export function chooseLanguage(code) {
  if (code === chosenLanguage()) return;
  remember('language', code);
  location.reload();
}

/** @returns {HTMLElement} a field that says the language and changes it */
export function languageField() {
  const field = make('select', { class: 'language-field', 'aria-label': words.chooseLanguage, 'data-testid': 'language' },
    ...LANGUAGES.map(({ code, name }) => make('option', { value: code, lang: code, selected: code === chosenLanguage() }, name)));
  field.addEventListener('change', () => chooseLanguage(field.value));
  return field;
}
