/** While I follow somebody: a frame around the page in their colour, who it is, and the way out. */
import { make } from './dom.js';
import { css, readableOn } from '../render/palette.js';
import { words } from './words.js';

/** @param {() => void} onStop */
export function createFollowFrame(onStop) {
  const name = make('span', { class: 'following-name', 'data-testid': 'following-name' });
  const badge = make('div', { class: 'following-badge' }, name, make('button', {
    class: 'following-stop', type: 'button', title: words.commands.people.unfollow, 'aria-label': words.commands.people.unfollow,
    'data-testid': 'stop-following', onclick: onStop,
  }, words.people.stop));
  const said = make('p', { class: 'out-of-sight', role: 'status' });
  const frame = make('section', { class: 'following', 'aria-label': words.help.groups.people, 'data-testid': 'following', hidden: true }, badge);
  document.body.append(frame, said);

  return {
    /** @param {?{name: string, color: number}} leader null for nobody */
    show(leader) {
      frame.hidden = !leader;
      const text = leader ? words.people.following(leader.name) : '';
      if (said.textContent !== text) said.textContent = text;
      if (!leader) return;
      name.textContent = text;
      frame.style.setProperty('--person', css(leader.color));
      frame.style.setProperty('--on-person', readableOn(leader.color));
    },
  };
}
