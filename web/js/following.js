/**
 * Moves the camera to where somebody is, once or for as long as they are followed. Every move of mine
 * ends it. Nobody follows in a circle (LIV-5).
 */
import { MAX_ZOOM, fitted } from './geometry/camera.js';
import { glided } from './geometry/glide.js';

const NO_INSET = { top: 0, right: 0, bottom: 0, left: 0 };

/** A frame that comes later than this (ms) moves no farther: nobody is to lose sight of the way in one leap. */
const LONGEST_STEP_MS = 300;

/**
 * @param {object} around
 * @param {object} around.crowd
 * @param {boolean} around.still leap instead of gliding
 * @param {() => void} around.changed whom I follow
 * @param {(author: number) => void} around.lost whom I followed is gone
 */
export function createFollowing({ crowd, still, changed, lost }) {
  let screen = null;
  /** Whom I follow, 0 for nobody. */
  let leader = 0;
  /** Where a single journey goes, null for none. */
  let goal = null;
  let request = 0;
  let steppedMs = 0;
  /** Where the camera is as long as nobody else moves it. */
  let mine = null;

  const size = () => ({ width: 2 * screen.middle().x, height: 2 * screen.middle().y });

  /** Everything they see, as large as it fits; or their pointer in the middle. */
  function aimAt(author) {
    const { width, height } = size();
    const view = crowd.viewOf(author);
    if (view) return fitted(view, width, height, NO_INSET, MAX_ZOOM);
    const point = crowd.pointOf(author);
    const { zoom } = screen.camera();
    return point && { x: point.x - width / 2 / zoom, y: point.y - height / 2 / zoom, zoom };
  }

  function aim() {
    if (goal) return goal;
    const seen = leader && crowd.leaderOf(leader);
    return seen ? aimAt(seen) : null;
  }

  function wake() {
    if (request === 0 && (leader || goal)) {
      steppedMs = performance.now();
      request = requestAnimationFrame(step);
    }
  }

  function step(nowMs) {
    request = 0;
    const to = aim();
    if (!to) return;
    const from = screen.camera();
    const next = still ? to : glided(from, to, size(), Math.min(LONGEST_STEP_MS, Math.max(1, nowMs - steppedMs)));
    steppedMs = nowMs;
    if (!same(next, from)) look(next);
    if (!same(next, to)) request = requestAnimationFrame(step);
    else goal = null;
  }

  function look(next) {
    mine = next;
    screen.look(next);
  }

  function set(author) {
    if (leader === author) return;
    leader = author;
    changed();
  }

  function letGo() {
    goal = null;
    set(0);
  }

  return {
    start(made) {
      screen = made;
    },

    /** @returns {number} whom I follow, 0 for nobody */
    author: () => leader,

    /** @returns {boolean} false where that person follows me, be it through others */
    begin(author) {
      if (crowd.leaderOf(author) === 0) return false;
      goal = null;
      mine = screen.camera();
      set(author);
      wake();
      return true;
    },

    /** One journey to where that person is now. */
    goTo(author) {
      set(0);
      goal = aimAt(author);
      mine = screen.camera();
      wake();
    },

    stop: letGo,

    /** My hand is on the paper. */
    letGo,

    /** The camera moved; where it was not I, the journey is over. @param {object} camera */
    moved(camera) {
      if ((leader || goal) && !same(camera, mine)) letGo();
    },

    /** News of the others: goes on, or ends where there is nobody to follow, or a circle has closed that I leave. */
    heard() {
      if (!leader) return;
      if (!crowd.isHere(leader)) {
        const gone = leader;
        letGo();
        lost(gone);
      } else if (crowd.leavesCircle(leader)) {
        letGo();
      } else {
        wake();
      }
    },
  };
}

function same(a, b) {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}
