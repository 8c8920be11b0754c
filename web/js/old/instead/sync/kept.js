/** Nothing is kept, so nothing comes back. */
export function restore() {}
