/**
 * The company one draws in: shows who is here and what they do, goes to where somebody is, follows
 * somebody's view, and tells the others what I see. Keeps no presence itself: that is presence/crowd.js.
 */
import { createFollowing } from './following.js';
import { toBoard, toScreen } from './geometry/camera.js';
import { CURSOR_UNITS } from './presence/cursors.js';
import { placeOf } from './presence/outlook.js';
import { createFollowFrame } from './ui/follow-frame.js';
import { byId } from './ui/dom.js';
import { createPeople } from './ui/people.js';
import { openProfile } from './ui/profile.js';
import { toast } from './ui/toast.js';
import { words } from './ui/words.js';

/**
 * @param {object} around
 * @param {object} around.session
 * @param {object} around.crowd
 * @param {object} around.outgoing
 * @param {{name: string, color: number}} around.profile mine, as it was loaded
 * @param {boolean} around.still no gliding
 */
export function createCompany({ session, crowd, outgoing, profile: loaded, still }) {
  let profile = loaded;
  let screen = null;
  let pointer = null;
  let seen = null;
  let sheet = null;
  const following = createFollowing({ crowd, still, changed: showFollowing, lost });
  const frame = createFollowFrame(() => following.stop());
  const people = createPeople({ onOpen: open, onGo: go });

  const nameOf = (author) => {
    const person = session.people.get(author);
    return (person && person.name) || words.person;
  };

  /** The people beside me, each with what they do. */
  function others() {
    const nowMs = performance.now();
    return crowd.others().map((person) => ({
      ...person,
      doing: crowd.doing(person.author, nowMs),
      isFollowed: following.author() === person.author,
      isFound: Boolean(crowd.viewOf(person.author) || crowd.pointOf(person.author)),
    }));
  }

  function show() {
    const all = others();
    people.show(profile, all);
    if (sheet) sheet.show(all);
  }

  function open() {
    sheet = openProfile(profile, {
      onChange(next) {
        profile = next;
        session.setProfile(next.name, next.color);
        show();
      },
      onGo: go,
      onFollow: follow,
      onClose() {
        sheet = null;
      },
    });
    sheet.show(others());
  }

  function go(author) {
    following.goTo(author);
  }

  function follow(author) {
    if (following.author() === author) following.stop();
    else if (!following.begin(author)) toast(words.people.followsYou(nameOf(author)));
  }

  function lost(author) {
    toast(words.people.left(nameOf(author)));
  }

  function showFollowing() {
    const author = following.author();
    const person = session.people.get(author);
    frame.show(person ? { name: nameOf(author), color: person.color } : null);
    document.documentElement.dataset.following = String(author);
    tellView();
    show();
  }

  function tellView() {
    if (session.status.state !== 'online' || !screen) return;
    outgoing.look(placeOf(screen.view()), following.author());
  }

  function tellPointer() {
    if (session.status.state !== 'online' || !pointer) return;
    outgoing.point({ x: Math.round(pointer.x * CURSOR_UNITS), y: Math.round(pointer.y * CURSOR_UNITS) });
  }

  return {
    /** To be called once. @param {object} made the screen @param {object} commands the page's */
    start(made, commands) {
      screen = made;
      following.start(made);
      commands.add(
        { id: 'people.list', chords: ['Alt+p'], run: open },
        { id: 'people.unfollow', chords: ['Escape'], run: following.stop, when: () => following.author() !== 0 },
      );
      byId('stage').addEventListener('pointerdown', following.letGo);
      show();
    },

    /** @param {{x: number, y: number}} at where I point, board units */
    pointed(at) {
      pointer = at;
      tellPointer();
    },

    /** The camera moved, and with it the board below my pointer. @param {import('./geometry/camera.js').Camera} camera */
    cameraMoved(camera) {
      following.moved(camera);
      if (pointer && seen) pointer = toBoard(camera, toScreen(seen, pointer));
      seen = camera;
      tellView();
      tellPointer();
    },

    /** @param {object} status the session's */
    statusChanged({ state }) {
      if (state === 'online') tellView();
    },

    /** Something new of the others has come. */
    heard: following.heard,
    show,
    /** Now and then, for what changes by time alone. */
    tick() {
      following.heard();
      show();
    },
  };
}
