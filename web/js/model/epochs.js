// Which epoch wrote which record, as far as this page has seen: from the position its state began
// at onwards. An epoch is 8 opaque bytes, empty where there is no record.

/** @typedef {Array<{from: number, epoch: Uint8Array}>} Epochs ascending; each holds from `from` on */

export function sameEpoch(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** @param {Epochs} epochs @returns {Uint8Array|undefined} undefined for what came before the state */
export function epochAt(epochs, seq) {
  for (let i = epochs.length - 1; i >= 0; i--) if (epochs[i].from <= seq) return epochs[i].epoch;
  return undefined;
}

/** False only if the epoch held for that seq is known and another. */
export function mayBeEpoch(epochs, seq, epoch) {
  const held = epochAt(epochs, seq);
  return held === undefined || sameEpoch(held, epoch);
}
