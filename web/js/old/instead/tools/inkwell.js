/** What the next element will look like, remembered for each group of tools (tools/inkwell.js); nothing is selected. */
import { GROUPS, styleOfValues, textOfValues } from '../model/styles.js';

const SHAPES = ['rectangle', 'diamond', 'ellipse'];

export function createInkwell({ store: { recall, remember } }) {
  const kept = recall('inks', {});
  const values = {};
  Object.keys(GROUPS).forEach((name) => {
    values[name] = Object.assign({ dash: 0, opacity: 255 }, GROUPS[name].first, kept[name]);
  });
  const listeners = [];
  let group = 'pen';

  function tell() {
    listeners.forEach((listener) => listener());
  }

  return {
    current: () => ({ group, fields: group ? GROUPS[group].fields : [], values: group ? values[group] : {} }),
    use(tool) {
      group = SHAPES.indexOf(tool) >= 0 ? 'shape' : GROUPS[tool] ? tool : null;
      tell();
    },
    change(change) {
      Object.assign(values[group], change);
      remember('inks', values);
      tell();
    },
    style: () => styleOfValues(group || 'pen', values[group || 'pen']),
    text: () => textOfValues(values[group === 'note' ? 'note' : 'text']),
    on: (listener) => listeners.push(listener),
  };
}
