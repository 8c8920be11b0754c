/**
 * A board's page: opens the session its address names and wires network, paper, hands and widgets
 * together. Everything that is done is done elsewhere.
 */
import { createAbout } from './about.js';
import { createBench } from './bench.js';
import { keyOf } from './model/keys.js';
import { openSession } from './sync/session.js';
import { createCrowd } from './presence/crowd.js';
import { createOutgoing } from './presence/outgoing.js';
import { createOwn } from './presence/own.js';
import { CURSOR_UNITS } from './presence/cursors.js';
import { createScreen } from './render/screen.js';
import { boardOfAddress } from './ui/address.js';
import { byId, siteBase } from './ui/dom.js';
import { showHint } from './ui/hint.js';
import { showNotice } from './ui/notice.js';
import { createPeople } from './ui/people.js';
import { loadProfile, openProfile } from './ui/profile.js';
import { createBoardMenu } from './ui/board-menu.js';
import { createStatusLine } from './ui/status.js';
import { prefersStillness, watchTheme } from './ui/theme.js';
import { leaveTraces, traceMove, traceRest } from './ui/traces.js';
import { reportEnd, reportFault, reportRefusal } from './ui/reports.js';

const TIDY_MS = 1000;

function openBoard({ id, key }) {
  let profile = loadProfile(Math.random);
  const session = openSession({
    boardId: id, key, name: profile.name, color: profile.color, base: siteBase().replace(/\/$/, ''),
  });
  const crowd = createCrowd(session, prefersStillness());
  const outgoing = createOutgoing(
    (live) => session.live(live), () => session.limits.liveHz, (id) => session.currentId(id));
  const own = createOwn(session, outgoing, () => {
    hint();
    showLive();
  });
  const theme = watchTheme(() => {
    screen.paperChanged();
    bench.themeChanged();
  });
  const screen = createScreen(byId('stage'), session.document, {
    palette: theme.palette,
    strokes: () => crowd.strokes().concat(own.strokes()),
    drafts: () => crowd.drafts().concat(own.drafts()),
    carried: own.carried,
    overlay: () => bench.overlay(),
    grid: () => bench.view.hasGrid(),
    guides: () => bench.view.guides(),
    pointers: crowd.pointers,
  }, {
    camera(camera, zoomed) {
      bench.cameraChanged(camera, zoomed);
      traceMove();
    },
    loaded: () => bench.view.welcome(),
    rested(counts) {
      bench.view.rested();
      traceRest(counts);
    },
  });
  const bench = createBench({
    boardId: id,
    session,
    screen,
    theme,
    outgoing,
    own,
    hover({ x, y }) {
      if (session.status.state !== 'online') return;
      outgoing.point({ x: Math.round(x * CURSOR_UNITS), y: Math.round(y * CURSOR_UNITS) });
    },
  });
  const about = createAbout({ id, key }, session, screen.figures, bench.commands);
  const statusLine = createStatusLine();
  const people = createPeople({ onOpen: askProfile });

  /** A draft stands for the settled element, which is not shown beside it. */
  function showLive() {
    const carried = own.carried();
    const drafted = crowd.drafts().concat(own.drafts()).map(({ id }) => keyOf(id));
    screen.hide(new Set(carried && !carried.stays ? [...carried.keys, ...drafted] : drafted));
    screen.mark('live');
  }

  function hint() {
    const drawn = session.document.elements.size + crowd.strokes().length;
    showHint(session.status, drawn === 0 && own.isIdle());
  }

  function askProfile() {
    openProfile(profile, crowd.others(), (next) => {
      profile = next;
      session.setProfile(next.name, next.color);
      showPeople();
    });
  }

  function showPeople() {
    people.show(profile, crowd.others());
    if (crowd.tidy(performance.now())) showLive();
    screen.mark('presence');
  }

  function showStatus(status) {
    statusLine.show(status);
    bench.statusChanged(status);
    about.show(status);
    if (status.state !== 'online') crowd.clear();
    leaveTraces(session);
    hint();
    reportEnd(status);
    showLive();
    screen.mark('presence');
  }

  session.on('change', ({ keys }) => {
    crowd.settle(keys);
    screen.changed(keys);
    showLive();
    bench.view.welcome();
    bench.historyChanged();
    about.changed();
    hint();
    leaveTraces(session);
  });
  session.on('live', (frame) => {
    if (crowd.take(frame, performance.now())) showLive();
    hint();
    screen.mark('presence');
  });
  session.on('status', showStatus);
  session.on('people', showPeople);
  session.on('refused', reportRefusal);
  session.on('fault', reportFault);
  setInterval(showIdle, TIDY_MS);

  function showIdle() {
    if (crowd.tidy(performance.now())) showLive();
    if (crowd.others().length > 0) screen.mark('presence');
  }

  createBoardMenu(byId('menu-button'), byId('menu'), bench.commands);
  window.addEventListener('hashchange', () => location.reload());

  screen.start();
  bench.view.begin();
  showStatus(session.status);
  showPeople();
}

const board = boardOfAddress(location);
if (board) openBoard(board);
else showNotice('badLink');
