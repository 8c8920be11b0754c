/** The sheet for taking the drawing away: what of it, as what, how large and on which paper. */
import { icon, make } from './dom.js';
import { openSheet } from './sheet.js';
import { recall, remember } from './store.js';
import { percent, words } from './words.js';

const FORMATS = ['png', 'svg', 'json'];
const SCALES = [1, 2, 3];
const PAPERS = ['light', 'dark', 'none'];

/**
 * @param {object} around
 * @param {number} around.all how many elements the board has
 * @param {number} around.selected and how many of them are selected
 * @param {boolean} around.dark whether the paper is now
 * @param {(what: 'board'|'selection', scale: number) => ?{w: number, h: number, fits: boolean}} around.size
 * @param {(wish: {what: string, format: string, scale: number, paper: string},
 *     job: {progress: (share: number) => void, isStopped: () => boolean}) => Promise<string>} around.save
 *     answers '' when the file is there, else why not, in words
 * @param {?typeof save} around.copy likewise, to the clipboard; null where that cannot be
 */
export function openExport({ all, selected, dark, size, save, copy }) {
  const wish = { format: 'png', scale: 2, ...recall('export', {}), paper: dark ? 'dark' : 'light', what: selected > 0 ? 'selection' : 'board' };
  const say = words.export;
  let running = null;

  const counted = make('p', { class: 'soft small export-note', role: 'status', 'data-testid': 'export-note' });
  const bar = make('progress', { class: 'export-progress', max: '1', value: '0', hidden: true, 'aria-label': say.title });
  const go = make('button', { class: 'button button-main export-go', type: 'submit', 'data-testid': 'export-go' },
    icon('export'), make('span', {}, say.save));
  const other = make('button', { class: 'button export-go', type: 'button', hidden: !copy, 'data-testid': 'export-copy', onclick: () => run(copy) },
    icon('copy'), make('span', {}, words.copy));
  const what = choice('what', ['board', 'selection'], (name) => say.what[name](name === 'board' ? all : selected));
  const format = choice('format', FORMATS, (name) => say.format[name]);
  const scale = choice('scale', SCALES, (times) => `${times}×`);
  const paper = choice('paper', PAPERS, (name) => say.paper[name]);
  const form = make('form', { class: 'sheet-body export' },
    ...(selected > 0 ? [labelled(say.what.title, what)] : []), labelled(say.format.title, format),
    labelled(say.scale, scale), labelled(say.paper.title, paper), counted, bar, make('div', { class: 'export-acts' }, go, other));
  const sheet = openSheet(say.title, form);

  function choice(name, options, nameOf) {
    return make('div', { class: 'options', role: 'radiogroup', 'aria-label': name === 'scale' ? say.scale : say[name].title },
      ...options.map((option) => make('label', { class: 'option' },
        make('input', {
          type: 'radio', name: `export-${name}`, value: String(option), checked: String(wish[name]) === String(option),
          'data-testid': `export-${name}-${option}`,
          onchange: () => {
            wish[name] = option;
            show();
          },
        }), make('span', {}, nameOf(option)))));
  }

  function show() {
    const seen = size(wish.what, wish.scale);
    const isPicture = wish.format !== 'json';
    scale.parentElement.hidden = wish.format !== 'png';
    paper.parentElement.hidden = !isPicture;
    const tooLarge = wish.format === 'png' && seen && !seen.fits;
    const nothing = isPicture ? !seen : all === 0;
    counted.textContent = nothing ? say.nothing : tooLarge ? say.tooLarge(seen.w, seen.h)
      : wish.format === 'png' ? say.pixels(seen.w, seen.h) : say.about[wish.format];
    go.disabled = Boolean(nothing || tooLarge || running);
    other.disabled = go.disabled;
  }

  /** @param {typeof save} act */
  async function run(act) {
    running = { stopped: false };
    const job = running;
    show();
    bar.hidden = false;
    const { what: _, paper: __, ...kept } = wish;
    remember('export', kept);
    const problem = await act({ ...wish }, {
      isStopped: () => job.stopped,
      progress: (share) => {
        bar.value = share;
        counted.textContent = percent(Math.round(share * 100) / 100);
      },
    });
    running = null;
    if (job.stopped) return;
    bar.hidden = true;
    show();
    if (problem) counted.textContent = problem;
    else sheet.close();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!running) run(save);
  });
  sheet.element.addEventListener('close', () => {
    if (running) running.stopped = true;
  });
  show();
  go.focus({ preventScroll: true });
}

function labelled(name, control) {
  return make('div', { class: 'labelled' }, make('span', { class: 'small soft', 'aria-hidden': 'true' }, name), control);
}
