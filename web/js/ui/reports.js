/** What the server objects to, told to the person: a toast for a moment, a notice for an end. */
import { showNotice } from './notice.js';
import { toast } from './toast.js';
import { words } from './words.js';

const NO_ACCESS = 13;
const NO_BOARD = 17;

let ended = null;

/** @param {{code: number, text: string}} refusal of a batch, which is taken back */
export function reportRefusal({ code, text }) {
  toast(`${words.refused}. ${reason(code, text)}`);
}

/** @param {{code: number, text: string}} fault of the connection or the moment */
export function reportFault({ code, text }) {
  if (code === NO_BOARD || code === NO_ACCESS) ended = code;
  else if (words.faults[code]) toast(reason(code, text));
}

/** @param {{state: string, reason?: string}} status the board's use ends where it says so */
export function reportEnd({ state, reason: detail }) {
  if (state === 'replaced') showNotice('replaced', { veiled: true });
  if (state !== 'refused') return;
  if (ended === NO_BOARD) showNotice('noBoard');
  else if (ended === NO_ACCESS) showNotice('noAccess');
  else showNotice('ended', { detail });
}

function reason(code, text) {
  const known = words.faults[code];
  return known ? `${known}.` : text || `${code}`;
}
