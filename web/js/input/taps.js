/** Tells a double tap, which no pointer event does: two short touches of one place, soon after one another. */

/** CSS px that a tap may wander, and that two may lie apart: a fingertip is no needle. */
const STILL_PX = 8;
const APART_PX = 24;

/** ms from one tap's end to the next one's. */
const AGAIN_MS = 450;

/** @returns {{down: Function, moved: Function, up: Function, forget: Function}} samples in CSS px */
export function createTaps() {
  let began = null;
  let tapped = null;

  const near = (a, b, px) => Math.hypot(a.x - b.x, a.y - b.y) <= px;

  return {
    down(sample) {
      began = sample;
    },
    moved(samples) {
      if (began && samples.some((sample) => !near(sample, began, STILL_PX))) began = null;
    },
    /** @returns {boolean} whether this was the second of two */
    up(sample) {
      if (!began) {
        tapped = null;
        return false;
      }
      const isSecond = tapped !== null && near(tapped, sample, APART_PX) && sample.t - tapped.t <= AGAIN_MS;
      tapped = isSecond ? null : sample;
      return isSecond;
    },
    forget() {
      began = null;
      tapped = null;
    },
  };
}
