/**
 * What I am making right now and have not put yet: my stroke under the pen, the shapes under my hand.
 * Shown on my own live layer, and the shapes sent to the others while they change.
 */
import { keyOf } from '../model/keys.js';

/** What a draft may tell of an element that is on the board: all but its id, kind and ink. */
const TOLD = ['z', 'style', 'place', 'text', 'image', 'locked', 'group', 'parent', 'ends'];

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

  /** LIV-6: of what is on the board only what differs is told, so that moving ink does not send it again. */
  function told(draft) {
    const settled = session.document.elements.get(keyOf(draft.id));
    if (!settled || TOLD.some((name) => settled[name] !== undefined && draft[name] === undefined)) return draft;
    const part = { id: draft.id };
    for (const name of TOLD) if (draft[name] !== settled[name]) part[name] = draft[name];
    return part;
  }

  return {
    /** @param {?object} next my stroke, as the live layer draws it */
    show(next) {
      stroke = next;
      onChange();
    },

    /**
     * @param {?Array<object>} elements as they would be put now; null: over
     * @param {{isShown: boolean}} [how] isShown: here too, not only to the others
     */
    draft(elements, { isShown } = { isShown: true }) {
      const gone = drafts;
      drafts = (elements || []).map((element) => ({ ...element, id: session.currentId(element.id) }));
      const kept = new Set(drafts.map(({ id }) => keyOf(id)));
      shown = isShown ? drafts : [];
      outgoing.draft(drafts.map(told), gone.map(({ id }) => id).filter((id) => !kept.has(keyOf(id))));
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
