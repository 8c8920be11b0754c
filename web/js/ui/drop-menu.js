/**
 * A small menu that drops from a button: arrow keys walk it, Escape, Tab or a tap elsewhere closes it,
 * and the focus goes back to the button.
 */
import { icon, make } from './dom.js';

/** CSS px between the menu and the window's edge. */
const MARGIN = 8;

/**
 * @param {HTMLElement} button
 * @param {string} label the menu's accessible name
 * @param {Array<{id: string, icon: string, text: string, run: () => void, grave?: boolean}>} entries
 */
export function openMenu(button, label, entries) {
  const wasOpen = button.getAttribute('aria-expanded') === 'true';
  document.querySelectorAll('.drop-menu').forEach((open) => open.dispatchEvent(new Event('dismiss')));
  if (wasOpen) return;
  const items = entries.map(({ id, icon: name, text, run, grave }) => make('button', {
    class: grave ? 'menu-item menu-item-grave' : 'menu-item',
    type: 'button',
    role: 'menuitem',
    tabindex: '-1',
    'data-testid': id,
    onclick() {
      close(true);
      run();
    },
  }, icon(name), make('span', {}, text)));
  const menu = make('div', { class: 'drop-menu', role: 'menu', 'aria-label': label }, ...items);

  function close(backToButton) {
    window.removeEventListener('pointerdown', elsewhere, true);
    window.removeEventListener('resize', dismiss);
    window.removeEventListener('scroll', dismiss, true);
    button.setAttribute('aria-expanded', 'false');
    menu.remove();
    if (backToButton) button.focus({ preventScroll: true });
  }

  const dismiss = () => close(false);

  /** A press on the button itself comes back as its click, which closes the menu. */
  function elsewhere({ target }) {
    if (!menu.contains(target) && !button.contains(target)) close(false);
  }

  menu.addEventListener('dismiss', dismiss);
  menu.addEventListener('keydown', (event) => {
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length].focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  (button.closest('main') || document.body).append(menu);
  place(menu, button);
  button.setAttribute('aria-expanded', 'true');
  window.addEventListener('pointerdown', elsewhere, true);
  window.addEventListener('resize', dismiss);
  window.addEventListener('scroll', dismiss, true);
  items[0].focus({ preventScroll: true });
}

/** Below the button, its end edge under the button's; above it where there is no room. */
function place(menu, button) {
  const from = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const rtl = document.documentElement.dir === 'rtl';
  const left = rtl ? from.left : from.right - width;
  const below = from.bottom + 4;
  const top = below + height + MARGIN > window.innerHeight ? from.top - height - 4 : below;
  menu.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - width - MARGIN))}px`;
  menu.style.top = `${Math.max(MARGIN, top)}px`;
}
