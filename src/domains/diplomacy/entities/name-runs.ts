import { matches } from '../../../text/matches.ts';
import type { Span } from '../../../text/span.ts';
import { excluded, isFamily, isSyllable, WORDS_TOO } from './english-name-words.ts';
import { isWord } from './lexicon.ts';

/** A capitalised word, or the small second syllable of a Korean name. */
export interface Token extends Span {
  word: string;
}

const TOKEN =
  /(?<![\p{L}\p{N}])\p{Lu}(?:[\p{L}\p{M}]|['’](?!s\b|\s|$)|(?<=^|[^\p{L}]\p{Lu})\.)*(?:[-‐‑]\p{L}+)*/gu;

/** "Kang Kyung wha": the second syllable of a given name in a small letter, where it is no English word. */
const smallSyllable = (text: string, [family, first]: [Token, Token]): Token | null => {
  const match = /^ (\p{Ll}{2,6})(?![\p{L}\p{N}-])/u.exec(text.slice(first.end, first.end + 8));
  return match &&
    isFamily(family.word) &&
    isSyllable(first.word) &&
    isSyllable(match[1]!) &&
    !excluded(first.word) &&
    !isWord(match[1]!) &&
    !WORDS_TOO.has(match[1]!)
    ? { word: match[1]!, start: first.end + 1, end: first.end + 1 + match[1]!.length }
    : null;
};

/** Capitalised words in a row, one space between. */
export function runs(text: string): Token[][] {
  const found: Token[][] = [];
  let run: Token[] = [];
  const close = (): void => {
    const [family, first] = run.slice(-2);
    const small = family && first ? smallSyllable(text, [family, first]) : null;
    if (run.length > 0) found.push(small ? [...run, small] : run);
  };
  for (const match of matches(text, TOKEN)) {
    const token = { word: match[0], start: match.index, end: match.index + match[0].length };
    const last = run[run.length - 1];
    const gap = last ? text.slice(last.end, token.start) : '';
    const particle = last
      ? /^ ((?:(?:de|van|von|bin|al|da|di|la|le|dos|del|der|ibn|el) ){1,2})$/.exec(gap)
      : null;
    if (last && (/^ {1,2}$/.test(gap) || particle)) run.push(token);
    else {
      close();
      run = [token];
    }
  }
  close();
  return found;
}
