/** Who is here: a few initials in the bar; the whole list, and my own name, behind them. */
import { byId, fill, make } from './dom.js';
import { css, readableOn } from '../render/palette.js';
import { words } from './words.js';

/** Faces in the bar beside my own; the rest is a number. */
const SHOWN = 4;

/** @param {string} name @returns {string} one or two letters */
export function initialsOf(name) {
  const parts = name.trim().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return '?';
  const first = [...parts[0]][0];
  const last = parts.length > 1 ? [...parts[parts.length - 1]][0] : '';
  return (first + last).toUpperCase();
}

/** @param {object} person @param {string} tag @param {object} attributes */
export function avatar(person, tag, attributes) {
  const element = make(tag, { ...attributes, 'data-initials': initialsOf(person.name || words.person) });
  element.style.setProperty('--person', css(person.color));
  element.style.setProperty('--on-person', readableOn(person.color));
  return element;
}

/** @param {{onOpen: () => void}} acts */
export function createPeople({ onOpen }) {
  return {
    /** @param {object} me @param {Array<object>} others present */
    show(me, others) {
      const mine = avatar(me, 'button', {
        class: 'avatar avatar-me',
        type: 'button',
        title: `${me.name} (${words.you})`,
        'aria-label': `${me.name} (${words.you}); ${words.profileTitle}`,
        'data-testid': 'me',
        onclick: onOpen,
      });
      const faces = others.slice(0, SHOWN).map((person) => avatar(person, 'button', {
        class: `avatar avatar-other${person.away ? ' avatar-away' : ''}`,
        type: 'button',
        title: person.away ? `${person.name} (${words.away})` : person.name,
        'aria-label': person.name,
        'data-testid': 'person',
        onclick: onOpen,
      }));
      const rest = others.length - SHOWN;
      if (rest > 0) {
        faces.push(make('button', {
          class: 'avatar avatar-more', type: 'button', 'aria-label': words.more(rest), onclick: onOpen,
        }, `+${rest}`));
      }
      fill(byId('people'), mine, ...faces);
    },
  };
}
