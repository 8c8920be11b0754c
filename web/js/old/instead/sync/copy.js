/** Never made: there is no store. */
export class BoardCopy {}
