/**
 * The three canvases, one above the other, always as large as their parent and as fine as the screen:
 * `scene` what is settled, `live` what is being drawn, `presence` who points where.
 */

/**
 * @param {HTMLElement} parent
 * @param {() => void} onResize after the canvases got a new size (which empties them)
 */
export function createStage(parent, onResize) {
  const layers = ['scene', 'live', 'presence'].map((name) => {
    const canvas = document.createElement('canvas');
    canvas.className = `layer layer-${name}`;
    canvas.setAttribute('aria-hidden', 'true');
    parent.appendChild(canvas);
    return [name, canvas.getContext('2d', { desynchronized: name === 'live' })];
  });
  const stage = { width: 0, height: 0, dpr: 1, layers: Object.fromEntries(layers) };

  function measure() {
    const { width, height } = parent.getBoundingClientRect();
    const dpr = window.devicePixelRatio || 1;
    if (width === stage.width && height === stage.height && dpr === stage.dpr) return;
    Object.assign(stage, { width, height, dpr });
    for (const [, ctx] of layers) {
      ctx.canvas.width = Math.max(1, Math.round(width * dpr));
      ctx.canvas.height = Math.max(1, Math.round(height * dpr));
    }
    onResize();
  }

  /** A window dragged to a finer screen changes dpr without changing its size. */
  function watchDensity() {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio || 1}dppx)`);
    query.addEventListener('change', () => {
      measure();
      watchDensity();
    }, { once: true });
  }

  new ResizeObserver(measure).observe(parent);
  watchDensity();
  return { stage, measure };
}
