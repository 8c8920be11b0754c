/** The dock: which tool is in hand, the way back and forth, and on a phone the ink tray's lid. */
import { byId } from './dom.js';

/**
 * @param {{choose: (tool: string) => void, undo: () => void, redo: () => void}} acts
 */
export function createDock({ choose, undo, redo }) {
  const dock = byId('dock');
  const tools = [...dock.querySelectorAll('[data-tool]')];
  const inkButton = byId('ink-button');

  function setTray(open) {
    dock.dataset.tray = open ? 'open' : 'closed';
    inkButton.setAttribute('aria-expanded', String(open));
  }

  tools.forEach((button) => button.addEventListener('click', () => {
    setTray(false);
    choose(button.dataset.tool);
  }));
  inkButton.addEventListener('click', () => {
    setTray(dock.dataset.tray !== 'open');
    choose('pen');
  });
  byId('undo').addEventListener('click', undo);
  byId('redo').addEventListener('click', redo);
  dock.addEventListener('keydown', (event) => moveFocus(dock, event));

  return {
    /** @param {string} tool */
    setTool(tool) {
      tools.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.tool === tool)));
    },
    setHistory(canUndo, canRedo) {
      byId('undo').disabled = !canUndo;
      byId('redo').disabled = !canRedo;
    },
    /** A viewer has nothing to draw with. */
    setShown(shown) {
      dock.hidden = !shown;
    },
    closeTray: () => setTray(false),
  };
}

/** In a toolbar the arrow keys go from button to button. */
function moveFocus(dock, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const stops = [...dock.querySelectorAll('button, input')].filter((stop) => !stop.disabled && stop.offsetParent !== null);
  const at = stops.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length].focus();
}
