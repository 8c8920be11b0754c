/** The icons as symbols inside the page itself: no request, no flash, and one drawing for all that use it. */

/** The house's mark is larger than an icon and has a colour of its own. */
const MARK = '<path d="M4.500 22.500c4.200 0 5.600-13.500 12-13.500 4.300 0 5.200 6.600 1.300 8.100-3.700 1.400-6.600-2.300-5-5.300 2-3.800 8.200-3.800 11.700-.3" stroke-width="2.600"/>'
  + '<circle cx="26" cy="13" r="3.200" fill="var(--accent)" stroke="none"/>';

/** @param {Document} page gets symbols `#icon-NAME` @param {Object<string, string>} drawings by name */
export function insertSprite(page, drawings) {
  const icons = Object.keys(drawings).map((name) => symbol(name, 24, drawings[name])).join('');
  page.body.insertAdjacentHTML('afterbegin',
    `<svg class="sprite" aria-hidden="true">${icons}${symbol('mark', 32, MARK)}</svg>`);
}

function symbol(name, size, content) {
  return `<symbol id="icon-${name}" viewBox="0 0 ${size} ${size}">${content}</symbol>`;
}
