/** The old page selects nothing. */
export function createOverlay() {
  return { colour: () => '', paint() {} };
}
