/**
 * The page's one frame loop. Layers say that they are dirty; before the next frame each dirty one is
 * painted once, in the order they were given. Nothing runs while nothing is dirty.
 *
 * @param {Array<[string, (nowMs: number) => boolean|void]>} painters name and painter; one that
 *     answers true is moving and is painted again in the next frame
 * @returns {{mark: (...names: Array<string>) => void}}
 */
export function createFrames(painters) {
  const dirty = new Set();
  let asked = false;

  function paint(nowMs) {
    asked = false;
    const due = painters.filter(([name]) => dirty.has(name));
    dirty.clear();
    for (const [name, painter] of due) {
      if (painter(nowMs) === true) mark(name);
    }
  }

  function mark(...names) {
    names.forEach((name) => dirty.add(name));
    if (asked) return;
    asked = true;
    requestAnimationFrame(paint);
  }

  return { mark };
}
