/** The wheel and the touchpad: scrolling moves the paper, with Ctrl (or a touchpad's pinch) it zooms. */

/** CSS px of a wheel's line and page, for devices that count in those. */
const LINE_PX = 40;
const PAGE_PX = 400;

/** A pinch sends many small steps, a notched wheel few large ones; large ones are held to this. */
const STEP_PX = 60;
const ZOOM_PER_PX = 0.0065;

/**
 * @param {HTMLElement} stage
 * @param {{pan: (dx: number, dy: number) => void,
 *     zoomBy: (point: {x: number, y: number}, factor: number) => void}} hands
 */
export function listenToWheel(stage, { pan, zoomBy }) {
  const pointOf = (event) => {
    const rect = stage.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  };

  stage.addEventListener('wheel', (event) => {
    event.preventDefault();
    const unit = [1, LINE_PX, PAGE_PX][event.deltaMode] || 1;
    const dx = event.deltaX * unit;
    const dy = event.deltaY * unit;
    if (event.ctrlKey || event.metaKey) {
      const held = Math.max(-STEP_PX, Math.min(STEP_PX, dy));
      zoomBy(pointOf(event), Math.exp(-held * ZOOM_PER_PX));
    } else if (event.shiftKey && dx === 0) {
      pan(-dy, 0);
    } else {
      pan(-dx, -dy);
    }
  }, { passive: false });

  // Safari on a Mac tells of a touchpad's pinch by events of its own.
  let scale = 1;
  stage.addEventListener('gesturestart', (event) => {
    event.preventDefault();
    scale = event.scale;
  });
  stage.addEventListener('gesturechange', (event) => {
    event.preventDefault();
    zoomBy(pointOf(event), event.scale / scale);
    scale = event.scale;
  });
}
