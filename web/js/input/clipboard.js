/**
 * The browser's own copy, cut and paste, by whatever key or menu they were asked for. What is copied
 * in a text field stays the field's affair.
 */

/** Ours, kept by browsers beside the plain text; other programs do not see it. */
const TYPE = 'application/x-inkwire';

const FIELDS = 'input, textarea, select, [contenteditable], dialog';

/**
 * @typedef {{ours: string, plain: string}} Copied  `plain` is what other programs get
 * @typedef {{ours: string, plain: string, hasFiles: boolean}} Pasted  empty where there is none
 *
 * @param {{copy: () => ?Copied, cut: () => ?Copied, paste: (pasted: Pasted) => boolean}} acts copy and cut
 *     answer null where there is nothing to copy; paste answers whether it took what came
 */
export function listenToClipboard({ copy, cut, paste }) {
  const copying = (act) => (event) => {
    if (isElsewhere(event) || isSelectedText()) return;
    const copied = act();
    if (!copied) return;
    event.clipboardData.setData(TYPE, copied.ours);
    event.clipboardData.setData('text/plain', copied.plain);
    event.preventDefault();
  };
  document.addEventListener('copy', copying(copy));
  document.addEventListener('cut', copying(cut));
  document.addEventListener('paste', (event) => {
    if (isElsewhere(event) || !event.clipboardData) return;
    const { clipboardData: data } = event;
    const pasted = { ours: data.getData(TYPE), plain: data.getData('text/plain'), hasFiles: data.files.length > 0 };
    if (paste(pasted)) event.preventDefault();
  });
}

function isElsewhere({ target }) {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** Somebody marked words on the page, a message say, and wants those. */
function isSelectedText() {
  const marked = window.getSelection();
  return marked !== null && !marked.isCollapsed && String(marked) !== '';
}
