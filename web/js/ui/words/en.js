/** All that the page says, in English. The other languages have the same keys, and functions of the same arity. */
import { plural } from './plural.js';

const CODE = 'en';

const ADJECTIVES = ['Quiet', 'Bright', 'Gentle', 'Bold', 'Swift', 'Merry', 'Calm', 'Keen', 'Lucky', 'Sunny',
  'Clever', 'Brave', 'Mellow', 'Nimble', 'Patient', 'Curious'];
const ANIMALS = ['Heron', 'Otter', 'Finch', 'Lynx', 'Marten', 'Swallow', 'Badger', 'Crane', 'Dormouse', 'Hare',
  'Kestrel', 'Newt', 'Plover', 'Seal', 'Wren', 'Squid'];

export const en = {
  language: { code: CODE, name: 'English', dir: 'ltr' },
  chooseLanguage: 'Language',
  /** What is printed on the keys. */
  keyNames: { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt', ' ': 'Space', Delete: 'Del', Backspace: 'Backspace' },

  untitled: 'Untitled board',
  you: 'you',
  away: 'away',
  viewer: 'viewing',
  person: 'Somebody',
  /** A friendly name for somebody who gave none. @param {(list: Array<string>) => string} pick one of a list */
  friendlyName: (pick) => `${pick(ADJECTIVES)} ${pick(ANIMALS)}`,

  connecting: 'Connecting…',
  saved: 'Saved',
  saving: 'Saving…',
  viewOnly: 'View only',
  offline: 'Offline, connecting again…',
  offlineKept: plural(CODE, { one: 'Offline, # change kept', other: 'Offline, # changes kept' }),
  offlineHere: plural(CODE, { one: 'Offline, # change in this page only', other: 'Offline, # changes in this page only' }),
  readOnly: 'The board cannot be written just now; your changes are kept',

  blankToDraw: 'A blank sheet. Draw anywhere.',
  blankToView: 'A blank sheet so far. What others draw appears here.',

  refused: 'Your change was taken back',
  dismiss: 'Dismiss',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Select and copy',
  close: 'Close',

  page: {
    board: 'Drawing board',
    home: 'Inkwire: all boards',
    peopleAndLinks: 'People and links',
    people: 'People on this board',
    share: 'Share',
    menu: 'Menu',
    tools: 'Drawing tools',
    zoom: 'Zoom',
    zoomed: (percent) => `${percent}: zoom and view`,
    wayBack: 'Back to the drawing',
  },

  /** By the ids of the table of commands: what buttons, menus and the help sheet call them. */
  commands: {
    tool: {
      select: 'Select',
      hand: 'Hand: move the paper',
      pen: 'Pen',
      marker: 'Marker',
      highlighter: 'Highlighter',
      eraser: 'Eraser',
      line: 'Line',
      arrow: 'Arrow',
      rectangle: 'Rectangle',
      diamond: 'Diamond',
      ellipse: 'Ellipse',
      text: 'Text',
      note: 'Sticky note',
    },
    style: {
      finer: 'Finer line',
      broader: 'Broader line',
      ink: 'Colours',
    },
    edit: {
      undo: 'Undo',
      redo: 'Redo',
    },
    selection: {
      all: 'Select all',
      next: 'Next element',
      previous: 'Previous element',
      clear: 'Select nothing',
      write: 'Edit the text',
      bar: 'To the bar of the selection',
      delete: 'Delete',
      duplicate: 'Duplicate',
      group: 'Group',
      ungroup: 'Ungroup',
      lock: 'Lock',
      unlock: 'Unlock',
      forward: 'Bring forward',
      backward: 'Send backward',
      front: 'Bring to front',
      back: 'Send to back',
      move: 'Move by a little',
      'move-far': 'Move by more',
      resize: 'Make larger or smaller',
      turn: 'Turn',
    },
    view: {
      fit: 'Show everything',
      'zoom-in': 'Zoom in',
      'zoom-out': 'Zoom out',
      actual: '100 %',
      selection: 'Zoom to the selection',
      home: 'Back to the middle',
      grid: 'Grid',
      snap: 'Snap to grid and edges',
    },
    board: {
      rename: 'Rename the board',
      export: 'Export…',
      share: 'Share this board',
    },
    people: {
      list: 'Who is here',
      unfollow: 'Stop following',
    },
    page: {
      help: 'Keys and gestures',
    },
    gesture: {
      place: 'Put one in the middle of the view',
      cancel: 'Give up what is being drawn',
    },
  },

  style: {
    title: 'Style',
    colour: 'Colour',
    ownColour: 'Own colour',
    fill: 'Fill',
    width: 'Width',
    dash: 'Line',
    heads: 'Ends',
    size: 'Size',
    font: 'Letters',
    align: 'Align',
    opacity: 'Opacity',
    /** Where several selected things differ. */
    mixed: 'mixed',
    nib: (name) => `${name} line`,
    inks: {
      ink: 'Ink', graphite: 'Graphite', vermilion: 'Vermilion', amber: 'Amber', moss: 'Moss', lagoon: 'Lagoon',
      cobalt: 'Cobalt', plum: 'Plum', lemon: 'Lemon', orange: 'Orange', pink: 'Pink', violet: 'Violet',
      sky: 'Sky', mint: 'Mint', lime: 'Lime', coral: 'Coral', none: 'No fill', white: 'White',
      silver: 'Silver', rose: 'Rose', butter: 'Butter', sage: 'Sage', ice: 'Ice', dusk: 'Dusk',
      lilac: 'Lilac',
    },
    nibs: { fine: 'Fine', medium: 'Medium', broad: 'Broad', brush: 'Brush' },
    dashes: { solid: 'Solid line', dashed: 'Dashed line', dotted: 'Dotted line' },
    headKinds: {
      none: 'Plain ends',
      end: 'Arrow at the end',
      both: 'Arrows at both ends',
      filled: 'Filled arrow',
      dot: 'Dots at both ends',
    },
    sizes: { S: 'Small text', M: 'Medium text', L: 'Large text', XL: 'Very large text' },
    fonts: { hand: 'Handwriting', sans: 'Plain letters', mono: 'Typewriter' },
    aligns: { start: 'Align to the beginning', middle: 'Centre', end: 'Align to the end' },
  },

  /** The families of tools in the dock. */
  dock: { move: 'Move and select', pens: 'Pens', shapes: 'Shapes', write: 'Text and notes' },

  text: {
    label: 'Text',
    tooLong: 'This text is full: it can hold no more',
  },

  selection: {
    bar: 'Selection',
    nothing: 'Nothing is selected',
    several: plural(CODE, { one: '# element selected', other: '# elements selected' }),
    /** A thing and its place in the drawing order. */
    at: (what, at, of) => `${what}, ${at} of ${of}`,
    named: (name, body) => `${name}: ${body}`,
    locked: (name) => `${name}, locked`,
    /** By the kinds of the wire format; 0 is any other. */
    kinds: ['Element', 'Stroke', 'Line', 'Rectangle', 'Ellipse', 'Text', 'Picture', 'Sticky note', 'Arrow', 'Diamond', 'Frame'],
    paste: {
      damaged: 'What was to be pasted is damaged; nothing was changed',
      newer: 'This was copied from a newer Inkwire; load the page anew to paste it',
      tooMuch: 'That is too much to paste at once; nothing was changed',
      longText: 'That text is too long for one element; nothing was changed',
      pictures: 'Pictures cannot be added yet',
      nothing: 'There is nothing to paste',
    },
  },

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
  personColours: ['Brick', 'Ochre', 'Olive', 'Leaf', 'Fir', 'Teal', 'Sky', 'Iris', 'Violet', 'Orchid', 'Rose', 'Slate'],
  done: 'Done',
  more: plural(CODE, { one: '# more', other: '# more' }),

  export: {
    title: 'Export',
    save: 'Save the file',
    what: { title: 'What', board: (n) => `Whole board (${n})`, selection: (n) => `Selection (${n})` },
    format: { title: 'Format', png: 'PNG', svg: 'SVG', json: 'JSON' },
    scale: 'Size',
    paper: { title: 'Paper', light: 'Light', dark: 'Dark', none: 'None (clear)' },
    pixels: (w, h) => `${w} × ${h} pixels`,
    tooLarge: (w, h) => `${w} × ${h} pixels are more than a browser can paint. Choose a smaller size, a selection, or SVG.`,
    refused: 'This browser could not hold so large a picture. Choose a smaller size, or SVG.',
    nothing: 'There is nothing to export yet.',
    about: {
      svg: 'Lines, shapes and letters, sharp at every size.',
      json: 'Every element as the board keeps it, for programs. It can be pasted into another board.',
    },
  },

  help: {
    title: 'Keys and gestures',
    /** By the first part of the commands' ids. */
    groups: {
      tool: 'Tools',
      style: 'Ink',
      edit: 'Edit',
      selection: 'Selection',
      view: 'View',
      board: 'Board',
      people: 'People',
      page: 'Page',
      gesture: 'Gestures',
    },
    space: 'Hold and drag: move the paper',
    wheel: 'With the wheel: zoom',
    pinch: 'Two fingers: move and zoom',
    offline: {
      opens: 'Without a connection, draw on: your changes are kept in this browser, and sent when the server is back. This page opens without it, too.',
      waits: 'Without a connection, draw on: your changes are kept in this browser, and sent when this page can be loaded again and the server is back.',
      none: 'This browser keeps nothing: without a connection, changes live in this page only. Leave it open until they are saved.',
    },
  },

  notices: {
    noBoard: ['There is no such board', 'The link may be cut short, or the board was never made. Ask for it again, or begin a new one.'],
    noAccess: ['This link does not open the board', 'The key in it is missing, was mistyped, or has been withdrawn by the board’s owner. Ask for a new link.'],
    replaced: ['This board is open in another tab', 'Each tab draws by itself, and this one’s place was taken over. Everything drawn here is kept.'],
    badLink: ['This link is not complete', 'A board’s address looks like /b/… with the key behind a #.'],
    ended: ['The connection was refused', 'The server said no, and asking again would not help.'],
  },
  goHome: 'All boards',
  useHere: 'Use it here',

  /** By the codes of Refused and Fault. */
  faults: {
    4: 'That was too much at once; it is sent again in a moment',
    5: 'The server asked for changes again that this page no longer holds',
    6: 'This link may look, not draw',
    7: 'That is locked',
    8: 'That lies too far out',
    10: 'The board is full',
    11: 'The board cannot be written just now; your changes are kept',
    16: 'The server is starting anew',
    18: 'Pictures cannot be added yet',
  },

  rename: {
    title: 'Name of the board',
    label: 'Everybody on the board sees it',
    save: 'Save',
    failed: 'The board could not be renamed',
  },
  share: {
    titled: (title) => `Share “${title}”`,
    code: 'QR code',
    codeFailed: 'The code could not be drawn. Is the server there?',
    scan: 'Point a phone’s camera at it.',
    send: 'Send',
  },
  people: {
    drawing: 'drawing',
    idle: 'idle',
    here: 'here',
    goTo: (name) => `Go to ${name}`,
    follow: (name) => `Follow ${name}`,
    following: (name) => `Following ${name}`,
    stop: 'Stop',
    followsYou: (name) => `${name} is following you already`,
    left: (name) => `${name} has left`,
    alone: 'Nobody else is here yet. Share a link to draw together.',
  },
  home: {
    headline: 'One sheet of paper, everyone’s ink.',
    /** What stands between stars is stressed. */
    lead: 'Draw together and see each stroke while it is drawn. No account, nothing to install: the link is the key, and what says *saved* is safe.',
    newBoard: 'New board',
    yourBoards: 'Your boards',
    known: 'Known to this browser only. Forgetting a board here does not delete it.',
    nameLabel: 'Name of the new board',
    namePlaceholder: 'A name, now or later',
    count: plural(CODE, { one: '# board', other: '# boards' }),
    search: 'Find a board',
    nothingFound: (text) => `No board is called “${text}”.`,
    notKept: 'This browser keeps nothing for this page: copy the links before you go on.',
    more: 'More',
    moreLabel: (title) => `More about ${title}`,
    links: 'Links and QR codes',
    rename: 'Rename…',
    forgotten: (title) => `${title} is forgotten on this device`,
    makeFailed: 'The board could not be made',
    unreachable: 'The server could not be reached. Is it running?',
    busy: 'The server is busy. Try again in a moment.',
    ready: 'Your board is ready',
    readyHint: 'Hand out the link that fits. This browser remembers all three.',
    open: 'Open board',
    justNow: 'just now',
    role: { owner: 'owner', edit: 'can draw', view: 'can look' },
    forget: 'Forget',
  },
};
