/**
 * What a tool is, and what it may use. A tool turns the samples of one gesture into live updates and,
 * in the end, one batch of ops; it knows neither the DOM nor the network.
 *
 * @typedef {object} Tool
 * @property {string} name
 * @property {(sample: Sample, mods: Mods) => void} begin
 * @property {(samples: Array<Sample>, predicted: Array<Sample>, mods: Mods) => void} move
 * @property {(mods: Mods) => void} end keeps what was made
 * @property {() => void} cancel leaves no trace
 * @property {(sample: Sample) => void} [hover] the pointer passes without drawing
 * @property {(sample: Sample, mods: Mods) => void} [doubleTap] after the end of the second tap's gesture
 * @property {(point: {x: number, y: number}) => void} [place] makes one of a handy size there, for the keyboard
 * @property {boolean} [isPointing] the others see my pointer while it is in use; of pens they see the tip
 * @property {() => string} [cursor] CSS; absent: a dot as wide as the line
 *
 * @typedef {{x: number, y: number, p: (number|undefined), t: number, touch: boolean}} Sample  board units, ms
 * @typedef {{shift: boolean, alt: boolean, mod: boolean}} Mods
 * @typedef {import('../geometry/box.js').Box} Box
 * @typedef {{key: string, id: object, locked: boolean, bounds: Box,
 *     figure: import('../geometry/figure.js').Figure}} Record
 *
 * @typedef {object} Kit
 * @property {object} session the seam to the network
 * @property {object} outgoing presence/outgoing.js: takes the pen's chunks
 * @property {() => number} zoom CSS px per board unit
 * @property {() => object} style as on the wire, of the next element
 * @property {() => object} text likewise its Text, still without words
 * @property {(stroke: ?object) => void} show my own unfinished stroke, for the live layer
 * @property {(elements: ?Array<object>, how?: {isShown?: boolean, shown?: Array<object>}) => void} draft my unfinished shapes: shown
 *     here instead of what is settled under their ids, and sent to the others. null ends that: after the
 *     submit where there is one, so that nothing blinks
 * @property {(carried: ?{keys: Set<string>, matrix: Array<number>, stays?: boolean}) => void} carry many
 *     settled elements moved as one picture, for the own eye only
 * @property {() => void} overlayChanged what the tool shows over the board is to be painted anew
 * @property {(keys: Set<string>) => void} fade elements about to go
 * @property {() => Iterable<Record>} figures what can be touched
 * @property {(element: object) => ?import('../geometry/figure.js').Figure} figure of an element of the document
 * @property {(point: {x: number, y: number}, slack: number) => ?Record} pick the topmost within slack board units
 * @property {(box: Box) => Array<Record>} within those that lie wholly inside
 * @property {(box: Box) => Array<Record>} meeting those whose bounds share a point with the box, the lowest first
 * @property {(point: {x: number, y: number}, how?: {except?: Set<string>, size?: {w: number, h: number}, axes?: string}) => {x: number, y: number}} snap
 *     to the grid and to what lies near, see snapping.js
 * @property {object} selection selection/selection.js
 * @property {(element: object, how?: {isNew: boolean}) => void} editText opens the editor on an element's text
 * @property {(point: {x: number, y: number}) => void} writeAt begins a new text there
 * @property {(toolName: string) => void} choose
 * @property {() => boolean} stays whether the tool in hand makes one after another; else what is made is selected
 */
export {};
