/**
 * A panel that a button opens beside itself: closed by Escape, by a press elsewhere, or when the focus leaves.
 * Where it stands is the style sheet's business.
 */

/**
 * @param {HTMLButtonElement} button gets aria-expanded
 * @param {HTMLElement} panel hidden until opened
 * @param {{onOpen?: () => void}} [acts]
 * @returns {{open: () => void, close: (giveFocusBack?: boolean) => void, isOpen: () => boolean}}
 */
export function createPopover(button, panel, { onOpen = () => {} } = {}) {
  const isOpen = () => !panel.hidden;
  const isWithin = (node) => panel.contains(node) || button.contains(node);

  function open() {
    if (isOpen()) return;
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    onOpen();
  }

  function close(giveFocusBack = false) {
    if (!isOpen()) return;
    const hadFocus = panel.contains(document.activeElement);
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (giveFocusBack || hadFocus) button.focus();
  }

  panel.hidden = true;
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => (isOpen() ? close() : open()));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close(true);
  });
  panel.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !isWithin(relatedTarget)) close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (isOpen() && !isWithin(target)) close();
  }, true);

  return { open, close, isOpen };
}
