/** How keys are called on the keyboard in front of the person. */
import { words } from './words.js';

const MAC = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌦', Backspace: '⌫' };
const SIGNS = {
  Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', '-': '−', Enter: '↵', Tab: '⇥',
};

/** @param {string} chord as in the table of commands: `Mod+Shift+z`, `+`, `Mod++` @returns {Array<string>} one for each key */
export function keyNames(chord) {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform) ? MAC : {};
  const parts = chord.replace(/\+$/, 'Plus').split('+');
  return parts.map((part) => mac[part] || words.keyNames[part] || SIGNS[part]
    || (part === 'Plus' ? '+' : part.length === 1 ? part.toUpperCase() : part));
}
