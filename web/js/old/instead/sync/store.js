/** The old page keeps nothing in the browser: no store, so no leases, no copies and no couriers. */
export function openStore() {
  return Promise.reject(new Error('no store'));
}
