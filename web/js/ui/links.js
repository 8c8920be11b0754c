/** Links to hand out: what each allows, and a button that copies it. */
import { icon, make } from './dom.js';
import { copyText } from './clipboard.js';
import { linkOf } from './shelf.js';
import { words } from './words.js';

const ICONS = { view: 'eye', edit: 'edit', owner: 'key', open: 'go' };
const COPIED_MS = 1800;

/**
 * @param {string} base the site's
 * @param {string} id the board's
 * @param {Object<string, string>} keys by role; roles without a key are left out
 * @returns {HTMLElement}
 */
export function linkList(base, id, keys) {
  const roles = ['view', 'edit', 'owner', 'open'].filter((role) => keys[role] !== undefined);
  return make('ul', { class: 'links' }, ...roles.map((role) => linkRow(role, linkOf(base, id, keys[role]))));
}

function linkRow(role, url) {
  const { name, may } = words.links[role];
  const label = make('span', {}, words.copy);
  const button = make('button', {
    class: 'button',
    type: 'button',
    'data-testid': `copy-${role}`,
    'aria-label': `${words.copy}: ${name}`,
    onclick: () => copyText(url).then((done) => {
      label.textContent = done ? words.copied : words.copyFailed;
      setTimeout(() => {
        label.textContent = words.copy;
      }, COPIED_MS);
    }),
  }, label);
  return make('li', { class: 'link' },
    icon(ICONS[role]),
    make('div', { class: 'link-text' },
      make('div', { class: 'link-name' }, name),
      make('div', { class: 'soft small' }, may),
      make('div', { class: 'link-url', 'data-testid': `link-${role}` }, url)),
    button);
}
