/** Links to hand out: what each allows, and buttons that copy it, send it on, or show it as a code to scan. */
import { icon, make } from './dom.js';
import { copyText } from './clipboard.js';
import { linkOf } from './shelf.js';
import { words } from './words.js';

const ICONS = { view: 'eye', edit: 'edit', owner: 'key', open: 'go' };
const COPIED_MS = 1800;

/** As wide (CSS px) as a code may be shown. */
const CODE_PX = 240;

/**
 * @param {string} base the site's
 * @param {string} id the board's
 * @param {Object<string, string>} keys by role; roles without a key are left out
 * @param {(link: string) => Promise<Blob>} draw makes a link's QR code
 * @returns {HTMLElement}
 */
export function linkList(base, id, keys, draw) {
  const roles = ['edit', 'view', 'owner', 'open'].filter((role) => keys[role] !== undefined);
  return make('ul', { class: 'links' }, ...roles.map((role) => linkRow(role, linkOf(base, id, keys[role]), draw)));
}

function linkRow(role, url, draw) {
  const { name, may } = words.links[role];
  const acts = make('div', { class: 'link-acts' }, copyButton(role, url), qrButton(role, url, draw));
  if (navigator.share) acts.append(sendButton(role, url));
  return make('li', { class: 'link' },
    icon(ICONS[role]),
    make('div', { class: 'link-text' },
      make('div', { class: 'link-name' }, name),
      make('div', { class: 'soft small' }, may),
      make('div', { class: 'link-url', 'data-testid': `link-${role}` }, url)),
    acts);
}

function copyButton(role, url) {
  const label = make('span', { role: 'status' }, words.copy);
  return make('button', {
    class: 'button',
    type: 'button',
    'data-testid': `copy-${role}`,
    'aria-label': `${words.copy}: ${words.links[role].name}`,
    onclick: () => copyText(url).then((done) => {
      label.textContent = done ? words.copied : words.copyFailed;
      setTimeout(() => {
        label.textContent = words.copy;
      }, COPIED_MS);
    }),
  }, label);
}

/** The system's own way to send something to somebody, where there is one. */
function sendButton(role, url) {
  return make('button', {
    class: 'icon-button',
    type: 'button',
    title: words.share.send,
    'aria-label': `${words.share.send}: ${words.links[role].name}`,
    'data-testid': `send-${role}`,
    onclick: () => navigator.share({ url, title: document.title }).catch(() => undefined),
  }, icon('share'));
}

/** Opens below its link and closes again; drawn by the server the first time. */
function qrButton(role, url, draw) {
  const button = make('button', {
    class: 'icon-button',
    type: 'button',
    title: words.share.code,
    'aria-label': `${words.share.code}: ${words.links[role].name}`,
    'aria-expanded': 'false',
    'data-testid': `qr-${role}`,
    onclick: toggle,
  }, icon('qr'));
  let shown = null;

  function toggle() {
    button.setAttribute('aria-expanded', String(shown === null));
    if (shown !== null) {
      shown.remove();
      shown = null;
      return;
    }
    const panel = make('div', { class: 'qr', role: 'status' });
    shown = panel;
    button.closest('.link').append(panel);
    draw(url).then((code) => showCode(panel, code, role), () => panel.append(make('p', { class: 'qr-failed' }, words.share.codeFailed)))
      .then(() => panel.scrollIntoView({ block: 'nearest' }));
  }

  return button;
}

function showCode(panel, code, role) {
  const address = URL.createObjectURL(code);
  const image = make('img', {
    class: 'qr-code', src: address, alt: `${words.share.code}: ${words.links[role].name}`, 'data-testid': 'qr-code',
  });
  image.addEventListener('load', () => {
    URL.revokeObjectURL(address);
    image.style.width = `${sharpWidth(image.naturalWidth)}px`;
  }, { once: true });
  panel.append(image, make('p', { class: 'soft small' }, words.share.scan));
}

/** A whole multiple or part of the picture's own width: every module of the code is as wide as the others. */
function sharpWidth(own) {
  return own <= CODE_PX ? own * Math.floor(CODE_PX / own) : own / Math.ceil(own / CODE_PX);
}
