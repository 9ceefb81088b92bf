import { capitalRuns, type Token } from '../../general/capital-runs.ts';
import { isWord } from '../../general/lexicon.ts';
import { excluded, isFamily, isSyllable, WORDS_TOO } from './english-name-words.ts';

export type { Token };

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

/** Capitalised words in a row, one space between, with the small second syllable of a Korean name. */
export const runs = (text: string): Token[][] =>
  capitalRuns(text).map((run) => {
    const [family, first] = run.slice(-2);
    const small = family && first ? smallSyllable(text, [family, first]) : null;
    return small ? [...run, small] : run;
  });
