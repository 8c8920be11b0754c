/** What the page asks its window and its surroundings for. */

/** How often (ms) an element's size is looked at, for no event tells of it. */
const LOOK_MS = 500;

/** @param {Window} view */
export function shimWindow(view) {
  const { document, navigator } = view;
  if (!view.matchMedia) view.matchMedia = () => ({ matches: false, addEventListener() {} });
  else if (!view.matchMedia('all').addEventListener) listenByListener(view);
  if (!view.ResizeObserver) view.ResizeObserver = resizeObserverOf(view);
  if (!navigator.languages) navigator.languages = [navigator.language || 'en'];
  if (!isUrl(view)) view.URL = urlOf(document);
}

/** Queries of media have an older way to listen. */
function listenByListener(view) {
  const ask = view.matchMedia;
  view.matchMedia = (text) => {
    const query = ask.call(view, text);
    return { matches: query.matches, addEventListener: (type, listener) => query.addListener(listener) };
  };
}

function resizeObserverOf(view) {
  return function Observer(tell) {
    this.observe = (element) => {
      let size = '';
      const look = () => {
        const { width, height } = element.getBoundingClientRect();
        const now = `${width} ${height}`;
        if (now !== size) tell();
        size = now;
      };
      view.addEventListener('resize', look);
      setInterval(look, LOOK_MS);
      setTimeout(look, 0);
    };
  };
}

function isUrl(view) {
  try {
    return new view.URL('a', 'http://b/').href === 'http://b/a';
  } catch (none) {
    return false;
  }
}

/** A link knows what its address consists of. */
function urlOf(document) {
  return function Address(path, base) {
    const link = document.createElement('a');
    link.href = path;
    if (base && !/^[a-z]+:/i.test(path)) link.href = joined(path, base);
    this.href = link.href;
    this.pathname = link.pathname.charAt(0) === '/' ? link.pathname : `/${link.pathname}`;
  };
}

/** A relative path of ours: `./` and `../` at its beginning, or from the root. */
function joined(path, base) {
  const [origin] = /^[a-z]+:\/\/[^/]*/i.exec(base);
  if (path.charAt(0) === '/') return origin + path;
  const folders = base.slice(origin.length).replace(/[?#].*$/, '').split('/').slice(1, -1);
  const parts = path.split('/');
  while (parts[0] === '.' || parts[0] === '..') if (parts.shift() === '..') folders.pop();
  return `${[origin, ...folders].join('/')}/${parts.join('/')}`;
}
