/** What the tools of one page may use, put together; tools/kit.js says what each part is. */

/**
 * @param {object} parts
 * @param {object} parts.session
 * @param {object} parts.screen
 * @param {object} parts.outgoing
 * @param {object} parts.own presence/own.js
 * @param {object} parts.selection
 * @param {object} parts.inkwell tools/inkwell.js
 * @param {(name: string) => void} parts.choose
 * @param {() => boolean} parts.stays
 * @param {(element: object, how?: {isNew: boolean}) => void} parts.editText
 * @param {(point: {x: number, y: number}) => void} parts.writeAt
 * @param {() => void} parts.overlayChanged
 * @param {ReturnType<typeof import('./snapping.js').createSnapping>['snap']} parts.snap
 * @returns {import('./tools/kit.js').Kit}
 */
export function createKit({
  session, screen, outgoing, own, selection, inkwell, choose, stays, editText, writeAt, overlayChanged, snap,
}) {
  return {
    session,
    outgoing,
    selection,
    style: inkwell.style,
    text: inkwell.text,
    choose,
    stays,
    editText,
    writeAt,
    overlayChanged,
    zoom: () => screen.camera().zoom,
    show: own.show,
    draft: own.draft,
    carry: own.carry,
    fade: screen.fade,
    figures: screen.figures,
    figure: screen.figure,
    snap,
    pick: screen.pick,
    meeting: screen.meeting,
    within: screen.within,
  };
}
