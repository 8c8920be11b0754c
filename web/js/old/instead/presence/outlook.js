/** Nobody is followed from the old page: what the others see is not kept. */
export function createOutlook() {
  return { take() {}, keep() {} };
}
