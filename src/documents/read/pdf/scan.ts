/** Looks at the ends of lines, character by character: patterns that are sought to a text's end take time with its square. */

const LEADERS = '.·…‥_';
/** Characters of a page's number or name after dots that lead to it. */
const LONGEST_NUMBER = 8;

/** Whether a line ends in dots that lead to a page's number, at least `least` of them. */
export function endsInLeader(text: string, least: number): boolean {
  let at = text.length;
  while (at > 0 && text.length - at < LONGEST_NUMBER && /[\p{L}\p{N}–-]/u.test(text[at - 1]!)) at -= 1;
  if (text[at - 1] === ' ') at -= 1;
  let dots = 0;
  while (at > 0 && dots < least && LEADERS.includes(text[at - 1]!)) {
    dots += 1;
    at -= text[at - 2] === ' ' ? 2 : 1;
  }
  return dots >= least;
}

/** The letters at a text's end, with hyphens between them where `hyphens` says so. */
export function lettersAtEnd(text: string, hyphens = false): string {
  let at = text.length;
  while (at > 0 && /[\p{L}\p{M}]/u.test(text[at - 1]!)) {
    at -= 1;
    if (hyphens && text[at - 1] === '-' && /[\p{L}\p{M}]/u.test(text[at - 2] ?? '')) at -= 1;
  }
  return text.slice(at);
}

/** The last run of characters that are not white space. */
export function lastToken(text: string): string {
  let at = text.length;
  while (at > 0 && !/\s/u.test(text[at - 1]!)) at -= 1;
  return text.slice(at);
}

/** Whether a text is a number with what stands around it, and no word. */
export const isNumeric = (text: string): boolean => /\d/.test(text) && !/\p{L}/u.test(text);
