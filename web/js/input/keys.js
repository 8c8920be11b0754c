/**
 * The keyboard. A chord is a text such as "p", "Mod+z" or "Mod+Shift+z"; Mod is Ctrl, on a Mac also
 * the command key. Keys typed into a field, or while a sheet is open, stay there.
 */

const TYPED_INTO = 'input:not([type=color]):not([type=range]), textarea, select, [contenteditable], dialog';

/** What presses the button that has the focus. */
const PRESSES = [' ', 'Enter'];

/** @param {KeyboardEvent} event @returns {string} */
export function chordOf(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // AltGr writes characters: on many keyboards brackets and braces.
  const plain = event.getModifierState('AltGraph');
  const mod = !plain && (event.ctrlKey || event.metaKey);
  const alt = !plain && event.altKey;
  const shifted = event.shiftKey && (mod || alt || event.key.length > 1);
  return `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${shifted ? 'Shift+' : ''}${key}`;
}

/**
 * @param {(chord: string) => ({run: () => void}|undefined)} commandFor the command that a chord means now
 * @param {(held: boolean) => void} onSpace while the space bar is held the paper can be dragged
 */
export function listenToKeys(commandFor, onSpace) {
  let space = false;
  const setSpace = (held) => {
    if (space === held) return;
    space = held;
    onSpace(held);
  };

  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
    if (PRESSES.indexOf(event.key) >= 0 && isControl(event.target)) return;
    if (event.key === ' ') {
      event.preventDefault();
      setSpace(true);
      return;
    }
    const command = commandFor(chordOf(event)) || commandFor(shiftedDigit(event));
    if (!command) return;
    event.preventDefault();
    command.run();
  });
  window.addEventListener('keyup', (event) => {
    if (event.key === ' ') setSpace(false);
  });
  window.addEventListener('blur', () => setSpace(false));
}

/** What a digit with shift writes differs between keyboards; where it lies does not. */
function shiftedDigit({ shiftKey, ctrlKey, metaKey, altKey, code }) {
  const digit = shiftKey && !ctrlKey && !metaKey && !altKey && /^Digit(\d)$/.exec(code);
  return digit ? `Shift+${digit[1]}` : '';
}

function isTyping(target) {
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}

function isControl(target) {
  return target instanceof Element && target.closest('button, a, summary, [role=menuitem], [role=slider]') !== null;
}
