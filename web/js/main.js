/**
 * A board's page: opens the session its address names and wires network, paper, hands and widgets
 * together. Everything that is done is done elsewhere.
 */
import { createAbout } from './about.js';
import { createBench } from './bench.js';
import { createCompany } from './company.js';
import { keyOf } from './model/keys.js';
import { openSession } from './sync/session.js';
import { extentOf } from './geometry/extent.js';
import { createCrowd } from './presence/crowd.js';
import { createOutgoing } from './presence/outgoing.js';
import { createOwn } from './presence/own.js';
import { createScreen } from './render/screen.js';
import { boardOfAddress } from './ui/address.js';
import { byId, siteBase } from './ui/dom.js';
import { isFit } from './ui/fitness.js';
import { showHint } from './ui/hint.js';
import { showNotice } from './ui/notice.js';
import { loadProfile } from './ui/myself.js';
import { createBoardMenu } from './ui/board-menu.js';
import { createStatusLine } from './ui/status.js';
import { canKeepPage, keepPage } from './ui/page-keeper.js';
import { createTakenBack } from './ui/taken-back.js';
import { prefersStillness, watchTheme } from './ui/theme.js';
import { leaveTraces, tellContent, traceMove, traceRest } from './ui/traces.js';
import { reportEnd, reportFault, reportRefusal } from './ui/reports.js';

const TIDY_MS = 1000;

function openBoard({ id, key }) {
  const profile = loadProfile(Math.random);
  const session = openSession({
    boardId: id, key, name: profile.name, color: profile.color, base: siteBase().replace(/\/$/, ''),
  });
  const crowd = createCrowd(session, prefersStillness());
  const outgoing = createOutgoing(
    (live) => session.live(live), () => session.limits.liveHz, (id) => session.currentId(id));
  const company = createCompany({ session, crowd, outgoing, profile, still: prefersStillness() });
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
    drafts,
    carried: own.carried,
    overlay: () => bench.overlay(),
    grid: () => bench.view.hasGrid(),
    guides: () => bench.view.guides(),
    pointers: crowd.pointers,
  }, {
    camera(camera, zoomed) {
      bench.cameraChanged(camera, zoomed);
      company.cameraMoved(camera);
      takenBack.moved();
      traceMove();
    },
    loaded: () => bench.view.welcome(),
    stirred: traceMove,
    rested(counts) {
      bench.view.rested();
      traceRest(counts, screen.camera());
      counts.restart();
    },
  });
  const bench = createBench({
    boardId: id,
    session,
    screen,
    theme,
    outgoing,
    own,
    keeping: () => (session.status.storage !== 'kept' ? 'none' : canKeepPage() ? 'opens' : 'waits'),
    hover: company.pointed,
  });
  const about = createAbout({ id, key }, session, screen.figures, bench.commands);
  const takenBack = createTakenBack(byId('stage'), (point) => screen.toScreen(point));
  const statusLine = createStatusLine();

  /** What is in my own hand I see as I hold it, even if another holds it too. */
  function drafts() {
    const mine = own.drafts();
    const held = new Set(mine.map(({ id }) => keyOf(id)));
    return crowd.drafts().filter(({ id }) => !held.has(keyOf(id))).concat(mine);
  }

  /** A draft stands for the settled element, which is not shown beside it. */
  function showLive() {
    const carried = own.carried();
    const drafted = drafts().map(({ id }) => keyOf(id));
    screen.hide(new Set(carried && !carried.stays ? [...carried.keys, ...drafted] : drafted));
    screen.mark('live');
  }

  function hint() {
    const drawn = session.document.elements.size + crowd.strokes().length + crowd.drafts().length;
    showHint(session.status, drawn === 0 && own.isIdle());
  }

  function showPeople() {
    if (crowd.tidy(performance.now())) showLive();
    company.heard();
    company.show();
    screen.mark('presence');
  }

  function showStatus(status) {
    statusLine.show(status);
    bench.statusChanged(status);
    about.show(status);
    if (status.state !== 'online') crowd.clear();
    company.statusChanged(status);
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
    company.heard();
    hint();
    screen.mark('presence');
  });
  session.on('status', showStatus);
  session.on('people', showPeople);
  session.on('refused', (refusal) => {
    reportRefusal(refusal);
    takenBack.show((refusal.shown || []).map(extentOf).filter((box) => box !== null));
  });
  session.on('fault', reportFault);
  setInterval(showIdle, TIDY_MS);

  function showIdle() {
    if (crowd.tidy(performance.now())) showLive();
    if (crowd.others().length > 0) screen.mark('presence');
    company.tick();
  }

  createBoardMenu(byId('menu-button'), byId('menu'), bench.commands);
  window.addEventListener('hashchange', () => location.reload());

  company.start(screen, bench.commands);
  tellContent(session);
  screen.start();
  bench.view.begin();
  showStatus(session.status);
  showPeople();
}

function start() {
  keepPage();
  const board = boardOfAddress(location);
  if (board) openBoard(board);
  else showNotice('badLink');
}

// A browser that is not has another page (fit.js).
if (isFit(window)) start();
