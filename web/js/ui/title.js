/**
 * The board's name in the bar. Its owner changes it in place: a press, or F2, turns it into a field;
 * Enter or leaving it saves, Escape takes it back.
 */
import { byId, fill, make } from './dom.js';
import { TITLE_LENGTH, titleOf } from './rename.js';
import { words } from './words.js';

/** @param {(title: string) => void} onRename */
export function createTitle(onRename) {
  const heading = byId('board-title');
  let title = '';
  let mayRename = false;
  let field = null;

  function show() {
    const name = title || words.untitled;
    document.title = `${name} – Inkwire`;
    if (field) return;
    if (!mayRename) {
      fill(heading, name);
      return;
    }
    fill(heading, make('button', {
      class: 'title-button',
      type: 'button',
      dir: 'auto',
      title: words.commands.board.rename,
      'aria-label': `${name}: ${words.commands.board.rename}`,
      'data-testid': 'board-title',
      onclick: edit,
    }, name));
  }

  function edit() {
    if (!mayRename || field) return;
    field = make('input', {
      class: 'title-field',
      value: title,
      placeholder: words.untitled,
      maxlength: String(TITLE_LENGTH),
      'aria-label': words.rename.title,
      autocomplete: 'off',
      dir: 'auto',
      'data-testid': 'title-edit',
      onkeydown: keyed,
      onblur: () => end(true),
    });
    fill(heading, field);
    field.focus();
    field.select();
  }

  function keyed(event) {
    event.stopPropagation();
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    // Else the same key would press the button that takes the field's place.
    event.preventDefault();
    end(event.key === 'Enter');
    const button = heading.querySelector('button');
    if (button) button.focus();
  }

  function end(save) {
    if (!field) return;
    const wanted = titleOf(field.value);
    field = null;
    if (save && wanted !== title) {
      title = wanted;
      onRename(wanted);
    }
    show();
  }

  return {
    edit,
    canEdit: () => mayRename,
    /** @param {string} now @param {boolean} editable whether the person here may change it */
    show(now, editable) {
      if (now === title && editable === mayRename && heading.dataset.shown) return;
      heading.dataset.shown = '';
      title = now;
      mayRename = editable;
      show();
    },
  };
}
