/** All that the page's scripts say, in one place, so that it can be said in other languages. */

export const words = {
  untitled: 'Untitled board',
  you: 'you',
  away: 'away',
  viewer: 'viewing',
  person: 'Somebody',

  connecting: 'Connecting…',
  saved: 'Saved',
  saving: 'Saving…',
  viewOnly: 'View only',
  offline: 'Offline, connecting again…',
  offlineKept: (n) => (n === 1 ? 'Offline, 1 change kept' : `Offline, ${n} changes kept`),
  readOnly: 'The board cannot be written just now; your changes are kept',

  blankToDraw: 'A blank sheet. Draw anywhere.',
  blankToView: 'A blank sheet so far. What others draw appears here.',

  refused: 'Your change was taken back',
  dismiss: 'Dismiss',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Select and copy',
  close: 'Close',

  shareTitle: 'Share this board',
  shareHint: 'Whoever has a link can use it. There are no accounts: the link is the key.',
  shareEditOnly: 'You hold this board’s edit link. To hand out view links, ask its owner.',
  shareViewOnly: 'You hold this board’s view link.',
  links: {
    view: { name: 'View link', may: 'sees every stroke as it is drawn' },
    edit: { name: 'Edit link', may: 'draws, erases and undoes' },
    owner: { name: 'Owner link', may: 'may do everything: keep it to yourself' },
    open: { name: 'Board link', may: 'opens this board' },
  },

  profileTitle: 'People here',
  yourName: 'Your name',
  yourColour: 'Your colour',
  done: 'Done',
  more: (n) => `${n} more`,

  helpTitle: 'Keys and gestures',

  notices: {
    noBoard: ['There is no such board', 'The link may be cut short, or the board was never made. Ask for it again, or begin a new one.'],
    noAccess: ['This link does not open the board', 'The key in it is missing, was mistyped, or has been withdrawn by the board’s owner. Ask for a new link.'],
    replaced: ['This board is open in another tab', 'Each tab draws by itself, and this one’s place was taken over. Everything drawn here is kept.'],
    badLink: ['This link is not complete', 'A board’s address looks like /b/… with the key behind a #.'],
    ended: ['The connection was refused', 'The server said no, and asking again would not help.'],
  },
  goHome: 'All boards',
  useHere: 'Use it here',

  faults: {
    5: 'The server asked for changes again that this page no longer holds',
    6: 'This link may look, not draw',
    7: 'That is locked',
    8: 'That lies too far out',
    10: 'The board is full',
    4: 'That was too much at once; it is sent again in a moment',
    11: 'The board cannot be written just now; your changes are kept',
    16: 'The server is starting anew',
    18: 'Pictures cannot be added yet',
  },

  home: {
    makeFailed: 'The board could not be made',
    unreachable: 'The server could not be reached. Is it running?',
    busy: 'The server is busy. Try again in a moment.',
    ready: 'Your board is ready',
    readyHint: 'Hand out the link that fits. This browser remembers all three.',
    open: 'Open board',
    justNow: 'just now',
    role: { owner: 'owner', edit: 'can draw', view: 'can look' },
    forget: 'Forget',
    forgetLabel: (title) => `Forget ${title} on this device`,
  },
};

const ADJECTIVES = ['Quiet', 'Bright', 'Gentle', 'Bold', 'Swift', 'Merry', 'Calm', 'Keen', 'Lucky', 'Sunny',
  'Clever', 'Brave', 'Mellow', 'Nimble', 'Patient', 'Curious'];
const ANIMALS = ['Heron', 'Otter', 'Finch', 'Lynx', 'Marten', 'Swift', 'Badger', 'Crane', 'Dormouse', 'Hare',
  'Kestrel', 'Newt', 'Plover', 'Seal', 'Wren', 'Squid'];

/** @param {() => number} random 0..1 @returns {string} a friendly name for somebody who gave none */
export function friendlyName(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  return `${pick(ADJECTIVES)} ${pick(ANIMALS)}`;
}
