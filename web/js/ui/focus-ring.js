/** In a toolbar the arrow keys go from button to button; only what can be seen takes part. */

/** @param {HTMLElement} bar @param {KeyboardEvent} event */
export function moveFocus(bar, event) {
  const onwards = document.documentElement.dir === 'rtl' ? -1 : 1;
  const step = { ArrowRight: onwards, ArrowLeft: -onwards }[event.key];
  if (!step || event.target.type === 'range') return;
  const stops = [...bar.querySelectorAll('button, input')].filter((stop) => !stop.disabled && isSeen(stop));
  const at = stops.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length].focus();
}

function isSeen(element) {
  return element.offsetParent !== null && getComputedStyle(element).visibility !== 'hidden';
}
