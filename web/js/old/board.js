/** A board in an old browser: the same session, presence and paper as the modern page's (main.js), with less around. */
import { canonicalBytes } from '../model/canonical.js';
import { keyOf } from '../model/keys.js';
import { createCrowd } from '../presence/crowd.js';
import { createOutgoing } from '../presence/outgoing.js';
import { createOwn } from '../presence/own.js';
import { CURSOR_UNITS } from '../presence/cursors.js';
import { css, createPalette } from '../render/palette.js';
import { createScreen } from '../render/screen.js';
import { openSession } from '../sync/session.js';
import { siteBase } from '../ui/dom.js';
import { showHint } from '../ui/hint.js';
import { loadProfile } from '../ui/myself.js';
import { reportEnd, reportFault, reportRefusal } from '../ui/reports.js';
import { createStatusLine } from '../ui/status.js';
import { leaveTraces, traceMove, traceRest } from '../ui/traces.js';
import { encodeBase64 } from '../wire/base64.js';
import { createBench } from './bench.js';

const TIDY_MS = 1000;

/** @param {{id: string, key: string}} board as the address names it */
export function openBoard({ id, key }) {
  const profile = loadProfile(Math.random);
  const session = openSession({
    boardId: id, key, name: profile.name, color: profile.color, base: siteBase().replace(/\/$/, ''),
  });
  const light = createPalette(false);
  const palette = () => light;
  const crowd = createCrowd(session, false);
  const outgoing = createOutgoing((live) => session.live(live), () => session.limits.liveHz, (old) => session.currentId(old));
  const own = createOwn(session, outgoing, showLive);
  let untouched = true;
  const bench = createBench({ session, makeScreen, palette, outgoing, own, hover });
  const { screen, desk } = bench;
  const statusLine = createStatusLine();

  function makeScreen() {
    return createScreen(document.getElementById('stage'), session.document, {
      palette,
      strokes: () => crowd.strokes().concat(own.strokes()),
      drafts,
      carried: () => null,
      overlay: () => null,
      grid: () => false,
      guides: () => [],
      pointers: crowd.pointers,
    }, {
      camera(camera, zoomed) {
        bench.cameraChanged(camera, zoomed);
        traceMove();
      },
      loaded: welcome,
      stirred: traceMove,
      rested(counts) {
        traceRest(counts, screen.camera());
        counts.restart();
      },
    });
  }

  function hover(at) {
    if (session.status.state === 'online') outgoing.point({ x: Math.round(at.x * CURSOR_UNITS), y: Math.round(at.y * CURSOR_UNITS) });
  }

  /** What is in my own hand I see as I hold it, even if another holds it too. */
  function drafts() {
    const mine = own.drafts();
    const held = new Set(mine.map((element) => keyOf(element.id)));
    return crowd.drafts().filter((element) => !held.has(keyOf(element.id))).concat(mine);
  }

  function showLive() {
    if (!screen) return;
    screen.hide(new Set(drafts().map((element) => keyOf(element.id))));
    screen.mark('live');
    hint();
  }

  function hint() {
    const drawn = session.document.elements.size + crowd.strokes().length + crowd.drafts().length;
    if (drawn > 0 || bench.isBusy()) untouched = untouched && !bench.isBusy();
    showHint(session.status, drawn === 0 && own.isIdle());
  }

  /** The first time there is something on the board it is brought into view, unless a hand was quicker. */
  function welcome() {
    if (!untouched || session.document.elements.size === 0) return;
    untouched = false;
    if (!screen.isInView()) bench.fit();
  }

  function showPeople() {
    if (crowd.tidy(performance.now())) showLive();
    desk.setPeople(crowd.others().map(({ name, color }) => ({ name, css: css(color) })));
    screen.mark('presence');
  }

  function showStatus(status) {
    statusLine.show(status);
    bench.statusChanged(status);
    if (status.state !== 'online') crowd.clear();
    leaveTraces(session);
    reportEnd(status);
    showLive();
    showPeople();
  }

  session.on('change', ({ keys }) => {
    crowd.settle(keys);
    screen.changed(keys);
    showLive();
    bench.historyChanged();
    leaveTraces(session);
  });
  session.on('live', (frame) => {
    if (crowd.take(frame, performance.now())) showLive();
    screen.mark('presence');
  });
  session.on('status', showStatus);
  session.on('people', showPeople);
  session.on('refused', reportRefusal);
  session.on('fault', reportFault);
  setInterval(() => {
    if (crowd.tidy(performance.now())) showLive();
    if (crowd.others().length > 0) screen.mark('presence');
  }, TIDY_MS);
  window.addEventListener('hashchange', () => location.reload());

  // The modern page answers with a hash, for which these browsers offer nothing (ui/traces.js).
  document.documentElement.addEventListener('inkwire-content', () => {
    const { seq, entries } = session.document.confirmed;
    document.documentElement.setAttribute('data-content', `${seq} ${encodeBase64(canonicalBytes(entries.values()))}`);
  });
  screen.start();
  showStatus(session.status);
}
