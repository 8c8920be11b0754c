/**
 * What I am making right now and have not put yet: my stroke under the pen, the shapes under my hand.
 * Shown on my own live layer, and the shapes sent to the others while they change.
 */
import { keyOf } from '../model/keys.js';
import { draftOf } from './partial.js';

/** Others give up a draft of which nothing was heard for 15 s (LIV-3); a hand may rest longer than that. */
const AGAIN_MS = 5000;

/**
 * @param {{currentId: (id: object) => object, document: {elements: Map<string, object>}}} session
 * @param {ReturnType<typeof import('./outgoing.js').createOutgoing>} outgoing
 * @param {() => void} onChange
 */
export function createOwn(session, outgoing, onChange) {
  let stroke = null;
  let drafts = [];
  let shown = [];
  let carried = null;
  let timer = null;

  const current = (element) => ({ ...element, id: session.currentId(element.id) });
  const settled = ({ id }) => session.document.elements.get(keyOf(session.currentId(id)));

  function send(gone) {
    clearTimeout(timer);
    timer = drafts.length > 0 ? setTimeout(() => send([]), AGAIN_MS) : null;
    outgoing.draft(drafts.map((element) => draftOf(element, settled(element))), gone);
  }

  return {
    /** @param {?object} next my stroke, as the live layer draws it */
    show(next) {
      stroke = next;
      onChange();
    },

    /**
     * @param {?Array<object>} elements as they would be put now; null: over
     * @param {{isShown?: boolean, shown?: Array<object>}} [how] isShown: here too, not only to the others;
     *     shown: what I see of them, where that is not the same: text being typed stands in its field already
     */
    draft(elements, { isShown = true, shown: seen = elements } = {}) {
      const before = drafts;
      drafts = elements || [];
      shown = isShown ? (seen || []).map(current) : [];
      const kept = new Set(drafts.map(({ id }) => keyOf(id)));
      send(before.map(({ id }) => id).filter((id) => !kept.has(keyOf(id))));
      onChange();
    },

    /**
     * Many settled elements, moved for the eye alone as one picture.
     *
     * @param {?{keys: Set<string>, matrix: Array<number>, stays: (boolean|undefined)}} next matrix in board
     *     units, as CanvasRenderingContext2D.transform takes it; stays: they are shown in their place too
     */
    carry(next) {
      if (carried === next) return;
      carried = next;
      onChange();
    },

    isIdle: () => stroke === null && drafts.length === 0,
    strokes: () => (stroke ? [stroke] : []),
    drafts: () => shown,
    carried: () => carried,
  };
}
