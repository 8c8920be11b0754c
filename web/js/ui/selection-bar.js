/**
 * The small bar beside what is selected. On a wide page it floats above the selection, or below it
 * where there is no room, and never leaves the page; on a narrow one it stands above the dock.
 */
import { icon, make } from './dom.js';
import { createFocusRing } from './focus-ring.js';
import { keyNames } from './key-names.js';
import { words, wordsAt } from './words.js';

/** Each button: the command it runs. Of a pair that excludes itself the one that applies is shown. */
const BUTTONS = ['duplicate', 'group', 'ungroup', 'forward', 'backward', 'front', 'back', 'lock', 'unlock', 'delete'];

/** CSS px: between the bar and the handles, and to what lies at the page's edges. */
const ABOVE = 14;
const BELOW = 18;
const EDGE = 12;
const TOP = 76;
const BOTTOM = 92;

/** @param {ReturnType<typeof import('../commands.js').createCommands>} commands */
export function createSelectionBar(commands) {
  const bar = make('div', {
    class: 'selection-bar panel', role: 'toolbar', 'aria-label': words.selection.bar, 'data-testid': 'selection-bar', hidden: true,
  });
  const buttons = BUTTONS.map((name) => {
    const id = `selection.${name}`;
    const { chords } = commands.get(id) || { chords: [] };
    const label = wordsAt(`commands.${id}`);
    const title = chords.length > 0 ? `${label} (${keyNames(chords[0]).join('+')})` : label;
    const button = make('button', {
      class: `icon-button selection-${name}`, type: 'button', 'data-testid': `selection-${name}`, 'aria-label': label, title,
      onclick: () => commands.run(id),
    }, icon(name));
    return { id, name, button };
  });
  bar.append(...buttons.map(({ button }) => button));
  createFocusRing(bar);
  bar.addEventListener('keydown', keyed);
  document.getElementById('stage').after(bar);
  let size = { w: 0, h: 0 };

  const stops = () => buttons.map(({ button }) => button).filter((button) => button.offsetParent !== null);

  /** Escape goes back to the board; what the bar has used is not the board's. */
  function keyed(event) {
    if (event.key === 'Escape') {
      document.getElementById('stage').focus();
      event.preventDefault();
    }
    if (event.defaultPrevented) event.stopPropagation();
  }

  function showButtons() {
    let isOther = bar.hidden;
    for (const { id, button } of buttons) {
      const hidden = !commands.applies(id);
      isOther = isOther || button.hidden !== hidden;
      if (hidden && button === document.activeElement) document.getElementById('stage').focus();
      button.hidden = hidden;
    }
    return isOther;
  }

  return {
    /** @param {?import('../geometry/box.js').Box} box around what is selected, CSS px */
    show(box) {
      const isOther = showButtons();
      bar.hidden = !box || buttons.every(({ button }) => button.hidden);
      if (bar.hidden) return;
      if (isOther) size = { w: bar.offsetWidth, h: bar.offsetHeight };
      const { innerWidth, innerHeight } = window;
      const above = box.y - ABOVE - size.h;
      const below = box.y + box.h + BELOW;
      const lowest = innerHeight - BOTTOM - size.h;
      const y = above >= TOP ? above : below <= lowest ? below : TOP;
      const x = Math.min(Math.max(EDGE, box.x + box.w / 2 - size.w / 2), innerWidth - size.w - EDGE);
      bar.style.setProperty('--at-x', `${Math.round(x)}px`);
      bar.style.setProperty('--at-y', `${Math.round(Math.min(y, lowest))}px`);
    },
    hide() {
      if (bar.contains(document.activeElement)) document.getElementById('stage').focus();
      bar.hidden = true;
    },
    focus() {
      const [first] = stops();
      if (first) first.focus();
    },
  };
}
