/** The sheet in which a board gets its name. */
import { make } from './dom.js';
import { openSheet } from './sheet.js';
import { words } from './words.js';

/** As the server takes it. */
export const TITLE_LENGTH = 200;

/** @param {string} text @returns {string} a title as the server takes it: one line, no blanks around it */
export function titleOf(text) {
  return Array.from(text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()).slice(0, TITLE_LENGTH).join('');
}

/** @param {{status: number}} failure as sync/boards.js rejects @returns {string} why, for a person */
export function whyNot({ status }) {
  if (status === 0) return words.home.unreachable;
  return status === 429 || status === 503 ? words.home.busy : `(${status})`;
}

/**
 * @param {string} title as it is
 * @param {(title: string) => Promise<void>} rename rejects with a status
 * @param {(title: string) => void} done
 */
export function openRename(title, rename, done) {
  const field = make('input', {
    class: 'field', id: 'title-field', value: title, maxlength: String(TITLE_LENGTH), autocomplete: 'off', 'data-testid': 'title-field',
  });
  const error = make('p', { class: 'field-error', role: 'alert', 'data-testid': 'rename-error' });
  const save = make('button', { class: 'button button-main', type: 'submit', 'data-testid': 'save-title' }, words.rename.save);
  const form = make('form', { class: 'sheet-body' },
    make('div', { class: 'labelled' }, make('label', { for: 'title-field', class: 'small soft' }, words.rename.label), field),
    error, save);
  const sheet = openSheet(words.rename.title, form);
  field.select();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wanted = titleOf(field.value);
    save.disabled = true;
    error.textContent = '';
    rename(wanted).then(() => {
      sheet.close();
      done(wanted);
    }, (failure) => {
      save.disabled = false;
      error.textContent = `${words.rename.failed}. ${whyNot(failure)}`;
    });
  });
}
