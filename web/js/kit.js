/** What the tools of one page may use, put together; tools/kit.js says what each part is. */
import { contains, grow, meets } from './geometry/box.js';
import { touches } from './geometry/hit.js';
import { compareZ } from './model/zindex.js';

/**
 * @param {object} parts
 * @param {object} parts.session
 * @param {object} parts.screen
 * @param {object} parts.outgoing
 * @param {object} parts.own presence/own.js
 * @param {object} parts.selection
 * @param {object} parts.inkwell tools/inkwell.js
 * @param {(name: string) => void} parts.choose
 * @param {(element: object, how?: {isNew: boolean}) => void} parts.editText
 * @param {() => void} parts.overlayChanged
 * @returns {import('./tools/kit.js').Kit}
 */
export function createKit({ session, screen, outgoing, own, selection, inkwell, choose, editText, overlayChanged }) {
  const elementOf = ({ key }) => session.document.elements.get(key);

  return {
    session,
    outgoing,
    selection,
    style: inkwell.style,
    text: inkwell.text,
    choose,
    editText,
    overlayChanged,
    zoom: () => screen.camera().zoom,
    show: own.show,
    draft: own.draft,
    carry: own.carry,
    fade: screen.fade,
    figures: screen.figures,
    snap: (point) => point,

    pick(point, slack) {
      const near = grow({ x: point.x, y: point.y, w: 0, h: 0 }, slack);
      let top = null;
      for (const record of screen.figures()) {
        if (!meets(record.bounds, near) || !touches(record.figure, point, point, slack)) continue;
        if (!top || compareZ(elementOf(top), elementOf(record)) < 0) top = record;
      }
      return top;
    },

    within: (box) => [...screen.figures()].filter((record) => contains(box, record.bounds)),
  };
}
