/** All that the page says, in German. */
import { plural } from './plural.js';

const CODE = 'de';

/** Compounds need no endings that agree. */
const BEGINNINGS = ['Silber', 'Nebel', 'Morgen', 'Abend', 'Wald', 'Wiesen', 'See', 'Sommer', 'Winter', 'Sonnen',
  'Stern', 'Wolken', 'Heide', 'Moos', 'Bach', 'Mond'];
const ANIMALS = ['reiher', 'otter', 'fink', 'luchs', 'marder', 'schwalbe', 'dachs', 'kranich', 'igel', 'hase',
  'falke', 'molch', 'fuchs', 'robbe', 'meise', 'eule'];

export const de = {
  language: { code: CODE, name: 'Deutsch', dir: 'ltr' },
  chooseLanguage: 'Sprache',
  keyNames: { Mod: 'Strg', Shift: 'Umschalt', Alt: 'Alt', ' ': 'Leertaste', Delete: 'Entf', Backspace: 'Rücktaste' },

  untitled: 'Tafel ohne Namen',
  you: 'du',
  away: 'abwesend',
  viewer: 'sieht zu',
  person: 'Jemand',
  friendlyName: (pick) => `${pick(BEGINNINGS)}${pick(ANIMALS)}`,

  connecting: 'Verbinden …',
  saved: 'Gesichert',
  saving: 'Wird gesichert …',
  viewOnly: 'Nur ansehen',
  offline: 'Offline, neuer Versuch …',
  offlineKept: plural(CODE, { one: 'Offline, # Änderung behalten', other: 'Offline, # Änderungen behalten' }),
  readOnly: 'Die Tafel lässt sich gerade nicht beschreiben; deine Änderungen bleiben erhalten',

  blankToDraw: 'Ein leeres Blatt. Zeichne, wo du magst.',
  blankToView: 'Noch ein leeres Blatt. Was andere zeichnen, erscheint hier.',

  refused: 'Deine Änderung wurde zurückgenommen',
  dismiss: 'Ausblenden',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyFailed: 'Markieren und kopieren',
  close: 'Schließen',

  page: {
    board: 'Zeichenfläche',
    home: 'Inkwire: alle Tafeln',
    peopleAndLinks: 'Leute und Links',
    people: 'Leute an dieser Tafel',
    share: 'Teilen',
    menu: 'Menü',
    tools: 'Zeichenwerkzeuge',
    zoom: 'Zoom',
    zoomed: (percent) => `${percent}: alles zeigen`,
  },

  commands: {
    tool: {
      select: 'Auswählen',
      hand: 'Hand: das Blatt verschieben',
      pen: 'Stift',
      marker: 'Filzstift',
      highlighter: 'Textmarker',
      eraser: 'Radierer',
      line: 'Linie',
      arrow: 'Pfeil',
      rectangle: 'Rechteck',
      diamond: 'Raute',
      ellipse: 'Ellipse',
      text: 'Text',
      note: 'Haftnotiz',
    },
    style: {
      finer: 'Feinerer Strich',
      broader: 'Breiterer Strich',
      ink: 'Farben',
    },
    edit: {
      undo: 'Rückgängig',
      redo: 'Wiederholen',
    },
    selection: {
      all: 'Alles auswählen',
      next: 'Nächstes Element',
      previous: 'Voriges Element',
      clear: 'Auswahl aufheben',
      write: 'Text bearbeiten',
      bar: 'Zur Leiste der Auswahl',
      delete: 'Löschen',
      duplicate: 'Duplizieren',
      group: 'Gruppieren',
      ungroup: 'Gruppe auflösen',
      lock: 'Sperren',
      unlock: 'Entsperren',
      forward: 'Eine Ebene nach vorn',
      backward: 'Eine Ebene nach hinten',
      front: 'Ganz nach vorn',
      back: 'Ganz nach hinten',
      move: 'Ein wenig verschieben',
      'move-far': 'Weiter verschieben',
      resize: 'Vergrößern oder verkleinern',
      turn: 'Drehen',
    },
    view: {
      fit: 'Alles zeigen',
      'zoom-in': 'Vergrößern',
      'zoom-out': 'Verkleinern',
    },
    page: {
      help: 'Tasten und Gesten',
    },
    gesture: {
      place: 'Eines in die Mitte setzen',
      cancel: 'Das Begonnene aufgeben',
    },
  },

  style: {
    title: 'Aussehen',
    colour: 'Farbe',
    ownColour: 'Eigene Farbe',
    fill: 'Füllung',
    width: 'Strichbreite',
    dash: 'Linie',
    heads: 'Enden',
    size: 'Größe',
    font: 'Schrift',
    align: 'Ausrichtung',
    opacity: 'Deckkraft',
    /** Where several selected things differ. */
    mixed: 'verschieden',
    nib: (name) => `Strich: ${name}`,
    inks: {
      ink: 'Tinte', graphite: 'Graphit', vermilion: 'Zinnober', amber: 'Bernstein', moss: 'Moos', lagoon: 'Lagune',
      cobalt: 'Kobalt', plum: 'Pflaume', lemon: 'Zitrone', orange: 'Orange', pink: 'Rosa', violet: 'Violett',
      sky: 'Himmel', mint: 'Minze', lime: 'Limette', coral: 'Koralle', none: 'Keine Füllung', white: 'Weiß',
      silver: 'Silber', rose: 'Rosé', butter: 'Butter', sage: 'Salbei', ice: 'Eis', dusk: 'Dämmerung',
      lilac: 'Flieder',
    },
    nibs: { fine: 'fein', medium: 'mittel', broad: 'breit', brush: 'Pinsel' },
    dashes: { solid: 'Durchgezogen', dashed: 'Gestrichelt', dotted: 'Gepunktet' },
    headKinds: {
      none: 'Schlichte Enden',
      end: 'Pfeil am Ende',
      both: 'Pfeile an beiden Enden',
      filled: 'Gefüllter Pfeil',
      dot: 'Punkte an beiden Enden',
    },
    sizes: { S: 'Kleine Schrift', M: 'Mittlere Schrift', L: 'Große Schrift', XL: 'Sehr große Schrift' },
    fonts: { hand: 'Handschrift', sans: 'Schlichte Schrift', mono: 'Schreibmaschine' },
    aligns: { start: 'Am Anfang ausrichten', middle: 'Mittig', end: 'Am Ende ausrichten' },
  },

  /** The families of tools in the dock. */
  dock: { move: 'Bewegen und auswählen', pens: 'Stifte', shapes: 'Formen', write: 'Text und Zettel' },

  text: {
    label: 'Text',
    tooLong: 'Dieser Text ist voll: Mehr passt nicht hinein',
  },

  selection: {
    bar: 'Auswahl',
    nothing: 'Nichts ist ausgewählt',
    several: plural(CODE, { one: '# Element ausgewählt', other: '# Elemente ausgewählt' }),
    at: (what, at, of) => `${what}, ${at} von ${of}`,
    named: (name, body) => `${name}: ${body}`,
    locked: (name) => `${name}, gesperrt`,
    kinds: ['Element', 'Strich', 'Linie', 'Rechteck', 'Ellipse', 'Text', 'Bild', 'Haftnotiz', 'Pfeil', 'Raute', 'Rahmen'],
    paste: {
      damaged: 'Was eingefügt werden sollte, ist beschädigt; nichts wurde geändert',
      newer: 'Das wurde in einem neueren Inkwire kopiert; bitte die Seite neu laden',
      tooMuch: 'Das ist zu viel auf einmal; nichts wurde geändert',
      longText: 'Dieser Text ist für ein Element zu lang; nichts wurde geändert',
      pictures: 'Bilder lassen sich noch nicht hinzufügen',
      nothing: 'Es gibt nichts einzufügen',
    },
  },

  shareTitle: 'Diese Tafel teilen',
  shareHint: 'Wer einen Link hat, kann ihn benutzen. Es gibt keine Konten: Der Link ist der Schlüssel.',
  shareEditOnly: 'Du hast den Link zum Bearbeiten. Links zum Ansehen verteilt, wem die Tafel gehört.',
  shareViewOnly: 'Du hast den Link zum Ansehen.',
  links: {
    view: { name: 'Link zum Ansehen', may: 'sieht jeden Strich, während er entsteht' },
    edit: { name: 'Link zum Bearbeiten', may: 'zeichnet, radiert, macht rückgängig' },
    owner: { name: 'Link für dich', may: 'darf alles: behalte ihn für dich' },
    open: { name: 'Link zur Tafel', may: 'öffnet diese Tafel' },
  },

  profileTitle: 'Wer hier ist',
  yourName: 'Dein Name',
  yourColour: 'Deine Farbe',
  personColours: ['Ziegel', 'Ocker', 'Olive', 'Laub', 'Tanne', 'Petrol', 'Himmel', 'Iris', 'Violett', 'Orchidee', 'Rose', 'Schiefer'],
  done: 'Fertig',
  more: plural(CODE, { one: '# weitere Person', other: '# weitere' }),

  help: {
    title: 'Tasten und Gesten',
    groups: {
      tool: 'Werkzeuge',
      style: 'Tinte',
      edit: 'Bearbeiten',
      selection: 'Auswahl',
      view: 'Ansicht',
      board: 'Tafel',
      people: 'Leute',
      page: 'Seite',
      gesture: 'Gesten',
    },
    space: 'Halten und ziehen: das Blatt verschieben',
    wheel: 'Mit dem Mausrad: Zoom',
    pinch: 'Zwei Finger: verschieben und zoomen',
  },

  notices: {
    noBoard: ['Diese Tafel gibt es nicht', 'Vielleicht ist der Link abgeschnitten, oder die Tafel wurde nie angelegt. Lass ihn dir noch einmal geben, oder beginne eine neue.'],
    noAccess: ['Dieser Link öffnet die Tafel nicht', 'Der Schlüssel darin fehlt, ist vertippt oder wurde zurückgezogen. Bitte um einen neuen Link.'],
    replaced: ['Diese Tafel ist in einem anderen Tab offen', 'Jeder Tab zeichnet für sich, und dieser hier wurde abgelöst. Alles, was hier gezeichnet wurde, bleibt erhalten.'],
    badLink: ['Dieser Link ist unvollständig', 'Die Adresse einer Tafel sieht so aus: /b/… mit dem Schlüssel hinter einem #.'],
    ended: ['Die Verbindung wurde abgelehnt', 'Der Server hat Nein gesagt, und noch einmal zu fragen hülfe nicht.'],
  },
  goHome: 'Alle Tafeln',
  useHere: 'Hier weitermachen',

  faults: {
    4: 'Das war zu viel auf einmal; es wird gleich noch einmal gesendet',
    5: 'Der Server fragte nach Änderungen, die diese Seite nicht mehr hat',
    6: 'Dieser Link darf ansehen, nicht zeichnen',
    7: 'Das ist gesperrt',
    8: 'Das liegt zu weit draußen',
    10: 'Die Tafel ist voll',
    11: 'Die Tafel lässt sich gerade nicht beschreiben; deine Änderungen bleiben erhalten',
    16: 'Der Server startet gerade neu',
    18: 'Bilder lassen sich noch nicht einfügen',
  },

  home: {
    headline: 'Ein Blatt Papier, die Tinte aller.',
    lead: 'Zeichnet zusammen und seht jeden Strich, während er entsteht. Kein Konto, nichts zu installieren: Der Link ist der Schlüssel, und was *gesichert* heißt, ist sicher.',
    newBoard: 'Neue Tafel',
    yourBoards: 'Deine Tafeln',
    known: 'Nur dieser Browser kennt sie. Eine Tafel hier zu vergessen löscht sie nicht.',
    makeFailed: 'Die Tafel konnte nicht angelegt werden',
    unreachable: 'Der Server war nicht zu erreichen. Läuft er?',
    busy: 'Der Server ist beschäftigt. Versuch es gleich noch einmal.',
    ready: 'Deine Tafel ist bereit',
    readyHint: 'Gib den Link weiter, der passt. Dieser Browser merkt sich alle drei.',
    open: 'Tafel öffnen',
    justNow: 'gerade eben',
    role: { owner: 'gehört dir', edit: 'zum Bearbeiten', view: 'zum Ansehen' },
    forget: 'Vergessen',
    forgetLabel: (title) => `${title} auf diesem Gerät vergessen`,
  },
};
