/**
 * What I am making right now and have not put yet: my stroke under the pen, the shapes under my hand.
 * Shown on my own live layer, and the shapes sent to the others while they change.
 */
import { keyOf } from '../model/keys.js';

/**
 * @param {{currentId: (id: object) => object}} session
 * @param {ReturnType<typeof import('./outgoing.js').createOutgoing>} outgoing
 * @param {() => void} onChange
 */
export function createOwn(session, outgoing, onChange) {
  let stroke = null;
  let drafts = [];

  return {
    /** @param {?object} next my stroke, as the live layer draws it */
    show(next) {
      stroke = next;
      onChange();
    },

    /** @param {?Array<object>} elements as they would be put now; null: over */
    draft(elements) {
      const gone = drafts;
      drafts = (elements || []).map((element) => ({ ...element, id: session.currentId(element.id) }));
      const kept = new Set(drafts.map(({ id }) => keyOf(id)));
      outgoing.draft(drafts, gone.map(({ id }) => id).filter((id) => !kept.has(keyOf(id))));
      onChange();
    },

    isIdle: () => stroke === null && drafts.length === 0,
    strokes: () => (stroke ? [stroke] : []),
    drafts: () => drafts,
  };
}
