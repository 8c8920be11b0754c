/** Makes the document the old page's: its own style sheet and the icons. */
import { siteBase } from '../ui/dom.js';
import { insertSprite } from '../ui/sprite.js';
import { words } from '../ui/words.js';

/** So long an engine looks for its style sheet: the first of them do not say when one is there. */
const LOOK_MS = 20;
const LOOKS = 250;

/**
 * @param {boolean} isHome
 * @param {Object<string, string>} icons as ui/icons.js has them
 * @param {() => void} then when the style sheet is there, or cannot be had: what is shown before moves under one's hand
 */
export function dress(isHome, icons, then) {
  const { head, body, documentElement: html } = document;
  html.lang = words.language.code;
  const sheets = document.querySelectorAll('link[rel=stylesheet]');
  for (let i = 0; i < sheets.length; i++) sheets[i].parentNode.removeChild(sheets[i]);
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = `${siteBase()}css/old.css`;
  head.appendChild(sheet);
  body.className = isHome ? 'old-page old-home' : 'old-page old-board';
  insertSprite(document, icons);
  whenThere(sheet, LOOKS, then);
}

function whenThere(sheet, looks, then) {
  if (sheet.sheet || looks === 0) then();
  else setTimeout(() => whenThere(sheet, looks - 1, then), LOOK_MS);
}
