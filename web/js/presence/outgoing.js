/**
 * What I do right now, for the others to see: the pen's new points and my pointer, gathered so that
 * both go in one frame and at most `hz` times a second. The first goes at once.
 *
 * @param {(live: {chunk?: Array<object>, cursor?: Array<object>}) => void} send
 * @param {() => number} hz updates a second the server wants at most
 */
export function createOutgoing(send, hz) {
  let pointer = null;
  let pull = null;
  let sentMs = -Infinity;
  let timer = null;

  function flush() {
    timer = null;
    const chunk = pull ? pull() : null;
    const live = {};
    if (chunk) live.chunk = [chunk];
    if (pointer) live.cursor = [pointer];
    pointer = null;
    pull = null;
    if (!live.chunk && !live.cursor) return;
    sentMs = performance.now();
    send(live);
  }

  function soon() {
    if (timer !== null) return;
    const waitMs = sentMs + 1000 / hz() - performance.now();
    if (waitMs <= 0) flush();
    else timer = setTimeout(flush, waitMs);
  }

  return {
    /** @param {{x: number, y: number}} wire wire units; only the newest is sent */
    point(wire) {
      pointer = wire;
      soon();
    },

    /** @param {() => ?object} chunk makes the chunk of all points not sent yet, when it is time */
    draw(chunk) {
      pull = chunk;
      soon();
    },

    /** The stroke is over: what was gathered of it goes with its put. */
    stop() {
      pull = null;
    },
  };
}
