import { isKoreanName } from '../../../languages/ko/names.ts';
import { mentionAt, overlaps } from '../../../text/mention.ts';
import type { Span } from '../../../text/span.ts';
import { flatten } from '../../general/flatten.ts';
import { HONORIFICS } from '../../general/honorifics.ts';
import { isFamilyName, isGivenName, isWord } from '../../general/lexicon.ts';
import type { PersonMention } from '../../types.ts';
import {
  excluded,
  hyphened,
  isFamily,
  isSyllable,
  OPENERS,
  plain,
  SURE,
  WORDS_TOO,
} from './english-name-words.ts';
import { runs, type Token } from './name-runs.ts';
import { places } from './places.ts';
import { HAS_HEAD, POST_AFTER, TITLE_BEFORE, TITLE_LINKED_BEFORE } from './title-patterns.ts';

export type { PersonMention };

const HONORIFIC_BEFORE = new RegExp(`(?<![\\p{L}])(?:${HONORIFICS.join('|')})\\.?\\s$`, 'u');
/** Before a name of one word, which is then the whole name. */
const SOVEREIGN = /(?<![\p{L}])(?:King|Queen|Emperor|Empress|Pope|Prince|Princess|Sultan|Emir) $/u;
/** Parts of a name that do not count as one of its words. */
const PARTICLE = /^(?:Al|El|Bin|Ibn|Abu|Ben|Van|Von|De|Da|Di|Der|Den|La|Le|Dos|Del|Abdul|San)$/;
/** Most words of a name, particles and what they belong to aside. */
const MAX_WORDS = 3;

const halfHyphened = (word: string): boolean => {
  const [first = '', second = '', ...more] = word.split(/[-‐‑]/);
  return (
    more.length === 0 &&
    /^\p{Lu}\p{Ll}{1,5}$/u.test(first) &&
    /^\p{Ll}{2,6}$/u.test(second) &&
    (isSyllable(first) || isSyllable(second))
  );
};
const hasPost = (text: string, end: number): boolean =>
  HAS_HEAD.test(text.slice(end, end + 90)) && POST_AFTER.test(text.slice(end, end + 90));

/** Number of tokens from `i` that are a Korean name, 0 when none. */
function koreanAt(text: string, run: Token[], i: number, titled: boolean): number {
  const [a, b, c] = [run[i]?.word, run[i + 1]?.word, run[i + 2]?.word];
  if (!a || !b) return 0;
  if (isFamily(a) && hyphened(b) && !excluded(b)) return 2;
  // One of two hyphened syllables spelled in a way no rule gives (Chong-ghee) is enough where the rest is clear.
  if (isFamily(a) && halfHyphened(b) && (titled || SURE.has(plain(a)) || hasPost(text, run[i + 1]!.end)))
    return 2;
  if (hyphened(a) && isFamily(b)) return 2;
  const word = plain(a);
  const doubtful = WORDS_TOO.has(word) && !titled;
  if (
    isFamily(a) &&
    c &&
    isSyllable(b) &&
    isSyllable(c) &&
    !excluded(b) &&
    !excluded(c) &&
    !isGivenName(b) &&
    isKoreanName(`${a} ${b} ${c}`)
  )
    return doubtful && i === 0 && OPENERS.has(a) ? 0 : 3;
  if (
    run.length - i === 3 &&
    c &&
    isFamily(c) &&
    isSyllable(a) &&
    isSyllable(b) &&
    !excluded(a) &&
    !excluded(b) &&
    !WORDS_TOO.has(plain(c))
  )
    return 3;
  // "Sung Kim": a given name of one syllable before a family that leaves no doubt.
  if (
    run.length - i === 2 &&
    isSyllable(a) &&
    !excluded(a) &&
    /^(?:Kim|Lee|Park|Choi|Yoon|Kwon|Hwang)$/.test(b) &&
    !SURE.has(plain(a))
  )
    return 2;
  // "Jiwon Seo": two syllables in one word before such a family, and no word of another kind.
  if (
    run.length - i === 2 &&
    SURE.has(plain(b)) &&
    a.length > 3 &&
    !excluded(a) &&
    !isFamily(a) &&
    !isGivenName(a) &&
    !isFamilyName(a) &&
    !isWord(a) &&
    isKoreanName(`${b} ${a}`)
  )
    return 2;
  if (!isFamily(a) || excluded(a) || excluded(b) || isGivenName(b)) return 0;
  if (!/^\p{Lu}\p{Ll}+$/u.test(b) || !isKoreanName(`${a} ${b}`)) return 0;
  if (isSyllable(b)) return titled || SURE.has(word) ? 2 : 0;
  return doubtful || (!titled && !SURE.has(word) && isFamilyName(b)) ? 0 : 2;
}

/** Most tokens from `i` on that may be one name: "Khalid bin Rashid Al Nuaimi" has three words. */
function wordsOf(text: string, run: Token[], i: number): number {
  let words = 0;
  for (let at = i; at < run.length; at++) {
    const before = at > i ? text.slice(run[at - 1]!.end, run[at]!.start).trim() : '';
    const joined = before !== '' || (at > i && PARTICLE.test(run[at - 1]!.word));
    if (!PARTICLE.test(run[at]!.word) && !joined && ++words > MAX_WORDS) return at - i;
  }
  return run.length - i;
}

/** Whether what follows says that somebody holds a post; "joins Norsk Data as director" says it of who joins. */
function saidToBe(right: string): boolean {
  const link = HAS_HEAD.test(right) ? POST_AFTER.exec(right)?.groups?.link : undefined;
  return link !== undefined && link !== ' as';
}

/** Number of tokens from `i` that are a name of another kind. */
function westernAt(text: string, run: Token[], i: number, titled: boolean): number {
  const first = run[i]!;
  if (excluded(first.word)) return 0;
  const most = wordsOf(text, run, i);
  let length = 1;
  while (length < most && !excluded(run[i + length]!.word)) length++;
  const end = run[i + length - 1]!.end;
  // "… of National Intelligence Avril Haines": the name begins at the given name.
  const given = (at: number): boolean => isGivenName(plain(run[at]!.word));
  if (titled && length > 2 && !given(i) && given(i + 1)) return 0;
  if (length === 1)
    return titled &&
      (isFamily(first.word) ||
        isFamilyName(first.word) ||
        SOVEREIGN.test(text.slice(Math.max(0, first.start - 12), first.start)))
      ? 1
      : 0;
  if (titled || isGivenName(plain(first.word)) || isGivenName(first.word)) return length;
  const whole = i === 0 || excluded(run[i - 1]!.word);
  return whole &&
    i + length === run.length &&
    length <= 3 &&
    /^\p{Lu}\p{Ll}/u.test(first.word) &&
    saidToBe(text.slice(end, end + 90))
    ? length
    : 0;
}

/**
 * People of an English text, without titles. `taken` are spans that are something else (institutions): a person
 * that overlaps one is left out, unless it is a Korean name.
 */
export function englishPeople(raw: string, taken: readonly Span[] = []): PersonMention[] {
  const text = flatten(raw);
  // A place of several words is no person (Abu Dhabi, Sri Lanka); one word may be part of a name (Jordan Smith).
  const unlike = [...taken, ...places(text).filter((place) => place.text.includes(' '))];
  const found: PersonMention[] = [];
  const add = (run: Token[], i: number, length: number, sure: boolean): void => {
    const span = mentionAt(raw, run[i]!.start, run[i + length - 1]!.end);
    if (sure || !unlike.some((other) => overlaps(other, span)))
      found.push({ ...span, form: length === 1 ? 'family' : 'full' });
  };
  for (const run of runs(text)) {
    // Korean names first: they end the title before them ("… Global Affairs Kweon Ki-hwan").
    let rest: Token[] = [];
    for (let i = 0; i < run.length; ) {
      const length = koreanAt(text, run, i, isTitled(text, run[i]!));
      if (
        length > 0 &&
        !taken.some(({ start, end }) => start <= run[i]!.start && end >= run[i + length - 1]!.end)
      ) {
        add(run, i, length, true);
        others(rest, add);
        rest = [];
        i += length;
      } else rest.push(run[i++]!);
    }
    others(rest, add);
  }
  return found.sort((a, b) => a.start - b.start);

  function others(run: Token[], keep: typeof add): void {
    for (let i = 0; i < run.length; ) {
      const token = run[i]!;
      const honored = HONORIFIC_BEFORE.test(text.slice(Math.max(0, token.start - 12), token.start));
      const length =
        westernAt(text, run, i, honored || isTitled(text, token)) ||
        (honored && !excluded(token.word) ? 1 : 0);
      if (length > 0) keep(run, i, length, false);
      i += Math.max(1, length);
    }
  }
}

const isTitled = (text: string, { start, end }: Span): boolean => {
  const left = text.slice(Math.max(0, start - 160), start);
  if (!HAS_HEAD.test(left)) return false;
  if (TITLE_BEFORE.test(left)) return true;
  // Set off by a title and "is" or a comma: only a name of two words or more is taken for one.
  return TITLE_LINKED_BEFORE.test(left) && /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3));
};
