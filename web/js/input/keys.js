/**
 * The keyboard. A chord is a text such as "p", "Mod+z" or "Mod+Shift+z"; Mod is Ctrl, on a Mac also
 * the command key. Keys typed into a field stay there.
 */

/** @param {KeyboardEvent} event @returns {string} */
export function chordOf(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shifted = event.shiftKey && (event.ctrlKey || event.metaKey || event.key.length > 1);
  return `${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${shifted ? 'Shift+' : ''}${key}`;
}

/**
 * @param {Object<string, () => void>} actions by chord
 * @param {(held: boolean) => void} onSpace while the space bar is held the paper can be dragged
 */
export function listenToKeys(actions, onSpace) {
  let space = false;
  const setSpace = (held) => {
    if (space === held) return;
    space = held;
    onSpace(held);
  };

  window.addEventListener('keydown', (event) => {
    if (event.altKey || isTyping(event.target)) return;
    if (event.key === ' ' && !isControl(event.target)) {
      event.preventDefault();
      setSpace(true);
      return;
    }
    const action = actions[chordOf(event)];
    if (!action) return;
    event.preventDefault();
    action();
  });
  window.addEventListener('keyup', (event) => {
    if (event.key === ' ') setSpace(false);
  });
  window.addEventListener('blur', () => setSpace(false));
}

function isTyping(target) {
  return target instanceof Element && target.closest('input:not([type=color]), textarea, select, [contenteditable]') !== null;
}

/** On a button the space bar presses it. */
function isControl(target) {
  return target instanceof Element && target.closest('button, a, summary, dialog') !== null;
}
