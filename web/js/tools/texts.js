/**
 * Text and sticky notes: a tap or a drag says where, then one writes. Text from a tap is as wide as its
 * lines, text from a drag wraps at the drag's width. A tap on something written goes on writing there,
 * one in a shape writes in the shape.
 */
import { boxAbout, boxDragged } from '../geometry/drag.js';
import { KIND } from '../geometry/figure.js';
import { placeOf } from '../geometry/place.js';
import { LEADING } from '../geometry/text-layout.js';
import { shapeAround } from './around.js';

/** A note's side, and the narrowest text a drag can ask for, in letters' sizes; board units. */
const NOTE_SIDE = 200;
const LEAST_NOTE = 60;
const LEAST_LETTERS = 2;

/** CSS px by which a tap may miss a text it means. */
const SLACK_PX = 4;

/** @param {import('./kit.js').Kit} kit @returns {Array<import('./drag-tool.js').Plan>} */
export function textPlans(kit) {
  const blank = () => ({ ...kit.text(), body: '' });
  const finish = (element) => kit.editText(element, { isNew: true });

  function takeUp(at, kind) {
    const record = kit.pick(at, SLACK_PX / kit.zoom());
    if (!record || record.locked || record.figure.kind !== kind) return false;
    kit.editText(kit.session.document.elements.get(record.key));
    return true;
  }

  function writeInShape(at) {
    const record = shapeAround(kit, at);
    if (!record || record.locked) return false;
    kit.editText(kit.session.document.elements.get(record.key));
    return true;
  }

  return [
    {
      name: 'text',
      kind: KIND.TEXT,
      cursor: 'text',
      dragged(from, to, mods) {
        const { x, y, w } = boxDragged(from, to, { ...mods, shift: false });
        const text = blank();
        return { place: placeOf({ x, y, w: Math.max(w, text.size * LEAST_LETTERS), h: text.size * LEADING }), text };
      },
      tapped({ x, y }) {
        const text = blank();
        return { place: placeOf({ x, y: y - (text.size * LEADING) / 2, w: 0, h: 0 }), text };
      },
      takeUp: (at, { alt }) => takeUp(at, KIND.TEXT) || (!alt && writeInShape(at)),
      finish,
    },
    {
      name: 'note',
      kind: KIND.NOTE,
      dragged(from, to, mods) {
        const { x, y, w, h } = boxDragged(from, to, mods);
        return { place: placeOf({ x, y, w: Math.max(w, LEAST_NOTE), h: Math.max(h, LEAST_NOTE) }), text: blank() };
      },
      tapped: (at) => ({ place: placeOf(boxAbout(at, NOTE_SIDE, NOTE_SIDE)), text: blank() }),
      takeUp: (at) => takeUp(at, KIND.NOTE),
      finish,
    },
  ];
}
