/**
 * The dock: which tool is in hand, and the way back and forth. Tools of one family share a place: its
 * face is the one used last, the others fold out above it. What a tool looks like when it draws is the
 * style panel's.
 */
import { byId, fill, icon, make } from './dom.js';
import { keyNames } from './key-names.js';
import { createFocusRing } from './focus-ring.js';
import { recall, remember } from './store.js';
import { words } from './words.js';

/** `wide`: stands side by side where there is room, and folds on a phone only. */
const FAMILIES = [
  { name: 'move', tools: ['select', 'hand'], wide: true },
  { name: 'pens', tools: ['pen', 'marker', 'highlighter'] },
  { name: 'erase', tools: ['eraser'] },
  { name: 'shapes', tools: ['rectangle', 'ellipse', 'diamond', 'arrow', 'line'] },
  { name: 'write', tools: ['text', 'note'], wide: true },
];

/** Two presses within so long are one on a tool that is to stay in hand. */
const TWICE_MS = 400;

const WIRE = 'M2 5c4-3.500 7-3 10.500-.5S20 7 26 3';

/**
 * @param {{choose: (tool: string) => void, stay: (tool: string) => void, trayOpened: () => void,
 *     undo: () => void, redo: () => void,
 *     keyOf: (commandId: string) => (string|undefined), has: (tool: string) => boolean}} acts
 */
export function createDock({ choose, stay, trayOpened, undo, redo, keyOf, has }) {
  const dock = byId('dock');
  const inkButton = byId('ink-button');
  const kept = recall('tools', {});
  const families = FAMILIES.map((family) => buildFamily({ ...family, tools: family.tools.filter(has) }))
    .filter(({ tools }) => tools.length > 0);
  let chosen = '';

  byId('dock-tools').append(...families.map(({ element }) => element));

  function buildFamily({ name, tools, wide }) {
    const buttons = tools.map((tool) => toolButton(tool));
    if (tools.length < 2) return { name, tools, buttons, element: make('div', { class: 'family' }, ...buttons), open() {} };
    const face = make('button', {
      class: 'tool face', type: 'button', 'data-testid': `family-${name}`, 'aria-haspopup': 'true', 'aria-expanded': 'false',
    });
    const fold = make('div', { class: 'fold', role: 'group', 'aria-label': words.dock[name] }, ...buttons);
    const element = make('div', { class: wide ? 'family family-wide' : 'family', 'data-open': 'false' }, face, fold);
    const family = { name, tools, buttons, face, element, last: tools.indexOf(kept[name]) < 0 ? tools[0] : kept[name] };
    family.open = (isOpen) => {
      element.dataset.open = String(isOpen);
      face.setAttribute('aria-expanded', String(isOpen));
    };
    face.addEventListener('click', () => {
      const wasOpen = element.dataset.open === 'true';
      choose(family.last);
      closeAll();
      family.open(!wasOpen);
    });
    onTwice(face, () => stay(family.last));
    face.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowUp') return;
      event.preventDefault();
      closeAll();
      family.open(true);
      buttons[tools.indexOf(family.last)].focus();
    });
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || element.dataset.open !== 'true') return;
      event.preventDefault();
      family.open(false);
      face.focus();
    });
    return family;
  }

  function toolButton(tool) {
    const button = make('button', {
      id: `tool-${tool}`, class: 'tool', type: 'button', 'data-tool': tool, 'data-testid': `tool-${tool}`,
      'aria-pressed': 'false', ...named(tool),
    }, icon(tool), wire());
    button.addEventListener('click', () => {
      closeAll();
      choose(tool);
    });
    onTwice(button, () => stay(tool));
    return button;
  }

  function named(tool) {
    const name = words.commands.tool[tool];
    const key = keyOf(`tool.${tool}`);
    return { 'aria-label': name, title: key ? `${name} (${keyNames(key).join('+')})` : name };
  }

  function showFace({ face, last, tools }, tool) {
    const shown = named(last);
    fill(face, icon(last), wire(), make('span', { class: 'face-more', 'aria-hidden': 'true' }));
    face.setAttribute('aria-label', shown['aria-label']);
    face.title = shown.title;
    face.setAttribute('aria-pressed', String(tools.indexOf(tool) >= 0));
  }

  function setTray(open) {
    dock.dataset.tray = open ? 'open' : 'closed';
    inkButton.setAttribute('aria-expanded', String(open));
  }

  function closeAll() {
    families.forEach((family) => family.open(false));
    setTray(false);
  }

  inkButton.addEventListener('click', () => {
    const wasOpen = dock.dataset.tray === 'open';
    closeAll();
    setTray(!wasOpen);
    if (!wasOpen) trayOpened();
  });
  byId('undo').addEventListener('click', undo);
  byId('redo').addEventListener('click', redo);
  createFocusRing(dock);
  document.addEventListener('pointerdown', ({ target }) => {
    if (!dock.contains(target)) families.forEach((family) => family.open(false));
  }, true);

  return {
    /** @param {string} tool @param {boolean} stays it is kept in hand */
    setTool(tool, stays) {
      chosen = tool;
      dock.dataset.stays = String(stays);
      for (const family of families) {
        family.buttons.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.tool === chosen)));
        if (!family.face) continue;
        if (family.tools.indexOf(tool) >= 0 && family.last !== tool) {
          family.last = tool;
          kept[family.name] = tool;
          remember('tools', kept);
        }
        showFace(family, tool);
      }
    },
    setHistory(canUndo, canRedo) {
      byId('undo').disabled = !canUndo;
      byId('redo').disabled = !canRedo;
    },
    /** A viewer has nothing to draw with. */
    setShown(shown) {
      dock.hidden = !shown;
    },
    /** Folds everything away: the paper is being used. */
    close: closeAll,
  };
}

/** Two presses in short order: as `dblclick`, which not every browser tells of fingers. */
function onTwice(button, act) {
  let lastMs = -TWICE_MS;
  button.addEventListener('click', ({ timeStamp, detail }) => {
    if (detail > 0 && timeStamp - lastMs < TWICE_MS) act();
    lastMs = timeStamp;
  });
}

/** The chosen tool stands on a line drawn with the chosen ink. */
function wire() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'wire');
  svg.setAttribute('viewBox', '0 0 28 8');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', WIRE);
  svg.append(path);
  return svg;
}
