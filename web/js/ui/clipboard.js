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
