/**
 * What a selection would become, shown while a gesture changes it and submitted when it ends. A few
 * elements are drawn in every frame as they will be; many are carried as one picture, which costs the
 * same for any number, and of them the others see some move and the rest when all is done.
 */
import { keyOf } from '../model/keys.js';
import { patchElement } from '../model/merge.js';

/** Up to so many elements, and points in them, are drawn anew for each frame: about 4 ms. */
const EXACT_ELEMENTS = 24;
const EXACT_POINTS = 4000;

/**
 * @param {import('./kit.js').Kit} kit
 * @param {Array<import('../selection/frame.js').Item>} items
 */
export function createPreview(kit, items) {
  const points = items.reduce((sum, { figure }) => sum + (figure.points ? figure.points.length : 0), 0);
  const isExact = items.length <= EXACT_ELEMENTS && points <= EXACT_POINTS;
  const keys = new Set(items.map(({ key }) => key));
  let change = null;

  /** As the element is now: somebody else may have given it another colour meanwhile. */
  function drafted(item) {
    const patch = change(item);
    const now = kit.session.document.elements.get(keyOf(kit.session.currentId(item.element.id)));
    return patch && now ? patchElement(now, patch) : null;
  }

  function over() {
    kit.carry(null);
    kit.draft(null);
  }

  return {
    /** @param {import('../selection/motion.js').Motion} motion */
    show(motion) {
      change = motion.change;
      const { matrix } = motion;
      if (!isExact) kit.carry({ keys, matrix });
      kit.draft(items.slice(0, EXACT_ELEMENTS).map(drafted).filter(Boolean), { isShown: isExact });
    },

    submit() {
      const { session } = kit;
      const ops = [];
      for (const item of change ? items : []) {
        const id = session.currentId(item.element.id);
        const patch = session.document.elements.has(keyOf(id)) && change(item);
        if (patch) ops.push({ patch: { ...patch, id } });
      }
      if (ops.length > 0) session.submit(ops);
      over();
    },

    over,
  };
}
