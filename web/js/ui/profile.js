/** The sheet of people: who is here and what they do, with ways to them; and my own name and colour. */
import { fill, make } from './dom.js';
import { avatar, doingOf } from './people.js';
import { PERSON_COLOURS } from './inks.js';
import { css } from '../render/palette.js';
import { NAME_LENGTH } from './myself.js';
import { openSheet } from './sheet.js';
import { remember } from './store.js';
import { words } from './words.js';

/**
 * @param {{name: string, color: number}} profile
 * @param {object} acts
 * @param {(profile: {name: string, color: number}) => void} acts.onChange
 * @param {(author: number) => void} acts.onGo
 * @param {(author: number) => void} acts.onFollow begins or ends it
 * @param {() => void} acts.onClose
 * @returns {{show: (others: Array<object>) => void}}
 */
export function openProfile(profile, { onChange, onGo, onFollow, onClose }) {
  const chosen = { ...profile };
  const name = make('input', {
    class: 'field', id: 'own-name', value: profile.name, maxlength: String(NAME_LENGTH), autocomplete: 'nickname', 'data-testid': 'own-name',
  });
  const done = make('button', { class: 'button button-main', type: 'submit', 'data-testid': 'save-profile' }, words.done);
  const form = make('form', { class: 'sheet-body own-profile' },
    make('div', { class: 'labelled' }, make('label', { for: 'own-name', class: 'small soft' }, words.yourName), name),
    make('div', { class: 'labelled' }, make('span', { class: 'small soft' }, words.yourColour), colours(chosen)),
    done);
  const list = make('ul', { class: 'people-list', 'data-testid': 'people-list' });
  const alone = make('p', { class: 'soft' }, words.people.alone);
  const sheet = openSheet(words.profileTitle, list, alone, form);
  let shown = '';
  sheet.element.addEventListener('close', () => {
    keep();
    onClose();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sheet.close();
  });

  /** However the sheet was left, what was chosen is chosen. */
  function keep() {
    const next = { name: name.value.trim().slice(0, NAME_LENGTH) || profile.name, color: chosen.color };
    if (next.name === profile.name && next.color === profile.color) return;
    remember('profile', next);
    onChange(next);
  }

  function row(person) {
    const said = person.name || words.person;
    const act = (test, run, attributes, ...content) => make('button', {
      type: 'button', 'data-testid': test, disabled: !person.isFound, ...attributes,
      onclick() {
        sheet.close();
        run(person.author);
      },
    }, ...content);
    const { follow, followShort, following, stop } = words.people;
    const [shown, told] = person.isFollowed ? [stop, `${stop}: ${following(said)}`] : [followShort, follow(said)];
    return make('li', { 'data-testid': 'person-row', 'data-doing': person.doing, 'data-author': String(person.author) },
      act('person-go', onGo, { class: 'person-open', title: words.people.goTo(said) },
        avatar(person, 'span', { class: 'avatar', 'data-doing': person.doing, 'aria-hidden': 'true' }),
        make('span', { class: 'person-text' },
          make('span', { class: 'person-name', dir: 'auto' }, said),
          make('span', { class: 'soft small', 'data-testid': 'person-doing' }, doingOf(person) || words.people.here))),
      act('person-follow', onFollow, { class: 'button', title: told, 'aria-label': told }, shown));
  }

  return {
    /** Only what changed is written anew, and the focus stays on its button. */
    show(others) {
      const now = JSON.stringify(others);
      if (now === shown) return;
      shown = now;
      const { author, test } = focused(list);
      fill(list, ...others.map(row));
      alone.hidden = others.length > 0;
      const again = author && list.querySelector(`[data-author="${author}"] [data-testid="${test}"]`);
      if (again) again.focus();
    },
  };
}

function focused(list) {
  const { activeElement } = document;
  if (!list.contains(activeElement)) return {};
  return { author: activeElement.closest('li').dataset.author, test: activeElement.dataset.testid };
}

function colours(chosen) {
  const buttons = PERSON_COLOURS.map((color, i) => {
    const button = make('button', {
      class: 'swatch', type: 'button', 'aria-label': words.personColours[i], 'aria-pressed': String(color === chosen.color),
      'data-testid': `own-colour-${i}`,
    }, make('span', { class: 'drop' }));
    button.style.setProperty('--drop', css(color));
    button.addEventListener('click', () => {
      chosen.color = color;
      buttons.forEach((each) => each.setAttribute('aria-pressed', String(each === button)));
    });
    return button;
  });
  return make('div', { class: 'own-colours', role: 'group', 'aria-label': words.yourColour }, ...buttons);
}
