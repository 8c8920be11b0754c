/**
 * Copy, cut and paste of elements, between boards and tabs too; and plain text, which becomes a text
 * on the board. What cannot be pasted is said and changes nothing.
 */
import { listenToClipboard } from './input/clipboard.js';
import { KIND } from './geometry/figure.js';
import { blockAt } from './geometry/text-layout.js';
import { placeOf } from './geometry/place.js';
import { clippingOf, isClipping, readClipping } from './model/clipping.js';
import { isPortable, readPortable } from './model/portable.js';
import { byId } from './ui/dom.js';
import { toast } from './ui/toast.js';
import { words } from './ui/words.js';

const TEXT_SIZE = 20;

/** Lines longer than this (board units) are broken. */
const WIDEST_TEXT = 640;

/**
 * @param {object} around
 * @param {import('./tools/kit.js').Kit} around.kit
 * @param {ReturnType<typeof import('./selection/acts.js').createActs>} around.acts
 * @param {ReturnType<typeof import('./commands.js').createCommands>} around.commands
 * @param {object} around.screen
 * @param {() => boolean} around.isFree whether one may edit and no gesture is under way
 * @param {() => void} around.begun something is about to be done
 */
export function createClipboard({ kit, acts, commands, screen, isFree, begun }) {
  const stage = byId('stage');
  let pointer = null;
  /** Copied here last: who pastes by a menu is given the plain text only. */
  let last = { ours: '', plain: '' };

  stage.addEventListener('pointermove', ({ clientX, clientY, pointerType }) => {
    pointer = pointerType === 'touch' ? null : { x: clientX, y: clientY };
  });
  stage.addEventListener('pointerleave', () => {
    pointer = null;
  });

  /** Where the pointer is, else the middle of what is seen; board units. */
  function target() {
    const { left, top, width, height } = stage.getBoundingClientRect();
    return screen.toBoard(pointer ? { x: pointer.x - left, y: pointer.y - top } : { x: width / 2, y: height / 2 });
  }

  /** The words of what is copied, if it has any, are what other programs get. */
  function copied() {
    const elements = kit.selection.size > 0 ? acts.chosen() : [];
    if (elements.length === 0) return null;
    begun();
    const ours = clippingOf(elements);
    const said = elements.map(({ text }) => (text && text.body) || '').filter(Boolean).join('\n\n');
    last = { ours, plain: said || ours };
    return last;
  }

  function cut() {
    if (!isFree()) return null;
    const taken = copied();
    if (taken) acts.remove();
    return taken;
  }

  /** @returns {Array<object>} one text element at the origin; none where there are no words */
  function written(plain) {
    const body = plain.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').trim();
    if (body === '') return [];
    const text = { body, size: TEXT_SIZE, font: 0, align: 0 };
    const { w } = blockAt(text, { x: 0, y: 0, w: 0 }).box;
    const { stroke, opacity } = kit.style();
    return [{
      id: { author: 0, n: 1 }, kind: KIND.TEXT, style: { stroke, opacity }, text,
      place: placeOf({ x: 0, y: 0, w: w > WIDEST_TEXT ? WIDEST_TEXT : 0, h: 0 }),
    }];
  }

  function paste({ ours, plain, hasFiles }) {
    if (!isFree()) return false;
    const line = isClipping(ours) ? ours : isClipping(plain) ? plain : null;
    const say = words.selection.paste;
    if (line === null && plain.trim() === '') {
      toast(hasFiles ? say.pictures : say.nothing);
      return true;
    }
    const read = line !== null ? readClipping(line) : isPortable(plain) ? readPortable(plain) : pastedText(plain);
    if (read.error) {
      toast(say[read.error]);
      return true;
    }
    begun();
    kit.choose('select');
    acts.paste(read.elements, target());
    return true;
  }

  function pastedText(plain) {
    const { textBytes } = kit.session.limits;
    if (new TextEncoder().encode(plain).length > textBytes) return { error: 'longText' };
    return { elements: written(plain) };
  }

  async function pasteByMenu() {
    try {
      const plain = await navigator.clipboard.readText();
      paste({ ours: plain === last.plain ? last.ours : '', plain, hasFiles: false });
    } catch (refused) {
      // Browsers hand it out on secure pages only, and if the person lets them.
      if (last.ours) paste({ ...last, hasFiles: false });
      else toast(words.selection.paste.refused);
    }
  }

  listenToClipboard({ copy: copied, cut, paste });
  commands.add(
    { id: 'edit.copy', chords: ['Mod+c'], isNative: true, run: () => document.execCommand('copy'), when: () => kit.selection.size > 0 },
    { id: 'edit.cut', chords: ['Mod+x'], isNative: true, run: () => document.execCommand('cut'), when: () => isFree() && acts.free().length > 0 },
    { id: 'edit.paste', chords: ['Mod+v'], isNative: true, run: pasteByMenu, when: isFree },
  );
}
