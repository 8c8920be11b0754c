/** The old page carries nothing. */
export function createGhost() {
  return { paint: () => false };
}
