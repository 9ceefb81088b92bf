import { lastToken, lettersAtEnd } from './scan.ts';
import type { Line } from './types.ts';
import { commonWords, type DocumentWords } from './words.ts';

/** Prefixes that English joins with a hyphen (Chicago Manual of Style, 7.96; New Hart's Rules, 3.3.3). */
const HYPHENATED = new Set(
  'all anti co cross half high long low mid mini multi neo non post quasi self semi short sub ultra vice well'.split(
    ' ',
  ),
);
const HYPHEN_AT_END = /[-\u2010]$/u;
const GOING_ON = /^[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/u;
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;
const ADDRESS = /https?:\/\/|www\./u;
const ADDRESS_GOES_ON = /[-/_.=&?#%@]$/u;

/** How the lines of a document are put together where one ends. */
export interface LineEnds {
  words: DocumentWords;
  /** Whether the file keeps the space at the end of a line that stands between two words. */
  keepsSpaces: boolean;
  /** Whether Korean words go on over a line's end; where they do not, every end is one of a word. */
  breaksKorean: boolean;
}

/** Wrapped lines as one. */
export function joinLines(lines: readonly Pick<Line, 'text' | 'space'>[], ends: LineEnds): string {
  return lines.reduce((text, line, i) => {
    if (i === 0) return line.text;
    return joinTwo(text, line.text, lines[i - 1]!.space, ends);
  }, '');
}

function joinTwo(text: string, next: string, space: boolean, ends: LineEnds): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
  const address = ADDRESS.test(lastToken(text.slice(-200))) && ADDRESS_GOES_ON.test(text);
  if ((address || /[\w.-]@$/.test(text)) && !/^[\p{Lu}\s]/u.test(next)) return text + next;
  const broken = HYPHEN_AT_END.test(text) ? lettersAtEnd(text.slice(-80, -1), true) : '';
  if (broken !== '' && !space) {
    const going = GOING_ON.exec(next)?.[0];
    const joined = going && !keepsHyphen(broken, going, ends.words);
    return joined ? text.slice(0, -1) + next : text + next;
  }
  const [end, start] = [text.at(-1) ?? '', next[0] ?? ''];
  if (isHangul(end) && isHangul(start))
    return goesOn(text, next, space, ends) ? text + next : `${text} ${next}`;
  if (/[\p{L}\p{N}][-\u2010\u2013]$/u.test(text) && !space) return text + next;
  const unspaced = UNSPACED.test(end) && UNSPACED.test(start) && !space;
  return unspaced ? text + next : `${text} ${next}`;
}

/**
 * Whether a hyphen at a line's end belongs to the word: by how the document writes the word elsewhere; else no program
 * leaves a single letter behind or breaks before a capital; else by whether the whole or its parts are words.
 */
export function keepsHyphen(head: string, tail: string, words: DocumentWords): boolean {
  const last = head.slice(head.lastIndexOf('-') + 1);
  const first = tail.split('-', 1)[0]!;
  const [whole, apart] = [words.count(last + first), words.count(`${last}-${first}`)];
  if (whole !== apart) return apart > whole;
  if ([...last].length === 1 || /^\p{Lu}/u.test(first) || /^\p{Lu}{2,}$/u.test(last)) return true;
  const common = commonWords();
  const isWord = (word: string): boolean => common.has(word.toLowerCase()) || words.count(word) > 0;
  if (HYPHENATED.has(last.toLowerCase()) && isWord(first)) return true;
  return !common.has((last + first).toLowerCase()) && isWord(last) && isWord(first);
}

const isHangul = (letter: string): boolean => /\p{Script=Hangul}/u.test(letter);

/** Endings and particles that begin no word of their own. */
const NEVER_FIRST =
  /^(?:다|[었았했혔였됐렸졌쳤]다|[한된인진]다|이다|습?니다|[합됩입]니다|에서|으로|에게|부터|까지|[하되]고|[하되]며|[하되]는|했던|들[은이의을]?|은|는|을|를|의|에|와|과|로|도|만|며|고|여|서|어|지|기|야)$/u;
/** What a word of more than one syllable that ends so needs nothing after. */
const ENDS_WORD =
  /\p{Script=Hangul}(?:을|를|은|는|의|에|에서|으로|와|과|며|고|다|여|도록|하는|하여|있는|된|한|할|및)$/u;

/** Whether a Korean word goes on over a line's end. */
function goesOn(text: string, next: string, space: boolean, ends: LineEnds): boolean {
  if (space) return false;
  if (ends.keepsSpaces) return true;
  return ends.breaksKorean && insideWord(text, next, ends.words) > 0;
}

/**
 * What the document's own words say of a line's end between two Hangul syllables: above 0, one word goes on; below 0,
 * one ends there; 0 (only by its first sign) nothing.
 */
function insideWord(text: string, next: string, words: DocumentWords): number {
  const [head, tail] = [lettersAtEnd(text.slice(-40)), GOING_ON.exec(next)?.[0] ?? ''];
  const known = evidence(head, tail, words);
  if (known !== 0) return known;
  if (NEVER_FIRST.test(tail)) return 1;
  return ENDS_WORD.test(head) ? -1 : 0.5;
}

function evidence(head: string, tail: string, words: DocumentWords): number {
  if (words.count(head + tail) > 0) return 1;
  const over = words.beginning((head + tail).slice(0, Math.min(6, head.length + Math.min(2, tail.length))));
  const ends = words.count(head);
  const begins = words.beginning(tail.slice(0, Math.min(3, tail.length)));
  if (head.length <= 4 && over > ends) return 1;
  if (ends > over && begins > 0) return -1;
  if (NEVER_FIRST.test(tail)) return 1;
  return begins > over && (ends > 0 || ENDS_WORD.test(head)) ? -1 : 0;
}

/** How many line ends must tell, and which share of them within words shows that words are broken anywhere. */
const FEWEST_ENDS = 4;
const BROKEN_SHARE = 0.15;

/** Whether a document's lines end within Korean words: programs break lines between any two syllables, or only between words. */
export function breaksKorean(
  pairs: readonly (readonly [above: Line, below: Line])[],
  words: DocumentWords,
): boolean {
  let told = 0;
  let inside = 0;
  for (const [above, below] of pairs) {
    if (!isHangul(above.text.at(-1) ?? '') || !isHangul(below.text[0] ?? '')) continue;
    const [head, tail] = [lettersAtEnd(above.text.slice(-40)), GOING_ON.exec(below.text)?.[0] ?? ''];
    const said = evidence(head, tail, words);
    if (said === 0) continue;
    told += 1;
    if (said > 0) inside += 1;
  }
  return told < FEWEST_ENDS ? inside > 0 : inside >= BROKEN_SHARE * told;
}
