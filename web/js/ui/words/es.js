/** All that the page says, in Spanish. */
import { plural } from './plural.js';

const CODE = 'es';

/** Adjectives of one form, whatever the animal's gender. */
const ADJECTIVES = ['alegre', 'valiente', 'amable', 'brillante', 'feliz', 'veloz', 'audaz', 'paciente', 'elegante',
  'tenaz', 'noble', 'gentil', 'ágil', 'libre', 'sagaz', 'prudente'];
const ANIMALS = ['Garza', 'Nutria', 'Lince', 'Marta', 'Golondrina', 'Tejón', 'Grulla', 'Lirón', 'Liebre', 'Halcón',
  'Tritón', 'Foca', 'Jilguero', 'Calamar', 'Búho', 'Zorro'];

export const es = {
  language: { code: CODE, name: 'Español', dir: 'ltr' },
  chooseLanguage: 'Idioma',
  keyNames: { Mod: 'Ctrl', Shift: 'Mayús', Alt: 'Alt', ' ': 'Espacio', Delete: 'Supr', Backspace: 'Retroceso' },

  untitled: 'Pizarra sin nombre',
  you: 'tú',
  away: 'ausente',
  viewer: 'mirando',
  person: 'Alguien',
  friendlyName: (pick) => `${pick(ANIMALS)} ${pick(ADJECTIVES)}`,

  connecting: 'Conectando…',
  saved: 'Guardado',
  saving: 'Guardando…',
  viewOnly: 'Solo lectura',
  offline: 'Sin conexión, reintentando…',
  offlineKept: plural(CODE, { one: 'Sin conexión, # cambio a salvo', other: 'Sin conexión, # cambios a salvo' }),
  readOnly: 'Ahora mismo no se puede escribir en la pizarra; tus cambios están a salvo',

  blankToDraw: 'Una hoja en blanco. Dibuja donde quieras.',
  blankToView: 'Todavía una hoja en blanco. Aquí aparecerá lo que dibujen los demás.',

  refused: 'Se ha retirado tu cambio',
  dismiss: 'Descartar',
  copy: 'Copiar',
  copied: 'Copiado',
  copyFailed: 'Selecciona y copia',
  close: 'Cerrar',

  page: {
    board: 'Área de dibujo',
    home: 'Inkwire: todas las pizarras',
    peopleAndLinks: 'Personas y enlaces',
    people: 'Personas en esta pizarra',
    share: 'Compartir',
    menu: 'Menú',
    tools: 'Herramientas de dibujo',
    zoom: 'Zoom',
    zoomed: (percent) => `${percent}: ver todo`,
  },

  commands: {
    tool: {
      select: 'Seleccionar',
      hand: 'Mano: mover el papel',
      pen: 'Pluma',
      marker: 'Rotulador',
      highlighter: 'Subrayador',
      eraser: 'Borrador',
      line: 'Línea',
      arrow: 'Flecha',
      rectangle: 'Rectángulo',
      diamond: 'Rombo',
      ellipse: 'Elipse',
      text: 'Texto',
      note: 'Nota adhesiva',
    },
    style: {
      finer: 'Trazo más fino',
      broader: 'Trazo más grueso',
      ink: 'Colores',
    },
    edit: {
      undo: 'Deshacer',
      redo: 'Rehacer',
    },
    selection: {
      all: 'Seleccionar todo',
      next: 'Elemento siguiente',
      previous: 'Elemento anterior',
      clear: 'No seleccionar nada',
      write: 'Editar el texto',
      bar: 'A la barra de la selección',
      delete: 'Eliminar',
      duplicate: 'Duplicar',
      group: 'Agrupar',
      ungroup: 'Desagrupar',
      lock: 'Bloquear',
      unlock: 'Desbloquear',
      forward: 'Traer adelante',
      backward: 'Enviar atrás',
      front: 'Traer al frente',
      back: 'Enviar al fondo',
      move: 'Mover un poco',
      'move-far': 'Mover más',
      resize: 'Agrandar o reducir',
      turn: 'Girar',
    },
    view: {
      fit: 'Ver todo',
      'zoom-in': 'Acercar',
      'zoom-out': 'Alejar',
    },
    page: {
      help: 'Teclas y gestos',
    },
    gesture: {
      place: 'Poner uno en el centro',
      cancel: 'Abandonar lo empezado',
    },
  },

  style: {
    title: 'Aspecto',
    colour: 'Color',
    ownColour: 'Color propio',
    fill: 'Relleno',
    width: 'Grosor',
    dash: 'Línea',
    heads: 'Extremos',
    size: 'Tamaño',
    font: 'Letra',
    align: 'Alineación',
    opacity: 'Opacidad',
    /** Where several selected things differ. */
    mixed: 'varios',
    nib: (name) => `Trazo: ${name}`,
    inks: {
      ink: 'Tinta', graphite: 'Grafito', vermilion: 'Bermellón', amber: 'Ámbar', moss: 'Musgo', lagoon: 'Laguna',
      cobalt: 'Cobalto', plum: 'Ciruela', lemon: 'Limón', orange: 'Naranja', pink: 'Rosa', violet: 'Violeta',
      sky: 'Cielo', mint: 'Menta', lime: 'Lima', coral: 'Coral', none: 'Sin relleno', white: 'Blanco',
      silver: 'Plata', rose: 'Rosado', butter: 'Mantequilla', sage: 'Salvia', ice: 'Hielo', dusk: 'Crepúsculo',
      lilac: 'Lila',
    },
    nibs: { fine: 'fino', medium: 'medio', broad: 'ancho', brush: 'pincel' },
    dashes: { solid: 'Línea continua', dashed: 'Línea discontinua', dotted: 'Línea de puntos' },
    headKinds: {
      none: 'Extremos lisos',
      end: 'Flecha al final',
      both: 'Flechas en ambos extremos',
      filled: 'Flecha rellena',
      dot: 'Puntos en ambos extremos',
    },
    sizes: { S: 'Texto pequeño', M: 'Texto mediano', L: 'Texto grande', XL: 'Texto muy grande' },
    fonts: { hand: 'Manuscrita', sans: 'Letra sencilla', mono: 'Máquina de escribir' },
    aligns: { start: 'Alinear al principio', middle: 'Centrar', end: 'Alinear al final' },
  },

  /** The families of tools in the dock. */
  dock: { move: 'Mover y seleccionar', pens: 'Plumas', shapes: 'Formas', write: 'Texto y notas' },

  text: {
    label: 'Texto',
    tooLong: 'Este texto está lleno: no cabe más',
  },

  selection: {
    bar: 'Selección',
    nothing: 'No hay nada seleccionado',
    several: plural(CODE, { one: '# elemento seleccionado', other: '# elementos seleccionados' }),
    at: (what, at, of) => `${what}, ${at} de ${of}`,
    named: (name, body) => `${name}: ${body}`,
    locked: (name) => `${name}, bloqueado`,
    kinds: ['Elemento', 'Trazo', 'Línea', 'Rectángulo', 'Elipse', 'Texto', 'Imagen', 'Nota adhesiva', 'Flecha', 'Rombo', 'Marco'],
    paste: {
      damaged: 'Lo que se iba a pegar está dañado; no se cambió nada',
      newer: 'Se copió desde un Inkwire más reciente; recarga la página para pegarlo',
      tooMuch: 'Es demasiado para pegarlo de una vez; no se cambió nada',
      longText: 'Ese texto es demasiado largo para un elemento; no se cambió nada',
      pictures: 'Todavía no se pueden añadir imágenes',
      nothing: 'No hay nada que pegar',
    },
  },

  shareTitle: 'Compartir esta pizarra',
  shareHint: 'Quien tenga un enlace puede usarlo. No hay cuentas: el enlace es la llave.',
  shareEditOnly: 'Tienes el enlace de edición. Los enlaces de lectura los reparte su propietario.',
  shareViewOnly: 'Tienes el enlace de lectura.',
  links: {
    view: { name: 'Enlace de lectura', may: 've cada trazo mientras se dibuja' },
    edit: { name: 'Enlace de edición', may: 'dibuja, borra y deshace' },
    owner: { name: 'Enlace de propietario', may: 'puede todo: guárdalo para ti' },
    open: { name: 'Enlace de la pizarra', may: 'abre esta pizarra' },
  },

  profileTitle: 'Quién está aquí',
  yourName: 'Tu nombre',
  yourColour: 'Tu color',
  personColours: ['Ladrillo', 'Ocre', 'Oliva', 'Hoja', 'Abeto', 'Petróleo', 'Cielo', 'Iris', 'Violeta', 'Orquídea', 'Rosa', 'Pizarra'],
  done: 'Listo',
  more: plural(CODE, { one: '# más', other: '# más' }),

  help: {
    title: 'Teclas y gestos',
    groups: {
      tool: 'Herramientas',
      style: 'Tinta',
      edit: 'Edición',
      selection: 'Selección',
      view: 'Vista',
      board: 'Pizarra',
      people: 'Personas',
      page: 'Página',
      gesture: 'Gestos',
    },
    space: 'Mantener y arrastrar: mover el papel',
    wheel: 'Con la rueda: zoom',
    pinch: 'Dos dedos: mover y ampliar',
  },

  notices: {
    noBoard: ['Esta pizarra no existe', 'Puede que el enlace esté cortado o que la pizarra no se haya creado nunca. Pide el enlace otra vez o empieza una nueva.'],
    noAccess: ['Este enlace no abre la pizarra', 'Falta la llave, está mal escrita o la ha retirado el propietario. Pide un enlace nuevo.'],
    replaced: ['Esta pizarra está abierta en otra pestaña', 'Cada pestaña dibuja por su cuenta, y otra ha ocupado el lugar de esta. Todo lo dibujado aquí está a salvo.'],
    badLink: ['Este enlace está incompleto', 'La dirección de una pizarra es así: /b/… con la llave detrás de un #.'],
    ended: ['Se ha rechazado la conexión', 'El servidor ha dicho que no, y preguntar otra vez no serviría.'],
  },
  goHome: 'Todas las pizarras',
  useHere: 'Usarla aquí',

  faults: {
    4: 'Fue demasiado de una vez; se enviará de nuevo enseguida',
    5: 'El servidor pidió cambios que esta página ya no tiene',
    6: 'Este enlace puede mirar, no dibujar',
    7: 'Eso está bloqueado',
    8: 'Eso queda demasiado lejos',
    10: 'La pizarra está llena',
    11: 'Ahora mismo no se puede escribir en la pizarra; tus cambios están a salvo',
    16: 'El servidor se está reiniciando',
    18: 'Todavía no se pueden añadir imágenes',
  },

  home: {
    headline: 'Una hoja de papel, la tinta de todos.',
    lead: 'Dibuja con otros y mira cada trazo mientras nace. Sin cuentas y sin instalar nada: el enlace es la llave, y lo que dice *guardado* está a salvo.',
    newBoard: 'Nueva pizarra',
    yourBoards: 'Tus pizarras',
    known: 'Solo las conoce este navegador. Olvidar una pizarra aquí no la borra.',
    makeFailed: 'No se pudo crear la pizarra',
    unreachable: 'No se pudo llegar al servidor. ¿Está en marcha?',
    busy: 'El servidor está ocupado. Prueba dentro de un momento.',
    ready: 'Tu pizarra está lista',
    readyHint: 'Reparte el enlace adecuado. Este navegador recuerda los tres.',
    open: 'Abrir pizarra',
    justNow: 'ahora mismo',
    role: { owner: 'es tuya', edit: 'puedes dibujar', view: 'puedes mirar' },
    forget: 'Olvidar',
    forgetLabel: (title) => `Olvidar ${title} en este dispositivo`,
  },
};
