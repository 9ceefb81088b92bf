import { isFunctionWord } from '../../languages/function-words.ts';
import { matches } from '../../text/matches.ts';
import type { Span } from '../../text/span.ts';
import { wordLists } from '../../text/word-lists.ts';
import { capitalRuns, type Token } from './capital-runs.ts';
import { isFamilyName, isGivenName } from './lexicon.ts';

const list = wordLists(new URL('./data/roles.tsv', import.meta.url));
const HEADS = new Set(list('head'));
const MODIFIERS = new Set(list('modifier'));
const FORMER = new Set(list('former'));
const BECOMES = new Set(list('becomes'));
const LINKS = new Set(list('link'));
const DETERMINERS = new Set(['the', 'a', 'an', 'our', 'its', 'their', 'his', 'her', 'your', 'my']);

/** An office or trade as a text writes it: "head of maintenance", "Chief Engineer". */
export interface Role extends Span {
  /** Its last word before "of", in small letters. */
  head: string;
  /** Said to be over. */
  former: boolean;
  /** Whose it is, as far as it stands right before: "Brightwater's". */
  owner: string;
}

const WORD = /[\p{L}][\p{L}\p{M}\p{N}'’]*/gu;

interface Piece extends Span {
  word: string;
  small: string;
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
export const isHead = (word: string): boolean => HEADS.has(word.toLowerCase());

/** Most words before the last one of a title, and after "of". */
const LONGEST = { before: 4, after: 6 };

/** Every office of an English text, in order. */
export function englishRoles(text: string): Role[] {
  const pieces: Piece[] = matches(text, WORD).map(({ 0: word, index }) => ({
    word,
    small: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  const found: Role[] = [];
  for (let i = 0; i < pieces.length; i++) {
    if (!HEADS.has(pieces[i]!.small)) continue;
    // "chief engineer": the last of two such words is the one.
    let last = i;
    while (pieces[last + 1] && HEADS.has(pieces[last + 1]!.small) && gap(text, pieces, last + 1) === ' ')
      last++;
    const first = leftEdge(text, pieces, i);
    const end = rightEdge(text, pieces, last);
    const before = pieces[first - 1];
    const glued = before ? text.slice(before.end, pieces[first]!.start) : '';
    const owner =
      before && /['’]s?$/.test(before.word) && glued === ' ' ? ownerAt(text, pieces, first - 1) : '';
    found.push({
      start: pieces[first]!.start,
      end,
      head: pieces[last]!.small,
      former: before !== undefined && /^[ -]$/.test(glued) && FORMER.has(before.small),
      owner,
    });
    while (i + 1 < pieces.length && pieces[i + 1]!.start < end) i++;
  }
  // "chief operating officer" is one office, not also a chief.
  return found.filter(
    (one) => !found.some((other) => other !== one && other.start <= one.start && one.end <= other.end),
  );
}

const gap = (text: string, pieces: readonly Piece[], i: number): string =>
  i > 0 ? text.slice(pieces[i - 1]!.end, pieces[i]!.start) : '';

/** Index of the first word of a title whose last one is at `i`. */
function leftEdge(text: string, pieces: readonly Piece[], i: number): number {
  let first = i;
  let sure = i;
  while (first > 0 && i - first < LONGEST.before && /^(?: |-| & | and )$/.test(gap(text, pieces, first))) {
    const word = pieces[first - 1]!;
    if (FORMER.has(word.small) || /['’]s?$/.test(word.word) || isFunctionWord(word.small)) break;
    const own = MODIFIERS.has(word.small) || HEADS.has(word.small);
    if (isCapital(word.word) && !own && (!isCapital(pieces[i]!.word) || isGivenName(word.small))) break;
    if (isCapital(word.word) && !own && isFamilyName(word.small) && isCapital(pieces[i]!.word)) break;
    first--;
    if (own || isCapital(word.word)) sure = first;
  }
  // Small words of no known kind belong to it where an article says where it begins.
  const before = pieces[first - 1]?.small ?? '';
  const opened =
    first < sure && (DETERMINERS.has(before) || before === 'as') && gap(text, pieces, first) === ' ';
  return opened ? first : sure;
}

/** Where a title ends whose last word before "of" is at `i`. */
function rightEdge(text: string, pieces: readonly Piece[], i: number): number {
  const link = pieces[i + 1];
  if (!link || !LINKS.has(link.small) || gap(text, pieces, i + 1) !== ' ') return pieces[i]!.end;
  let end = pieces[i]!.end;
  let small = false;
  for (let at = i + 2; at < pieces.length && at - i - 2 < LONGEST.after; at++) {
    const { word, small: lower } = pieces[at]!;
    if (!/^(?: |-| & )$/.test(gap(text, pieces, at))) break;
    if (lower === 'the' || lower === 'of' || lower === 'and' || lower === 'for') continue;
    if (
      isFunctionWord(lower) ||
      HEADS.has(lower) ||
      (/(?:ed|ing)$/.test(lower) && !isCapital(word) && end > pieces[i]!.end)
    )
      break;
    const before = pieces[at - 1]!.small;
    const joined = before === 'the' || before === 'of' || before === 'and' || before === 'for';
    if (isCapital(word) && end > pieces[i]!.end && !joined && (small || isGivenName(lower))) break;
    small = !isCapital(word);
    end = pieces[at]!.end;
  }
  return end;
}

/** The capitalised words that end in a possessive at `i`. */
function ownerAt(text: string, pieces: readonly Piece[], i: number): string {
  let first = i;
  while (first > 0 && isCapital(pieces[first - 1]!.word) && gap(text, pieces, first) === ' ') first--;
  return text.slice(pieces[first]!.start, pieces[i]!.end).replace(/['’]s?$/, '');
}

/** What may stand between a title and the name after it. */
const TO_NAME = /^(?: |: ?|\t| \| | [–—-] | (?:is|was|remains|will be|has been|is called) |, | \()$/;
/** What must follow a name that a comma sets off from the title before it. */
const SET_OFF = /^(?:,|\.|\)|;|$|\n)/;
/** Most characters between a name and what it is said to be. */
const FARTHEST = 70;

/** How a name goes with a title: it follows, it stands before, or not at all. */
export type Side = 'after' | 'before' | null;

/** Whether a span of a text is named as the holder of a role. @param others further names of the text */
export function sideOf(text: string, role: Role, name: Span, others: readonly Span[] = []): Side {
  if (name.start >= role.end) {
    const between = text.slice(role.end, name.start);
    if (!TO_NAME.test(between)) return null;
    if (between !== ', ') return 'after';
    // "A, head of maintenance, B, chief engineer": the title is A's.
    const taken = others.some((other) => other !== name && sideOf(text, role, other) === 'before');
    return !taken && SET_OFF.test(text.slice(name.end, name.end + 1)) ? 'after' : null;
  }
  if (name.end > role.start || role.start - name.end > FARTHEST) return null;
  const between = text.slice(name.end, role.start);
  if (others.some((other) => other !== name && other.start >= name.end && other.end <= role.start))
    return null;
  return isBetween(between) ? 'before' : null;
}

/** Whether what stands between a name and a title makes it the name's: ", the", " was appointed", " joins X as", " | ". */
function isBetween(between: string): boolean {
  if (
    /^(?:,| \(| [–—-]| \||\t|:) ?(?:(?:the|a|an|our|its|their|who is|who was|then|former|formerly|now) )?(?:(?:former|new|acting|then) )?$/.test(
      between,
    )
  )
    return true;
  // "Jane Miller, Brightwater's chief engineer"
  if (/^, (?:\p{Lu}[\p{L}&.-]* ){0,4}?\p{Lu}[\p{L}&.-]*['’]s? $/u.test(between)) return true;
  const words = between
    .toLowerCase()
    .split(/[^\p{L}'’]+/u)
    .filter(Boolean);
  const [verb = ''] = words.filter(
    (word) =>
      !['has', 'had', 'who', 'will', 'to', 'also', 'now', 'currently', 'later', 'then'].includes(word),
  );
  if (!BECOMES.has(verb) || /[.;:!?(]/.test(between)) return false;
  const rest = words
    .slice(words.indexOf(verb) + 1)
    .filter((word) => !DETERMINERS.has(word) && !FORMER.has(word));
  return rest.every((word) => BECOMES.has(word) || word === 'new') || rest.at(-1) === 'as';
}

const CALENDAR =
  /^(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

/** A word that cannot be part of a name. */
export const isNoName = (word: string): boolean => {
  const small = word.toLowerCase().replace(/\.$/, '');
  return (
    (small.length > 1 && isFunctionWord(small)) ||
    CALENDAR.test(small) ||
    HEADS.has(small) ||
    (MODIFIERS.has(small) && !isGivenName(small) && !isFamilyName(small)) ||
    FORMER.has(small) ||
    /^\p{Lu}{2,}$/u.test(word)
  );
};

/** Words of a name at most. */
const NAME_WORDS = 4;

/** The names that stand beside the roles of a text. */
export function namesBeside(text: string, roles: readonly Role[]): Span[] {
  const runs = capitalRuns(text);
  return roles.flatMap((role) => {
    const found = runs.flatMap((run) => [...afterRole(text, role, run), ...beforeRole(text, role, run)]);
    return found.slice(0, 1);
  });
}

/** "Head of Maintenance Jane Miller", "the head of maintenance is Jane Miller". */
function afterRole(text: string, role: Role, run: Token[]): Span[] {
  const own = run.filter(({ start }) => start >= role.end);
  const [first] = own;
  if (!first || own.length < 2 || own.length > NAME_WORDS || own.some(({ word }) => isNoName(word)))
    return [];
  const span = { start: first.start, end: own.at(-1)!.end };
  return sideOf(text, role, span) === 'after' ? [span] : [];
}

/** "Jane Miller, head of maintenance". */
function beforeRole(text: string, role: Role, run: Token[]): Span[] {
  let own = run.filter(({ end }) => end <= role.start);
  while (own.length > 0 && isNoName(own[0]!.word)) own = own.slice(1);
  if (own.length < 2 || own.length > NAME_WORDS || own.some(({ word }) => isNoName(word))) return [];
  const span = { start: own[0]!.start, end: own.at(-1)!.end };
  return sideOf(text, role, span) === 'before' ? [span] : [];
}
