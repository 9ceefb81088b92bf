import { isFunctionWord } from './function-words.ts';
import { words } from './tokens.ts';

/** Characters of a text that are looked at. */
const LOOKED_AT = 1_000;
/** Fewest words that tell a language. */
const FEWEST = 4;
/** Least share of function words in what is written in a language whose function words are known; keywords have fewer, and are few. */
const FUNCTION_WORDS = 0.2;

const LETTER = /\p{L}/gu;
const READ = /[\p{Script=Latin}\p{Script=Hangul}]/u;
const HANGUL = /\p{Script=Hangul}/u;

/**
 * Whether a text is in a language that is matched word by word: neither its grammar nor what its words mean is known. Told by
 * its script, and in Latin letters by how few of its words are function words of a language that is read.
 *
 * @returns undefined where there are too few words to tell
 */
export function isOtherLanguage(text: string): boolean | undefined {
  const start = text.slice(0, LOOKED_AT);
  const letters = start.match(LETTER) ?? [];
  const read = letters.filter((letter) => READ.test(letter));
  if (2 * read.length < letters.length) return true;
  if (read.some((letter) => HANGUL.test(letter))) return false;
  const all = words(start).filter(({ script }) => script === 'latin');
  const known = all.filter(({ form }) => isFunctionWord(form));
  return all.length < FEWEST ? undefined : known.length < FUNCTION_WORDS * all.length;
}
