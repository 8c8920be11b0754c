/** My name and colour: made up at first, remembered, changed in a sheet that also lists who is here. */
import { make } from './dom.js';
import { avatar } from './people.js';
import { PERSON_COLOURS } from './inks.js';
import { css } from '../render/palette.js';
import { openSheet } from './sheet.js';
import { recall, remember } from './store.js';
import { friendlyName, words } from './words.js';

/** As the protocol allows (Hello.name). */
const NAME_LENGTH = 64;

const VIEWER = 0;

/** @param {() => number} random 0..1 @returns {{name: string, color: number}} */
export function loadProfile(random) {
  const kept = recall('profile', {});
  const profile = {
    name: typeof kept.name === 'string' && kept.name ? kept.name.slice(0, NAME_LENGTH) : friendlyName(random),
    color: Number.isInteger(kept.color)
      ? kept.color >>> 0
      : PERSON_COLOURS[Math.floor(random() * PERSON_COLOURS.length)],
  };
  remember('profile', profile);
  return profile;
}

/**
 * @param {{name: string, color: number}} profile
 * @param {Array<object>} others present
 * @param {(profile: {name: string, color: number}) => void} onChange
 */
export function openProfile(profile, others, onChange) {
  const chosen = { ...profile };
  const name = make('input', {
    class: 'field', id: 'own-name', value: profile.name, maxlength: String(NAME_LENGTH), autocomplete: 'nickname', 'data-testid': 'own-name',
  });
  const done = make('button', { class: 'button button-main', type: 'submit', 'data-testid': 'save-profile' }, words.done);
  const form = make('form', { class: 'sheet-body' },
    make('div', { class: 'labelled' }, make('label', { for: 'own-name', class: 'small soft' }, words.yourName), name),
    make('div', { class: 'labelled' }, make('span', { class: 'small soft' }, words.yourColour), colours(chosen)),
    done);
  const list = make('ul', { class: 'people-list' }, ...others.map(personRow));
  const sheet = openSheet(words.profileTitle, ...(others.length > 0 ? [list] : []), form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const next = { name: name.value.trim().slice(0, NAME_LENGTH) || profile.name, color: chosen.color };
    remember('profile', next);
    onChange(next);
    sheet.close();
  });
}

function colours(chosen) {
  const buttons = PERSON_COLOURS.map((color, i) => {
    const button = make('button', {
      class: 'swatch', type: 'button', 'aria-label': words.personColours[i], 'aria-pressed': String(color === chosen.color),
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

function personRow(person) {
  const state = person.away ? words.away : person.role === VIEWER ? words.viewer : '';
  return make('li', {},
    avatar(person, 'span', { class: `avatar${person.away ? ' avatar-away' : ''}`, 'aria-hidden': 'true' }),
    make('span', {}, person.name || words.person), make('span', { class: 'soft small' }, state));
}
