/** The text with every kind of single space and wrapped line as one space, offsets unchanged; empty lines stay. */
export const flatten = (text: string): string =>
  text.replace(/[\u00a0\u2009\u202f\t]|(?<!\n)\r?\n(?!\n)/g, (space) => ' '.repeat(space.length));
