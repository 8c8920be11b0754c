/**
 * The first script of both pages: chooses the language and fills in the static words and the icons, before
 * anything is painted (css/base.css keeps the body unseen until <html data-said>).
 */
import { isFit } from './ui/fitness.js';
import { ICONS } from './ui/icons.js';
import { sayAll } from './ui/say.js';
import { insertSprite } from './ui/sprite.js';
import { recall } from './ui/store.js';
import { languageFor, speak } from './ui/words.js';

if (isFit(window)) {
  speak(languageFor(recall('language', null), navigator.languages));
  insertSprite(document, ICONS);
  sayAll(document);
}
document.documentElement.dataset.said = '';
