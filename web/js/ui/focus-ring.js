/**
 * A bar of buttons is one stop of the Tab key; within it the arrow keys, Home and End go from button to
 * button, of those that can be seen and used. (The toolbar pattern of the ARIA practices.)
 */

const STOPS = 'button, input';

/** Every bar of the page, each an element; bars live as long as the page. */
const rings = new Set();

/** @param {HTMLElement} bar */
export function createFocusRing(bar) {
  if (rings.size === 0) document.addEventListener('keydown', tidyBeforeTab, true);
  rings.add(bar);
  bar.addEventListener('keydown', (event) => moveFocus(bar, event));
}

/** What can be seen changes by many hands; where the Tab key may stop is looked up when it is pressed. */
function tidyBeforeTab({ key }) {
  if (key === 'Tab') rings.forEach(tidy);
}

/** The one stop: what has the focus, else what is pressed, else what had the focus last, else the first. */
function tidy(bar) {
  const stops = stopsOf(bar);
  const stop = stops.find((one) => one === document.activeElement)
    || stops.find((one) => one.getAttribute('aria-pressed') === 'true')
    || stops.find((one) => one.dataset.lastFocus) || stops[0];
  bar.querySelectorAll(STOPS).forEach((one) => {
    one.tabIndex = one === stop ? 0 : -1;
  });
}

function moveFocus(bar, event) {
  const stops = stopsOf(bar);
  const at = stops.indexOf(document.activeElement);
  const to = at < 0 || event.target.type === 'range' ? undefined : target(event.key, at, stops.length);
  if (to === undefined) return;
  event.preventDefault();
  stops.forEach((stop) => delete stop.dataset.lastFocus);
  stops[to].dataset.lastFocus = 'yes';
  stops[to].focus();
}

function target(key, at, count) {
  const onwards = document.documentElement.dir === 'rtl' ? -1 : 1;
  const step = { ArrowRight: onwards, ArrowLeft: -onwards }[key];
  if (step) return (at + step + count) % count;
  return { Home: 0, End: count - 1 }[key];
}

function stopsOf(bar) {
  return [...bar.querySelectorAll(STOPS)].filter((stop) => !stop.disabled && isSeen(stop));
}

function isSeen(element) {
  return element.offsetParent !== null && getComputedStyle(element).visibility !== 'hidden';
}
