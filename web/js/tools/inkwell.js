/**
 * What the next element will look like, remembered for each group of tools; and, while something is
 * selected, what that looks like. One place to ask and to change, whichever of the two it is.
 *
 * @typedef {object} Look
 * @property {?string} group whose colours and widths are on offer; null: nothing can be chosen
 * @property {Array<string>} fields what can be chosen
 * @property {Object<string, number>} values by field; a field that is not the same everywhere has none
 * @property {boolean} ofSelection
 */
import { fieldsOf, GROUPS, groupOf, styleOfValues, TEXT_FIELDS, textOfValues, valueOf } from '../model/styles.js';

/** The group of each tool that leaves something behind. */
const GROUP_OF_TOOL = {
  pen: 'pen', marker: 'marker', highlighter: 'highlighter', line: 'line', arrow: 'arrow',
  rectangle: 'shape', diamond: 'shape', ellipse: 'shape', text: 'text', note: 'note',
};

/** The order in which fields are shown, whoever has them. */
const ORDER = ['stroke', 'fill', 'width', 'dash', 'heads', 'size', 'font', 'align', 'opacity'];

/**
 * @param {object} around
 * @param {object} around.session
 * @param {object} around.selection
 * @param {(elements: ?Array<object>) => void} around.draft as in the kit
 * @param {{recall: Function, remember: Function}} around.store
 */
export function createInkwell({ session, selection, draft, store }) {
  const kept = store.recall('inks', {});
  const values = {};
  for (const group of Object.keys(GROUPS)) values[group] = { dash: 0, opacity: 255, ...GROUPS[group].first, ...numbersOf(kept[group]) };
  const listeners = new Set();
  let tool = 'pen';
  /** Whether drafts of a change that is not made yet are shown. */
  let previewing = false;

  const group = () => GROUP_OF_TOOL[tool] || 'pen';
  const free = () => selection.elements().filter(({ locked }) => !locked);
  const tell = () => listeners.forEach((listener) => listener());

  selection.on(() => {
    settle();
    tell();
  });
  session.on('change', ({ keys }) => {
    if (selection.size > 0 && (!keys || [...selection.keys].some((key) => keys.has(key)))) tell();
  });

  /** @returns {Look} */
  function current() {
    if (selection.size > 0) return lookOf(free());
    const name = GROUP_OF_TOOL[tool] || null;
    return { group: name, fields: name ? sorted(GROUPS[name].fields) : [], values: name ? values[name] : {}, ofSelection: false };
  }

  /** An element with the fields changed that it has. */
  function changed(element, change) {
    const own = fieldsOf(element);
    const parts = { style: {}, text: {} };
    for (const field of Object.keys(change)) {
      if (own.indexOf(field) >= 0) parts[TEXT_FIELDS.indexOf(field) >= 0 ? 'text' : 'style'][field] = change[field];
    }
    const patch = {};
    for (const part of Object.keys(parts)) if (Object.keys(parts[part]).length > 0) patch[part] = parts[part];
    return Object.keys(patch).length === 0 ? null : patch;
  }

  function keep(name, change) {
    const { fields } = GROUPS[name];
    for (const field of Object.keys(change)) if (fields.indexOf(field) >= 0) values[name][field] = change[field];
  }

  function settle() {
    if (!previewing) return;
    previewing = false;
    draft(null);
  }

  function restyle(change) {
    const ops = [];
    for (const element of free()) {
      const patch = changed(element, change);
      if (patch) ops.push({ patch: { id: element.id, ...patch } });
      if (patch) keep(groupOf(element), change);
    }
    if (ops.length > 0) session.submit(ops);
    settle();
  }

  return {
    current,

    /** @param {string} name the tool in hand */
    use(name) {
      tool = name;
      tell();
    },

    /** @param {Object<string, number>} change by field, for the selection or else for the next element */
    change(change) {
      if (selection.size > 0) restyle(change);
      else keep(group(), change);
      store.remember('inks', values);
      tell();
    },

    /** The same, shown but not kept yet: a colour field or a slider is still being moved. */
    preview(change) {
      if (selection.size === 0) {
        keep(group(), change);
        tell();
        return;
      }
      previewing = true;
      draft(free().map((element) => {
        const patch = changed(element, change);
        return patch && merged(element, patch);
      }).filter(Boolean));
    },

    /** What was previewed and not changed in the end is as it was. */
    settle,

    /** @returns {object} wire Style of the next element */
    style: () => styleOfValues(group(), values[group()]),

    /** @returns {object} wire Text of the next element, without words */
    text: () => textOfValues({ ...GROUPS.text.first, ...values[group()] }),

    /** @returns {string} whose colours and widths keys and cursor mean */
    group: () => current().group || 'pen',

    /** @param {() => void} listener something to show has changed */
    on: (listener) => listeners.add(listener),
  };
}

/** @returns {Look} what all of them have in common; fields of some are shown for all */
function lookOf(elements) {
  const fields = sorted([...new Set(elements.flatMap(fieldsOf))]);
  const values = {};
  for (const field of fields) {
    const held = new Set(elements.filter((element) => fieldsOf(element).indexOf(field) >= 0)
      .map((element) => valueOf(element, field)));
    if (held.size === 1) [values[field]] = held;
  }
  const groups = new Set(elements.map(groupOf));
  const [first] = groups;
  return { group: groups.size === 1 ? first : mixedGroup(groups), fields, values, ofSelection: true };
}

/** Of several kinds: the common inks and widths. */
function mixedGroup(groups) {
  groups.delete(null);
  return groups.size === 0 ? null : 'shape';
}

function sorted(fields) {
  return ORDER.filter((field) => fields.indexOf(field) >= 0);
}

function merged(element, patch) {
  const next = { ...element };
  for (const part of Object.keys(patch)) next[part] = { ...element[part], ...patch[part] };
  return next;
}

/** What an earlier visit left, if it is what it should be. */
function numbersOf(kept) {
  const numbers = {};
  for (const name of Object.keys(kept || {})) if (Number.isInteger(kept[name])) numbers[name] = kept[name] >>> 0;
  return numbers;
}
