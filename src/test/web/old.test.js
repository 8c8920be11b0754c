// What the page for old browsers brings instead of what they lack, and instead of what is too large for it.
import { assertEqual, assertTrue, test } from './runner.js';
import { SCHEMA } from '../js/wire/schema.js';
import { SCHEMA as SHORT } from '../js/old/instead/wire/schema.js';
import { makeMap, makeSet, makeWeakMap } from '../js/old/shims/collections.js';
import { makePromise } from '../js/old/shims/promise.js';
import { shimText } from '../js/old/shims/text.js';
import { ICONS } from '../js/ui/icons.js';
import { isFit } from '../js/ui/fitness.js';
import { de } from '../js/ui/words/de.js';
import { en } from '../js/ui/words/en.js';
import { es } from '../js/ui/words/es.js';
import { zh } from '../js/ui/words/zh.js';

for (const [name, catalogue] of Object.entries({ en, de, es, zh })) {
  test(`old: what the old page says in ${name} is what the catalogue says`, async () => {
    const said = await (await fetch(`/old/words/${name}.json`)).json();
    const { offlineHere: [one, more], ...rest } = said;
    assertEqual([one.replace('#', '1'), more.replace('#', '3')], [catalogue.offlineHere(1), catalogue.offlineHere(3)]);
    const like = (part, model) => (part === null || typeof part !== 'object' || Array.isArray(part) ? model
      : Object.fromEntries(Object.keys(part).map((key) => [key, like(part[key], model[key])])));
    assertEqual(rest, like(rest, catalogue));
  });
}

test('old: its icons are the page\u2019s own', async () => {
  const icons = await (await fetch('/old/icons.json')).json();
  assertTrue(Object.keys(icons).length > 10, 'too few');
  for (const name of Object.keys(icons)) assertEqual(icons[name], ICONS[name], name);
});

test('old: the short table of messages says what the long one does', () => {
  const whole = (schema) => Object.fromEntries(Object.entries(schema).map(([type, fields]) => [type, fields.map((field) => ({
    number: field.number,
    name: field.name,
    type: field.type,
    repeated: field.repeated === true,
    packed: field.packed === true,
    optional: field.optional === true,
    oneof: field.oneof !== undefined,
  }))]));
  assertEqual(whole(SHORT), whole(SCHEMA));
});

test('old: a Map of ours keeps order, knows objects, strings and numbers apart, and forgets', () => {
  const OldMap = makeMap();
  const a = {};
  const b = {};
  const map = new OldMap([['1', 'text'], [1, 'number'], [a, 'a'], [b, 'b']]);
  map.set('1', 'again');
  assertEqual([map.get('1'), map.get(1), map.get(a), map.get(b), map.get({}), map.size], ['again', 'number', 'a', 'b', undefined, 4]);
  assertEqual([map.delete(a), map.delete(a), map.has(a), map.size], [true, false, false, 3]);
  assertEqual([...map].map(([, value]) => value), ['again', 'number', 'b']);
  for (let i = 0; i < 200; i++) map.set(`k${i}`, i);
  for (let i = 0; i < 200; i += 2) map.delete(`k${i}`);
  assertEqual([map.size, map.get('k101'), map.get(b), map.has('k100')], [103, 101, 'b', false]);
  assertEqual(JSON.stringify({ ...b }), '{}');
});

test('old: a Set of ours holds each thing once, a WeakMap each value by its key', () => {
  const OldSet = makeSet();
  const set = new OldSet(['x', 'y', 'x']);
  assertEqual([set.size, [...set].join(), set.has('y'), set.has('z')], [2, 'x,y', true, false]);
  const OldWeakMap = makeWeakMap();
  const [one, other, key] = [new OldWeakMap(), new OldWeakMap(), {}];
  one.set(key, 1);
  other.set(key, 2);
  assertEqual([one.get(key), other.get(key), one.get({})], [1, 2, undefined]);
});

test('old: a Promise of ours settles once, in order, and passes errors on', async () => {
  const Later = makePromise();
  const said = [];
  const through = await new Promise((done) => {
    new Later((resolve, reject) => {
      resolve(1);
      resolve(2);
      reject(new Error('late'));
    }).then((value) => {
      said.push(value);
      return Later.resolve(value + 10);
    }).then((value) => {
      said.push(value);
      throw new Error('thrown');
    }).then(() => said.push('never')).catch(({ message }) => {
      said.push(message);
      return Later.reject('again');
    }).then(undefined, (reason) => done(reason));
    said.push('first');
  });
  assertEqual([...said, through], ['first', 1, 11, 'thrown', 'again']);
});

test('old: text becomes UTF-8 and back as TextEncoder does it; what is no UTF-8 is refused', () => {
  const view = {};
  shimText(view);
  for (const text of ['', 'plain', 'Grüße', '白板', '🖋️', 'half \ud83d pair']) {
    assertEqual(Array.from(new view.TextEncoder().encode(text)), Array.from(new TextEncoder().encode(text)), text);
  }
  assertEqual(new view.TextDecoder().decode(new TextEncoder().encode('白板 🖋️')), '白板 🖋️');
  let refused = false;
  try {
    new view.TextDecoder().decode(new Uint8Array([0xff, 0xfe]));
  } catch (failure) {
    refused = true;
  }
  assertTrue(refused, 'bytes that are no text were taken');
});

test('old: this browser is fit for the page, and one that lacks a part is not', () => {
  assertTrue(isFit(window), 'a modern browser gets the old page');
  const { PointerEvent, ResizeObserver, AbortController, Intl, CSS, Object: Obj, Promise: Later } = window;
  const all = { PointerEvent, ResizeObserver, fetch: window.fetch, AbortController, Intl, CSS, Object: Obj, Promise: Later };
  assertTrue(isFit(all), 'all of it is enough');
  for (const part of ['PointerEvent', 'ResizeObserver', 'fetch', 'Intl', 'CSS']) {
    assertTrue(!isFit({ ...all, [part]: undefined }), `fit without ${part}`);
  }
  assertTrue(!isFit({ ...all, CSS: { supports: (name) => name !== 'inset' } }), 'fit with CSS of 2018');
});
