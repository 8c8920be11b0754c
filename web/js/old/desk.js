/** The old board's furniture: the paper, the bar above with the state and the people, the tools below. */
import { byId, icon, make, siteBase } from '../ui/dom.js';
import { words } from '../ui/words.js';

export const HAND = 'hand';

export const TOOLS = [
  HAND, 'pen', 'marker', 'highlighter', 'eraser', 'line', 'arrow', 'rectangle', 'diamond', 'ellipse', 'text', 'note',
];

const button = (test, name, drawing, run) => make('button', {
  class: 'old-button', type: 'button', 'data-testid': test, title: name, 'aria-label': name, onclick: run,
}, icon(drawing));

/** @param {{choose: (tool: string) => void, run: (command: string) => void}} acts */
export function layDesk({ choose, run }) {
  const { commands, page } = words;
  const tools = TOOLS.map((tool) => button(`tool-${tool}`, commands.tool[tool], tool, () => choose(tool)));
  const undo = button('undo', commands.edit.undo, 'undo', () => run('undo'));
  const redo = button('redo', commands.edit.redo, 'redo', () => run('redo'));
  const zoom = make('span', { class: 'old-zoom', 'data-testid': 'zoom-fit' });
  const people = make('p', { class: 'old-people', 'data-testid': 'people', 'aria-label': page.people });
  const inks = make('div', { class: 'old-row old-inks', 'aria-label': words.style.colour });
  const row = make('div', { class: 'old-row old-tools' }, ...tools, make('span', { class: 'old-rule' }), undo, redo);

  document.body.append(
    make('div', { id: 'stage', class: 'old-stage', tabindex: '0' }, make('p', { id: 'hint', class: 'old-hint' })),
    make('div', { class: 'old-panel old-head' },
      make('a', { class: 'old-mark', href: siteBase(), title: page.home }, icon('mark')),
      make('div', { class: 'old-about' },
        make('h1', { id: 'board-title', class: 'old-title' }, words.untitled),
        make('p', { id: 'status', class: 'old-status', 'data-testid': 'status', 'data-mood': 'busy' },
          make('span', { id: 'status-text' }),
          make('span', { id: 'status-transport', class: 'old-transport', 'data-testid': 'transport' })))),
    people,
    make('div', { class: 'old-foot' }, make('div', { id: 'dock', class: 'old-panel old-dock', 'aria-label': page.tools }, inks, row)),
    make('div', { class: 'old-panel old-view' },
      button('zoom-out', commands.view['zoom-out'], 'minus', () => run('zoom-out')), zoom,
      button('zoom-in', commands.view['zoom-in'], 'plus', () => run('zoom-in')),
      button('fit', commands.view.fit, 'fit', () => run('fit'))),
    make('div', { id: 'toasts', class: 'old-toasts' }),
  );

  return {
    inks,
    /** @param {string} chosen a tool */
    setTool(chosen) {
      tools.forEach((each, i) => each.setAttribute('aria-pressed', String(TOOLS[i] === chosen)));
    },
    setHistory(canUndo, canRedo) {
      undo.disabled = !canUndo;
      redo.disabled = !canRedo;
    },
    /** A viewer has nothing to draw with. */
    setDrawing(draws) {
      byId('dock').hidden = !draws;
    },
    setZoom(text) {
      zoom.textContent = text;
    },
    setTitle(title) {
      byId('board-title').textContent = title || words.untitled;
    },
    /** @param {Array<{name: string, css: string}>} present */
    setPeople(present) {
      people.textContent = '';
      present.forEach(({ name, css }) => {
        const chip = make('span', { class: 'old-person' }, name || words.person);
        chip.style.backgroundColor = css;
        people.append(chip);
      });
    },
  };
}
