// Who is on the board, from Rosters. The first after each Welcome names all who are present.

export class People {
  constructor() {
    /** @type {Map<number, {author: number, name: string, color: number, gone: boolean, away: boolean, role: number}>} */
    this.byAuthor = new Map();
    this.isFull = false;
  }

  /** A new connection: the next Roster is a full one. */
  restart() {
    this.isFull = false;
  }

  apply(roster) {
    if (!this.isFull) this.byAuthor.clear();
    this.isFull = true;
    for (const person of roster.person) {
      if (person.gone) this.byAuthor.delete(person.author);
      else this.byAuthor.set(person.author, person);
    }
  }
}
