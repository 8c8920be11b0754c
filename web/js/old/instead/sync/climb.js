/** The old page stays on the way it has found (sync/climb.js): its engines get no better one by waiting. */
export class Climber {
  start() {}

  stop() {}

  wake() {}

  hasKnocked() {
    return false;
  }

  isKnocking() {
    return false;
  }
}
