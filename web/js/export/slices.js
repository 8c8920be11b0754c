/** Long work in short pieces, so that the page stays alive while it is done. */

const SLICE_MS = 12;

export class Stopped extends Error {}

/**
 * @param {Array<*>} items
 * @param {(item: *, index: number) => void} each
 * @param {{progress: (share: number) => void, isStopped: () => boolean}} job
 * @throws {Stopped} as a rejection, when the job was stopped
 */
export async function inSlices(items, each, { progress, isStopped }) {
  let untilMs = performance.now() + SLICE_MS;
  for (let i = 0; i < items.length; i++) {
    each(items[i], i);
    if (performance.now() < untilMs) continue;
    progress(i / items.length);
    await pause();
    if (isStopped()) throw new Stopped();
    untilMs = performance.now() + SLICE_MS;
  }
}

/** Lets the page do what else there is to do. */
export function pause() {
  return new Promise((go) => { setTimeout(go); });
}
