/** The last resort, for a browser that cannot draw at all: the board's picture as the server draws it, renewed. */
import { make, siteBase } from '../ui/dom.js';
import { words } from '../ui/words.js';

const RENEW_MS = 3000;

/** A ticket is good for ten minutes (BRD-3). */
const TICKET_MS = 9 * 60000;

/** @param {{id: string, key: string}} board as the address names it */
export function openPicture({ id, key }) {
  const address = `${siteBase()}api/boards/${id}`;
  const picture = make('img', { class: 'old-picture', alt: words.viewOnly, 'data-testid': 'picture' });
  document.body.append(picture);
  let ticket = '';

  function ask() {
    const request = new XMLHttpRequest();
    request.open('POST', `${address}/tickets`);
    request.setRequestHeader('Authorization', `Bearer ${key}`);
    request.onload = () => {
      ticket = JSON.parse(request.responseText).ticket;
      show();
    };
    request.send();
  }

  function show() {
    picture.src = `${address}/picture?format=png&ticket=${encodeURIComponent(ticket)}&at=${Date.now()}`;
  }

  setInterval(ask, TICKET_MS);
  setInterval(() => ticket && show(), RENEW_MS);
  ask();
}
