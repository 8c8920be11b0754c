/**
 * Moving, resizing and turning what is selected by keys. Presses that follow one another are one
 * gesture, with one submit at its end: when no further key came for a while, or something else is done.
 */
import { centreOf } from '../geometry/box.js';
import { KIND } from '../geometry/figure.js';
import { turned } from '../geometry/place.js';
import { keepsProportion } from '../selection/change.js';
import { frameOf } from '../selection/frame.js';
import { createItems } from '../selection/items.js';
import { moveMotion, stretchMotion, turnMotion } from '../selection/motion.js';
import { createPreview } from './preview.js';

/** ms without a key after which the gesture is over: longer than a key's own repeat takes to begin. */
const REST_MS = 600;

/** @param {import('./kit.js').Kit} kit */
export function createNudge(kit) {
  const items = createItems(kit.selection, kit.figure);
  let under = null;
  let timer = null;

  function settle() {
    clearTimeout(timer);
    if (!under) return;
    const { preview } = under;
    under = null;
    preview.submit();
    kit.overlayChanged();
  }

  /** The gesture under way if it is of that kind and on the same things; else a new one. */
  function gesture(kind) {
    if (under && (under.kind !== kind || under.keys !== kit.selection.keys)) settle();
    const held = under ? under.held : items.free();
    if (held.length === 0) return null;
    under = under || { kind, keys: kit.selection.keys, held, frame: frameOf(held), preview: createPreview(kit, held), x: 0, y: 0 };
    clearTimeout(timer);
    timer = setTimeout(settle, REST_MS);
    return under;
  }

  /** @param {(now: object) => import('../selection/motion.js').Motion} motionOf once the keys so far are summed up */
  function further(kind, dx, dy, motionOf) {
    const now = gesture(kind);
    if (!now) return;
    now.x += dx;
    now.y += dy;
    const motion = motionOf(now);
    now.shown = motion.frame;
    now.preview.show(motion);
    kit.overlayChanged();
  }

  return {
    settle,
    /** @returns {?import('../selection/frame.js').Frame} as it is at this moment; null while there is no gesture */
    frame: () => under && under.shown,

    /** @param {number} dx board units @param {number} dy */
    move: (dx, dy) => further('move', dx, dy, ({ frame, x, y }) => moveMotion(frame, x, y)),

    /** Its right and its lower side go so far, in board units. */
    resize: (dw, dh) => further('resize', dw, dh, (now) => {
      const { frame: { box, angle }, held } = now;
      // Not past its other side, where a key's next press would make it larger again.
      now.x = Math.max(now.x, 1 - box.w);
      now.y = Math.max(now.y, 1 - box.h);
      const to = turned({ x: box.x + box.w + now.x, y: box.y + box.h + now.y }, centreOf(box), angle);
      const isText = held.length === 1 && held[0].figure.kind === KIND.TEXT;
      const proportional = isText || keepsProportion(held, now.frame);
      return stretchMotion(now.frame, 'se', to, { proportional, centred: false }, held.length === 1);
    }),

    /** @param {number} by radians, clockwise */
    turn: (by) => further('turn', by, 0, ({ frame, x }) => turnMotion(frame, x)),
  };
}
