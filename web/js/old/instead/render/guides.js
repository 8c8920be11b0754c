/** The old page does not snap. */
export function paintGuides() {}
