/** Clocks and frames. */

const FRAME_MS = 16;

/** @param {Window} view */
export function shimTime(view) {
  if (!view.performance) view.performance = {};
  const { performance } = view;
  if (!performance.now) {
    const beganMs = Date.now();
    performance.now = () => Date.now() - beganMs;
  }
  if (view.requestAnimationFrame) return;
  view.requestAnimationFrame = view.webkitRequestAnimationFrame || ((act) => setTimeout(() => act(performance.now()), FRAME_MS));
}
