/**
 * What all tools have in common that make one element by a drag: from where it began to where it is,
 * as a draft that the others see; a tap makes one of a handy size. What it makes, its plan says.
 *
 * @typedef {object} Plan
 * @property {string} name
 * @property {number} kind
 * @property {(from: Point, to: Point, mods: object, zoom: number) => object} dragged the element's place or ink
 * @property {(at: Point, zoom: number) => object} tapped likewise, of a size for the eye: CSS px over zoom
 * @property {(element: object) => void} [finish] instead of putting and selecting it
 * @property {(at: Point, mods: object) => boolean} [takeUp] whether a tap there is answered by something that exists
 * @property {string} [cursor] CSS
 * @typedef {{x: number, y: number}} Point  board units
 */
import { keyOf } from '../model/keys.js';

/** CSS px that are still a tap: a hand on glass trembles. */
const TAP_REACH_PX = 6;

/**
 * @param {import('./kit.js').Kit} kit
 * @param {Plan} plan
 * @returns {import('./kit.js').Tool}
 */
export function createDragTool(kit, plan) {
  let made = null;
  let from = null;
  let to = null;

  const isTap = () => Math.hypot(to.x - from.x, to.y - from.y) * kit.zoom() < TAP_REACH_PX;
  const pointOf = ({ x, y }) => kit.snap({ x, y });

  function begin(sample) {
    from = pointOf(sample);
    to = from;
    made = null;
  }

  /** The element's number is taken when there is something to show, so that a mere tap on a text takes none. */
  function elementWith(shape) {
    made = made || { id: kit.session.newId(), kind: plan.kind, z: kit.session.topZ(), style: kit.style() };
    return { ...made, ...shape };
  }

  function put(element) {
    kit.session.submit([{ put: element }]);
    kit.draft(null);
    if (kit.stays()) return;
    kit.choose('select');
    kit.selection.set([keyOf(kit.session.currentId(element.id))]);
  }

  function finish(shape) {
    const element = elementWith(shape);
    made = null;
    if (plan.finish) plan.finish(element);
    else put(element);
  }

  return {
    name: plan.name,
    begin,
    move(samples, predicted, mods) {
      to = pointOf(samples[samples.length - 1]);
      kit.draft(isTap() ? [] : [elementWith(plan.dragged(from, to, mods, kit.zoom()))]);
    },
    end(mods) {
      if (!isTap()) finish(plan.dragged(from, to, mods, kit.zoom()));
      else if (plan.takeUp && plan.takeUp(to, mods)) kit.draft(null);
      else finish(plan.tapped(from, kit.zoom()));
    },
    cancel() {
      made = null;
      kit.draft(null);
    },
    /** By the keyboard: one of a handy size there. */
    place(point) {
      begin(point);
      finish(plan.tapped(from, kit.zoom()));
    },
    cursor: () => plan.cursor || 'crosshair',
  };
}
