// The look, as far as it can be computed: contrast of the tokens, and style sheets that follow the direction of reading.
import { assertEqual, assertTrue, test } from './runner.js';

/** WCAG AA: text, and what one must see of a control. */
const TEXT = 4.5;
const CONTROL = 3;

/** Ink and ground: what stands on what. */
const PAIRS = [
  ['ink', 'paper', TEXT], ['ink', 'surface', TEXT], ['ink', 'surface-sunk', TEXT], ['ink', 'surface-hover', TEXT],
  ['ink-soft', 'paper', TEXT], ['ink-soft', 'surface', TEXT], ['ink-soft', 'surface-sunk', TEXT], ['ink-soft', 'surface-hover', TEXT],
  ['on-accent', 'accent', TEXT], ['on-accent', 'accent-hover', TEXT],
  ['bad', 'paper', TEXT], ['bad', 'surface', TEXT], ['good', 'surface', CONTROL], ['warn', 'surface', CONTROL],
  ['accent', 'paper', CONTROL], ['accent', 'surface', CONTROL], ['accent', 'surface-sunk', CONTROL],
];

const PHYSICAL = /(?:^|[;{\s])((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|(?:left|right)\s*:\s*(?!50%)|text-align:\s*(?:left|right)|float:\s*(?:left|right))/g;

async function source(address) {
  const answer = await fetch(address);
  assertTrue(answer.ok, `${address}: ${answer.status}`);
  return answer.text();
}

/** The tokens of a block of declarations. */
function tokens(block) {
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

async function schemes() {
  const css = await source('/css/tokens.css');
  const [, light] = /:root\s*\{([^}]*)\}/.exec(css);
  const [, dark] = /prefers-color-scheme: dark\)\s*\{\s*:root\s*\{([^}]*)\}/.exec(css);
  return { light: tokens(light), dark: new Map([...tokens(light), ...tokens(dark)]) };
}

/** WCAG's relative luminance of #rrggbb. */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

async function sheets() {
  const names = new Set();
  for (const page of ['/board.html', '/index.html']) {
    for (const [, name] of (await source(page)).matchAll(/href="(?:\.\.\/)?(css\/[\w-]+\.css)"/g)) names.add(`/${name}`);
  }
  return [...names];
}

test('look: text on its ground holds 4.5 to 1, controls 3 to 1, by day and by night', async () => {
  const bySchemes = await schemes();
  const weak = [];
  for (const [scheme, values] of Object.entries(bySchemes)) {
    for (const [ink, ground, least] of PAIRS) {
      const got = contrast(values.get(ink), values.get(ground));
      if (got < least) weak.push(`${scheme}: ${ink} on ${ground} ${got.toFixed(2)} < ${least}`);
    }
  }
  assertEqual(weak, []);
});

test('look: no style sheet names left or right', async () => {
  const found = [];
  for (const address of await sheets()) {
    const css = (await source(address)).replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, property] of css.matchAll(PHYSICAL)) found.push(`${address}: ${property}`);
  }
  assertEqual(found, []);
});

test('look: colours stand in the tokens alone', async () => {
  const found = [];
  for (const address of await sheets()) {
    if (address === '/css/tokens.css') continue;
    const css = (await source(address)).replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [colour] of css.matchAll(/#[0-9a-f]{3,8}\b(?![^{}]*\{)|rgba?\([^)]*\)|hsla?\([^)]*\)/gi)) found.push(`${address}: ${colour}`);
  }
  assertEqual(found, []);
});
