/** Small hands for the DOM. Styles are set through CSSOM only: the page's policy forbids style attributes. */

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * @param {string} tag
 * @param {Object<string, string|boolean|Function>} attributes `on…` functions become listeners, true an
 *     attribute without value, false none
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.textContent = '';
  element.append(...children);
}

/** Where the site begins, with its last slash: boards and home lie at different depths below it. */
export function siteBase() {
  return new URL(document.documentElement.dataset.base, location.href).href;
}

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';

/** @param {string} name one of ICONS, or mark @returns {SVGElement} */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  // The older name is the one that every engine knows.
  use.setAttributeNS(XLINK, 'xlink:href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** @param {string} d path data @param {string} viewBox @returns {SVGElement} */
export function drawing(d, viewBox) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
}
