/** Short ways through the DOM. */

/** @param {Window} view */
export function shimDom(view) {
  const { document, Element: El, HTMLElement: Html } = view;
  const { prototype } = El;
  if (!prototype.append) prototype.append = append;
  if (!prototype.after) {
    prototype.after = function after(...nodes) {
      nodes.forEach((node) => this.parentNode.insertBefore(node, this.nextSibling));
    };
    prototype.before = function before(...nodes) {
      nodes.forEach((node) => this.parentNode.insertBefore(node, this));
    };
  }
  // Some engines had it for a few kinds of elements only, with another meaning.
  if (!document.createElement('div').remove) prototype.remove = remove;
  if (!prototype.matches) prototype.matches = prototype.webkitMatchesSelector || prototype.mozMatchesSelector;
  if (!prototype.closest) prototype.closest = closest;
  if (!('hidden' in document.createElement('div'))) Object.defineProperty(Html.prototype, 'hidden', HIDDEN);
  shimToggle(document);
  shimTransform(view);
}

const HIDDEN = {
  get() {
    return this.hasAttribute('hidden');
  },
  set(hidden) {
    if (hidden) this.setAttribute('hidden', '');
    else this.removeAttribute('hidden');
  },
};

function append(...nodes) {
  nodes.forEach((node) => this.appendChild(typeof node === 'object' ? node : document.createTextNode(node)));
}

function remove() {
  if (this.parentNode) this.parentNode.removeChild(this);
}

function closest(selector) {
  let element = this;
  while (element && element.nodeType === 1 && !element.matches(selector)) element = element.parentNode;
  return element && element.nodeType === 1 ? element : null;
}

/** The second argument came later than the method. */
function shimToggle(document) {
  const { classList } = document.createElement('div');
  classList.toggle('a', false);
  if (!classList.contains('a')) return;
  const list = Object.getPrototypeOf(classList);
  list.toggle = function toggle(name, wanted = !this.contains(name)) {
    if (wanted) this.add(name);
    else this.remove(name);
    return wanted;
  };
}

function shimTransform({ document, CSSStyleDeclaration: Style }) {
  if ('transform' in document.documentElement.style) return;
  Object.defineProperty(Style.prototype, 'transform', {
    set(value) {
      this.webkitTransform = value;
    },
  });
}
