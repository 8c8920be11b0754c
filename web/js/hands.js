/**
 * From the hands to the tool: carries pointer samples to the board, gives them to the tool in use, and
 * shows by the cursor what a press would do. Knows no tool by name but the hand, which moves the paper.
 */
import { createTaps } from './input/taps.js';
import { listenToPointers } from './input/pointer.js';
import { listenToWheel } from './input/wheel.js';
import { byId } from './ui/dom.js';

export const HAND = 'hand';

/**
 * @param {object} around
 * @param {object} around.screen
 * @param {(erase: boolean) => import('./tools/kit.js').Tool} around.tool the one to use, the pen's own eraser aside
 * @param {() => boolean} around.handChosen whether the main button moves the paper
 * @param {() => string} around.cursor CSS, for the tool chosen
 * @param {(point: {x: number, y: number}) => void} around.hover board units
 * @param {(sample: object) => void} around.ask the right button asks for what lies there; board units
 * @param {() => void} around.begun a gesture begins
 * @param {() => void} around.over what was drawn is kept or given up
 */
export function createHands({ screen, tool, handChosen, cursor, hover, ask, begun, over }) {
  const stage = byId('stage');
  let inUse = null;
  let spaceHeld = false;
  let grabbed = false;
  let held = { shift: false, alt: false, mod: false };
  const taps = createTaps();

  const onBoard = (sample) => ({ ...sample, ...screen.toBoard(sample) });
  const wantsPan = () => handChosen() || spaceHeld;

  function showCursor() {
    stage.dataset.hand = grabbed ? 'closed' : wantsPan() ? 'open' : '';
    const now = wantsPan() ? '' : cursor();
    if (stage.style.cursor !== now) stage.style.cursor = now;
  }

  const pointers = listenToPointers(stage, {
    begin(sample, { erase, mods }) {
      begun();
      held = mods;
      taps.down(sample);
      inUse = tool(erase);
      inUse.begin(onBoard(sample), mods);
    },
    move(samples, predicted, mods) {
      taps.moved(samples);
      const points = samples.map(onBoard);
      held = mods;
      if (inUse.isPointing) hover(points[points.length - 1]);
      inUse.move(points, predicted.map(onBoard), mods);
    },
    end(sample, mods) {
      const ended = inUse;
      ended.end(mods);
      over();
      if (taps.up(sample) && ended.doubleTap) ended.doubleTap(onBoard(sample), mods);
      showCursor();
    },
    cancel() {
      taps.forget();
      inUse.cancel();
      over();
      showCursor();
    },
    hover(sample) {
      const at = onBoard(sample);
      hover(at);
      const chosen = tool(false);
      if (wantsPan() || !chosen || !chosen.hover) return;
      chosen.hover(at);
      showCursor();
    },
    pan: screen.pan,
    ask: (sample) => ask(onBoard(sample)),
    zoomBy: (point, factor) => screen.zoomBy(factor, point),
    wantsPan,
    grabbed(now) {
      begun();
      grabbed = now;
      showCursor();
    },
  });
  listenToWheel(stage, { pan: screen.pan, zoomBy: (point, factor) => screen.zoomBy(factor, point) });

  return {
    showCursor,
    /** @returns {boolean} in the gesture that is under way */
    modHeld: () => held.mod,
    isBusy: pointers.isBusy,
    isDrawing: pointers.isDrawing,
    /** Ends what is being drawn without keeping it. */
    cancel: pointers.cancel,
    setSpace(held) {
      spaceHeld = held;
      showCursor();
    },
  };
}
