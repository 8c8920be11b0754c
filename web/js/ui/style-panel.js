/**
 * How things look: colours, surface, width, line, letters, opacity; of what is selected, or else of
 * what is drawn next. Shows what the inkwell says and asks it for changes; holds nothing itself.
 */
import { ALIGNS, DASHES, FILLS, FONTS, GROUPS, HEADS, INKS, PAPERS, TEXT_SIZES } from '../model/styles.js';
import { byId, icon, make } from './dom.js';
import { createFocusRing } from './focus-ring.js';
import { nibDrawing } from './nib-drawing.js';
import { opacitySlider } from './opacity-slider.js';
import { swatchRow } from './swatch-row.js';
import { words } from './words.js';

/** Widths of the little waves: not to scale, so that all four fit their buttons and still differ. */
const DRAWN_WIDTHS = [1.6, 2.9, 4.8, 7.6];
const NIBS = ['fine', 'medium', 'broad', 'brush'];
const SIZES = ['S', 'M', 'L', 'XL'];

/**
 * @param {{palette: () => import('../render/palette.js').Palette}} theme
 * @param {ReturnType<typeof import('../tools/inkwell.js').createInkwell>} inkwell
 */
export function createStylePanel(theme, inkwell) {
  const panel = byId('style-panel');
  const say = words.style;
  const rows = {
    stroke: swatchRow('stroke', { label: say.colour, prefix: 'ink', inkwell }),
    fill: swatchRow('fill', { label: say.fill, prefix: 'fill', inkwell }),
    width: choiceRow('width', say.width, NIBS.map((nib, i) => ({
      testId: `width-${i + 1}`, name: say.nib(say.nibs[nib]), drawing: nibDrawing(DRAWN_WIDTHS[i]),
    }))),
    dash: choiceRow('dash', say.dash, DASHES.map((name, value) => ({
      testId: `dash-${name}`, name: say.dashes[name], drawing: icon(`dash-${name}`), value,
    }))),
    heads: choiceRow('heads', say.heads, HEADS.map(({ id, heads }) => ({
      testId: `heads-${id}`, name: say.headKinds[id], drawing: icon(`head-${id}`), value: heads,
    }))),
    size: choiceRow('size', say.size, SIZES.map((name, i) => ({
      testId: `size-${name}`, name: say.sizes[name], drawing: letters(name), value: TEXT_SIZES[i],
    }))),
    font: choiceRow('font', say.font, FONTS.map(({ id, font }) => ({
      testId: `font-${id}`, name: say.fonts[id], drawing: letters('Aa', `letters-${id}`), value: font,
    }))),
    align: choiceRow('align', say.align, ALIGNS.map((id, value) => ({
      testId: `align-${id}`, name: say.aligns[id], drawing: icon(`align-${id}`), value,
    }))),
    opacity: opacitySlider(inkwell),
  };

  panel.setAttribute('aria-label', say.title);
  panel.append(...Object.values(rows).map(({ element }) => element));
  // A press on a button leaves the focus in the text that is being written.
  panel.addEventListener('mousedown', (event) => event.target.closest('button') && event.preventDefault());
  Object.values(rows).forEach(({ element }) => createFocusRing(element));

  /** A row of buttons, one of which is pressed. Choices without a value get the group's widths. */
  function choiceRow(field, label, choices) {
    const mixed = make('span', { class: 'mixed', 'data-testid': `mixed-${field}` }, say.mixed);
    const buttons = choices.map(({ testId, name, drawing, value }) => make('button', {
      class: `choice choice-${field}`, type: 'button', title: name, 'aria-label': name, 'data-testid': testId, 'data-value': String(value),
      onclick: (event) => inkwell.change({ [field]: Number(event.currentTarget.dataset.value) }),
    }, drawing));
    const element = make('div', { class: 'style-row style-row-line', role: 'group', 'aria-label': label },
      make('p', { class: 'style-name' }, label, mixed), make('div', { class: 'choices' }, ...buttons));
    return {
      element,
      show({ group, values }) {
        mixed.hidden = values[field] !== undefined;
        buttons.forEach((button, i) => {
          if (field === 'width' && GROUPS[group]) button.dataset.value = String(GROUPS[group].widths[i]);
          button.setAttribute('aria-pressed', String(Number(button.dataset.value) === values[field]));
        });
      },
    };
  }

  /** Of a note the paper is the first thing one wants, and the colour is that of its letters. */
  function order(isNote) {
    rows.stroke.call(isNote ? say.textColour : say.colour);
    rows.fill.call(isNote ? say.paper : say.fill);
    const [first, second] = isNote ? [rows.fill, rows.stroke] : [rows.stroke, rows.fill];
    if (panel.firstElementChild !== first.element) panel.prepend(first.element, second.element);
  }

  function show() {
    const look = inkwell.current();
    const { palette } = theme;
    const group = GROUPS[look.group];
    panel.hidden = look.fields.length === 0;
    byId('ink-button').disabled = look.fields.length === 0;
    const ink = look.values.stroke === undefined ? (look.group === 'note' ? look.values.fill : INKS[0].color) : look.values.stroke;
    for (const place of [byId('dock'), panel]) place.style.setProperty('--chosen-ink', palette().stroke(ink));
    if (look.group === 'note' && look.values.fill !== undefined) byId('ink-button').style.setProperty('--chosen-ink', palette().fill(look.values.fill));
    else byId('ink-button').style.removeProperty('--chosen-ink');
    order(look.group === 'note');
    for (const field of Object.keys(rows)) {
      rows[field].element.hidden = look.fields.indexOf(field) < 0;
      if (rows[field].element.hidden) continue;
      rows[field].show(look, {
        colours: field === 'fill' ? (look.group === 'note' ? PAPERS : FILLS) : (group ? group.colours : INKS),
        paint: field === 'fill' ? palette().fill : palette().stroke,
      });
    }
  }

  inkwell.on(show);
  show();
  return { show };
}

function letters(text, name = '') {
  return make('span', { class: `letters ${name}`, 'aria-hidden': 'true' }, text);
}
