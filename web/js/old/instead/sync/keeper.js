/** Without a store everything may be sent and nothing is kept; the status says so. */
export class Keeper {
  constructor() {
    this.state = 'asking';
  }

  begin() {
    this.state = 'none';
  }

  holds() {
    return true;
  }

  keptCount() {
    return 0;
  }

  release() {
    return Promise.resolve();
  }

  touch() {}

  touchIds() {}

  addCommit() {}

  verified() {}

  replaced() {}

  distrusted() {}
}
