/** What the old page loads before it shows anything, each a file of JSON. */

/** @param {string} address @param {(content: object) => void} then */
export function load(address, then) {
  const request = new XMLHttpRequest();
  request.open('GET', address);
  request.onload = () => then(JSON.parse(request.responseText));
  request.send();
}
