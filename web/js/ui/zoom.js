/** The zoom: smaller, larger, and a menu behind the figure of all ways to look at the board. */
import { byId, fill } from './dom.js';
import { listenToArrows, menuEntry, menuGroup } from './menu.js';
import { createPopover } from './popover.js';
import { percent, words } from './words.js';

const ENTRIES = [
  [['view.zoom-in', 'plus'], ['view.zoom-out', 'minus'], ['view.actual', 'search']],
  [['view.fit', 'fit'], ['view.selection', 'zoom-selection'], ['view.home', 'home']],
  [['view.grid', 'grid'], ['view.snap', 'snap']],
];

/** What can be asked for again and again leaves the menu open. */
const STAYS = ['view.zoom-in', 'view.zoom-out'];

/** @param {ReturnType<typeof import('../commands.js').createCommands>} commands */
export function createZoom(commands) {
  const button = byId('zoom-value');
  const panel = byId('zoom-menu');
  const popover = createPopover(button, panel, { onOpen: show });

  function show() {
    const entry = ([id, drawing]) => menuEntry(commands, id, drawing, () => {
      if (STAYS.indexOf(id) < 0) popover.close(true);
      commands.run(id);
    });
    fill(panel, ...ENTRIES.map((entries) => menuGroup(entries.filter(([id]) => commands.applies(id)).map(entry))));
    panel.querySelector('.menu-item').focus();
  }

  byId('zoom-in').addEventListener('click', () => commands.run('view.zoom-in'));
  byId('zoom-out').addEventListener('click', () => commands.run('view.zoom-out'));
  listenToArrows(panel);
  return {
    /** @param {number} zoom */
    show(zoom) {
      const text = percent(zoom);
      if (button.textContent === text) return;
      button.textContent = text;
      button.setAttribute('aria-label', words.page.zoomed(text));
    },
  };
}
