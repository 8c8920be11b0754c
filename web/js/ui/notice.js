/** What takes the board's place when it cannot be used: why, and the one thing to do next. */
import { icon, make, siteBase } from './dom.js';
import { words } from './words.js';

/**
 * @param {'noBoard'|'noAccess'|'replaced'|'badLink'|'ended'} what
 * @param {{detail?: string, veiled?: boolean}} [how] veiled: the board stays visible behind
 */
export function showNotice(what, { detail = '', veiled = false } = {}) {
  if (document.querySelector('.notice')) return;
  const [title, text] = words.notices[what];
  const again = { replaced: words.useHere, ended: words.tryAgain }[what];
  const act = again
    ? make('button', { class: 'button button-main', type: 'button', onclick: () => location.reload() }, again)
    : make('a', { class: 'button button-main', href: siteBase() }, words.toStart);
  const parts = [make('h1', {}, title), make('p', { class: 'soft' }, text)];
  if (detail) parts.push(make('p', { class: 'soft small' }, detail));
  document.body.classList.toggle('veiled', veiled);
  document.body.append(make('div', { class: 'notice', role: 'alertdialog', 'aria-label': title, 'data-testid': `notice-${what}` },
    make('div', { class: 'notice-card' }, icon('mark'), ...parts, act)));
  act.focus();
}
