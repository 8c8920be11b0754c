/** Copying text, also where the page is not on a secure origin (a server in the same house). */

/** @param {string} text @returns {Promise<boolean>} whether it is on the clipboard */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    return copyBySelection(text);
  }
}

/** @returns {boolean} whether this browser lets a page copy more than text here */
export function canCopyBlobs() {
  return Boolean(window.ClipboardItem && navigator.clipboard && navigator.clipboard.write);
}

/**
 * To be called while a press is still fresh; the blob may come later.
 * @param {'image/png'|'text/plain'} type
 * @param {Promise<Blob>} blob of whatever type
 * @returns {Promise<void>} fails where the browser refuses, or with the blob
 */
export function copyBlob(type, blob) {
  return navigator.clipboard.write([new ClipboardItem({ [type]: blob.then((whole) => new Blob([whole], { type })) })]);
}

function copyBySelection(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'out-of-sight';
  const open = document.querySelector('dialog[open]') || document.body;
  open.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}
