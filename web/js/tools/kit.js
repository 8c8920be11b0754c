/**
 * What a tool is, and what it may use. A tool turns the samples of one gesture into live updates and,
 * in the end, one batch of ops; it knows neither the DOM nor the network.
 *
 * @typedef {object} Tool
 * @property {string} name
 * @property {(sample: Sample) => void} begin
 * @property {(samples: Array<Sample>, predicted: Array<Sample>) => void} move
 * @property {() => void} end keeps what was made
 * @property {() => void} cancel leaves no trace
 *
 * @typedef {{x: number, y: number, p: (number|undefined), t: number}} Sample  board units, ms
 *
 * @typedef {object} Kit
 * @property {object} session the seam to the network
 * @property {object} outgoing presence/outgoing.js: takes the pen's chunks
 * @property {() => number} zoom CSS px per board unit
 * @property {() => object} style as on the wire, of the next element
 * @property {(stroke: ?object) => void} show my own unfinished stroke, for the live layer
 * @property {(keys: Set<string>) => void} fade elements about to go
 * @property {() => Iterable<{key: string, id: object, locked: boolean, figure: object}>} figures what can be touched
 */
export {};
