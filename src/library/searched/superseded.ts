/** The build that was asked about is not the newest any more, and what it had may be gone: ask again, of the newest. */
export class Superseded extends Error {
  constructor() {
    super('another build was published meanwhile');
  }
}
