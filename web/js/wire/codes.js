// The closed list of codes (LIM-3), shared with the server through the vectors, and what each asks
// of a client. `retry`: the same thing may be sent again. `settles`: a batch answered with it is over,
// its number used up (ORD-4). `close`: how the connection ends whose Hello is refused with it.

export const CODES = [
  { number: 0, name: 'CODE_NONE', retry: false, settles: true, close: 1008 },
  { number: 1, name: 'PROTOCOL', retry: false, settles: true, close: 1002 },
  { number: 2, name: 'SHAPE', retry: false, settles: true, close: 1008 },
  { number: 3, name: 'TOO_BIG', retry: false, settles: true, close: 1008 },
  { number: 4, name: 'RATE', retry: true, settles: false, close: 4429 },
  { number: 5, name: 'RESEND', retry: true, settles: false, close: 1008 },
  { number: 6, name: 'RIGHTS', retry: false, settles: false, close: 1008 },
  { number: 7, name: 'LOCKED', retry: false, settles: true, close: 1008 },
  { number: 8, name: 'RANGE', retry: false, settles: true, close: 1008 },
  { number: 9, name: 'UNKNOWN_OP', retry: false, settles: true, close: 1008 },
  { number: 10, name: 'FULL', retry: false, settles: true, close: 1008 },
  { number: 11, name: 'READ_ONLY', retry: true, settles: false, close: 1012 },
  { number: 12, name: 'BAD_SESSION', retry: false, settles: true, close: 4401 },
  { number: 13, name: 'NO_ACCESS', retry: false, settles: true, close: 4403 },
  { number: 14, name: 'REPLACED', retry: false, settles: true, close: 4409 },
  { number: 15, name: 'TOO_SLOW', retry: false, settles: true, close: 4408 },
  { number: 16, name: 'RESTART', retry: true, settles: false, close: 1012 },
  { number: 17, name: 'NO_BOARD', retry: false, settles: true, close: 4404 },
  { number: 18, name: 'NO_BLOB', retry: false, settles: true, close: 1008 },
];

/** Code numbers by name. */
export const Code = {
  CODE_NONE: 0, PROTOCOL: 1, SHAPE: 2, TOO_BIG: 3, RATE: 4, RESEND: 5, RIGHTS: 6, LOCKED: 7, RANGE: 8, UNKNOWN_OP: 9,
  FULL: 10, READ_ONLY: 11, BAD_SESSION: 12, NO_ACCESS: 13, REPLACED: 14, TOO_SLOW: 15, RESTART: 16, NO_BOARD: 17,
  NO_BLOB: 18,
};

/** Close codes that no single code of the list owns. */
export const Close = { NORMAL: 1000, PROTOCOL: 1002, TEXT: 1003, PAYLOAD: 1007, POLICY: 1008, TOO_BIG: 1009, RESTART: 1012,
  BAD_SESSION: 4401, NO_ACCESS: 4403, NO_BOARD: 4404, SILENT: 4408, REPLACED: 4409, RATE: 4429 };

/** An unknown code is not to be retried. */
export function mayRetry(code) {
  const known = CODES[code];
  return known !== undefined && known.retry;
}

/** @returns {string} the code's name, or its number where this list does not know it */
export function nameOfCode(code) {
  const known = CODES[code];
  return known === undefined ? String(code) : known.name;
}
