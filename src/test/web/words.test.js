// The page's words: the same in every language, and nowhere else.
import { assertEqual, assertTrue, test } from './runner.js';
import { de } from '../js/ui/words/de.js';
import { en } from '../js/ui/words/en.js';
import { es } from '../js/ui/words/es.js';
import { zh } from '../js/ui/words/zh.js';
import { plural } from '../js/ui/words/plural.js';
import { LANGUAGES, languageFor, percent, speak, words } from '../js/ui/words.js';

const PAGES = ['/board.html', '/index.html'];

/** Each leaf with what it is: a text, or a function and its arity. */
function shape(part, path = '') {
  if (typeof part === 'function') return [`${path}/${part.length}`];
  if (part === null || typeof part !== 'object') return [`${path}: ${typeof part}`];
  return Object.keys(part).flatMap((key) => shape(part[key], path ? `${path}.${key}` : key)).sort();
}

function at(path) {
  return path.split('.').reduce((part, key) => (part === undefined ? part : part[key]), en);
}

async function source(address) {
  const answer = await fetch(address);
  assertTrue(answer.ok, `${address}: ${answer.status}`);
  return answer.text();
}

/** Every module that the pages load: address to text without comments. */
async function modules() {
  const found = new Map();
  const queue = ['/js/main.js', '/js/home.js', '/js/speak.js'];
  while (queue.length > 0) {
    const address = queue.shift();
    if (found.has(address) || address.startsWith('/js/lib/')) continue;
    const text = (await source(address)).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, '');
    found.set(address, text);
    for (const [, path] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) queue.push(new URL(path, new URL(address, location.href)).pathname);
  }
  return found;
}

for (const [name, catalogue] of Object.entries({ de, es, zh })) {
  test(`words: ${name} says what English says, by functions of the same arity`, () => {
    assertEqual(shape(catalogue), shape(en));
  });

  test(`words: nothing in ${name} is empty`, () => {
    const empty = (part) => (typeof part === 'string' ? part.trim() === '' : part && typeof part === 'object' && Object.values(part).some(empty));
    assertTrue(!empty(catalogue), 'an empty text');
  });
}

test('words: what the pages name exists', async () => {
  for (const page of PAGES) {
    const names = [...(await source(page)).matchAll(/data-words(?:-label|-title)?="([^"]+)"/g)].map(([, path]) => path);
    assertTrue(names.length > 0, `${page} names none`);
    assertEqual(names.filter((path) => typeof at(path) !== 'string'), [], page);
  }
});

test('words: every command has its own, and its group too', async () => {
  const ids = [...(await modules()).values()].flatMap((text) => [...text.matchAll(/\bid: ['`]([a-z]+\.[a-z-]+)/g)].map(([, id]) => id.replace(/-$/, '')));
  assertTrue(ids.length > 10, `only ${ids.length} commands found`);
  assertEqual(ids.filter((id) => typeof at(`commands.${id}`) !== 'string' || typeof at(`help.groups.${id.split('.')[0]}`) !== 'string'), []);
});

test('words: no page and no module says anything by itself', async () => {
  const said = [];
  for (const [address, text] of await modules()) {
    if (!/^\/js\/(ui\/[^/]+|[^/]+)\.js$/.test(address)) continue;
    const code = text.replace(/(new \w*Error|querySelector\w*|closest|matches)\([^)]*\)|import [^;]+;/g, '');
    for (const [, named] of code.matchAll(/(?:'aria-label'|title|placeholder|alt|textContent|innerText)\s*[:=]\s*(['`][^'`]*['`])/g)) {
      if (/[A-Za-z]{2}/.test(named.replace(/\$\{[^}]*\}/g, '')) && !/Inkwire/.test(named)) said.push(`${address}: ${named}`);
    }
    for (const [, sentence] of code.matchAll(/['`]([A-Z][a-z]+(?: [a-z’]+)+[^'`]*)['`]/g)) said.push(`${address}: ${sentence}`);
  }
  for (const page of PAGES) {
    const body = (await source(page)).replace(/<noscript>[\s\S]*?<\/noscript>|<head>[\s\S]*?<\/head>|<!--[\s\S]*?-->/g, '');
    for (const [, words] of body.matchAll(/>\s*([^<>]*[A-Za-z]{2}[^<>]*)</g)) if (words.trim() !== 'Inkwire') said.push(`${page}: ${words.trim()}`);
    for (const [named] of body.matchAll(/\s(?:aria-label|title|alt|placeholder)="[^"]+"/g)) said.push(`${page}:${named}`);
  }
  assertEqual(said, []);
});

test('words: the chosen language first, then the browser’s, then English', () => {
  assertEqual(languageFor(null, ['fr-FR', 'de-AT', 'es']), 'de');
  assertEqual(languageFor('es', ['de-AT']), 'es');
  assertEqual(languageFor(null, ['zh-TW']), 'zh-Hans');
  assertEqual(languageFor('xx', ['fr']), 'en');
  assertEqual(LANGUAGES.map(({ code }) => code), ['en', 'de', 'es', 'zh-Hans']);
});

test('words: numbers and counts as the language writes them', () => {
  try {
    assertEqual(plural('de', { one: '# Kreis', other: '# Kreise' })(1234), '1.234 Kreise');
    assertEqual(plural('pl', { one: '# koło', few: '# koła', other: '# kół' })(3), '3 koła');
    assertEqual([en.offlineKept(1), en.offlineKept(2)], ['Offline, 1 change kept', 'Offline, 2 changes kept']);
    speak('de');
    assertEqual(words.language.code, 'de');
    assertEqual(percent(1.5), '150\u00a0%');
    assertEqual(percent(0.015), '1,5\u00a0%');
  } finally {
    speak('en');
  }
});
