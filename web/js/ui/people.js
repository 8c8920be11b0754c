/** Who is here: a few initials in the bar. Mine opens the whole list, another's leads to where they are. */
import { byId, make } from './dom.js';
import { css, readableOn } from '../render/palette.js';
import { words } from './words.js';

/** Faces in the bar beside my own, where there is room and where there is little; the rest is a number. */
const SHOWN = 4;
const SHOWN_NARROW = 1;
const NARROW = '(max-width: 740px)';

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
  return dressed(make(tag, attributes), person);
}

function dressed(element, { name, color }) {
  element.dataset.initials = initialsOf(name || words.person);
  element.style.setProperty('--person', css(color));
  element.style.setProperty('--on-person', readableOn(color));
  return element;
}

/** @param {object} person with what they do @returns {string} for a person, empty where there is nothing to say */
export function doingOf({ doing, role }) {
  const does = { away: words.away, drawing: words.people.drawing, idle: words.people.idle, here: '' }[doing];
  return [does, role === 0 ? words.viewer : ''].filter(Boolean).join(', ');
}

/** @param {{onOpen: () => void, onGo: (author: number) => void}} acts */
export function createPeople({ onOpen, onGo }) {
  const bar = byId('people');
  const mine = make('button', { class: 'avatar avatar-me', type: 'button', 'data-testid': 'me', onclick: onOpen });
  const more = make('button', { class: 'avatar avatar-more', type: 'button', 'data-testid': 'more-people', onclick: onOpen });
  const faces = new Map();
  const narrow = window.matchMedia(NARROW);
  bar.append(mine);

  function face(person) {
    const { author, name, doing, isFollowed } = person;
    const button = faces.get(author) || make('button', {
      class: 'avatar avatar-other', type: 'button', 'data-testid': 'person', onclick: () => onGo(author),
    });
    const does = doingOf(person);
    button.dataset.doing = doing;
    button.classList.toggle('avatar-followed', isFollowed);
    const said = does ? `${name || words.person} (${does})` : name || words.person;
    if (button.getAttribute('aria-label') !== said) button.setAttribute('aria-label', said);
    button.title = words.people.goTo(said);
    return dressed(button, person);
  }

  return {
    /** Elements stay while their people do, and with them the focus. @param {object} me @param {Array<object>} others */
    show(me, others) {
      dressed(mine, me);
      mine.title = `${me.name} (${words.you})`;
      mine.setAttribute('aria-label', `${me.name} (${words.you}); ${words.profileTitle}`);
      const shown = others.slice(0, narrow.matches ? SHOWN_NARROW : SHOWN);
      const buttons = shown.map(face);
      const rest = others.length - shown.length;
      more.textContent = `+${rest}`;
      more.setAttribute('aria-label', words.more(rest));
      const wanted = [mine, ...buttons, ...(rest > 0 ? [more] : [])];
      [...bar.children].filter((child) => !wanted.includes(child)).forEach((child) => child.remove());
      wanted.forEach((child, i) => bar.children[i] !== child && bar.insertBefore(child, bar.children[i] || null));
      faces.clear();
      shown.forEach(({ author }, i) => faces.set(author, buttons[i]));
    },
  };
}
