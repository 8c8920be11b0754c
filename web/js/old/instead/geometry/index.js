/** Where things lie, as the tree of the modern page says it (geometry/index.js), by looking at each: slower, and short. */
import { meets } from './box.js';

export function createIndex() {
  const items = new Set();
  const all = () => Array.from(items);
  return {
    load: (more) => more.forEach((item) => items.add(item)),
    add: (item) => items.add(item),
    remove: (item) => items.delete(item),
    clear: () => items.clear(),
    meeting: (box) => all().filter(({ bounds }) => meets(bounds, box)),
    extent() {
      const boxes = all().map(({ bounds }) => bounds);
      if (boxes.length === 0) return null;
      const of = (pick, measure) => boxes.reduce((far, box) => pick(far, measure(box)), measure(boxes[0]));
      const x = of(Math.min, (box) => box.x);
      const y = of(Math.min, (box) => box.y);
      return { x, y, w: of(Math.max, (box) => box.x + box.w) - x, h: of(Math.max, (box) => box.y + box.h) - y };
    },
  };
}
