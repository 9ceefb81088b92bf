import { familyOfHangul } from '../../languages/ko/names/families.ts';
import { isKoreanName } from '../../languages/ko/names.ts';
import { matches } from '../../text/matches.ts';
import { mentionAt, overlaps, withoutOverlaps } from '../../text/mention.ts';
import type { Span } from '../../text/span.ts';
import type { PersonMention } from '../types.ts';
import { capitalRuns, type Token } from './capital-runs.ts';
import { flatten } from './flatten.ts';
import { HONORIFICS, KOREAN_HONORIFICS } from './honorifics.ts';
import { isFamilyName, isGivenName } from './lexicon.ts';
import { FIRST, nameShapes, SECOND } from './name-shapes.ts';
import { englishRoles, isNoName, namesBeside } from './roles-english.ts';
import { isKoreanTitle, koreanRoles, koreanSide } from './roles-korean.ts';

const HONORIFIC_BEFORE = new RegExp(`(?<![\\p{L}])(?:${HONORIFICS.join('|')})\\.?\\s$`, 'u');
const HONORIFIC_AFTER = new RegExp(`^\\s?(?:${KOREAN_HONORIFICS.join('|')})(?![가-힣]{2})`, 'u');
const { mayBeName, isSurelyName } = nameShapes({ isTitle: isKoreanTitle, isKnown: () => false });

/** Words of a name at most. */
const MOST = 4;

/** People of a sentence of any trade: by their names, forms of address, and what they are said to be. */
export function peopleOf(text: string, taken: readonly Span[]): PersonMention[] {
  const found = [
    ...(/\p{Lu}\p{L}/u.test(text) ? englishPeople(flatten(text)) : []),
    ...(/[가-힣]/.test(text) ? koreanPeople(text) : []),
  ];
  return withoutOverlaps(
    found
      .filter((person) => !taken.some((other) => overlaps(other, person)))
      .map(({ start, end, form }) => ({ ...mentionAt(text, start, end), form })),
  );
}

/** Only those who are known by an office beside their name. */
export function peopleBesideRoles(text: string): PersonMention[] {
  const found = [
    ...(/\p{Lu}\p{L}/u.test(text) ? besideEnglish(flatten(text)) : []),
    ...(/[가-힣]/.test(text) ? koreanPeople(text, true) : []),
  ];
  return withoutOverlaps(found.map(({ start, end, form }) => ({ ...mentionAt(text, start, end), form })));
}

type Found = Span & Pick<PersonMention, 'form'>;

const besideEnglish = (text: string): Found[] =>
  namesBeside(text, englishRoles(text)).map((span) => ({ ...span, form: 'full' as const }));

function englishPeople(text: string): Found[] {
  const beside = besideEnglish(text);
  const named = capitalRuns(text).flatMap((run) => inRun(text, run));
  return [...beside, ...named];
}

/** The name of a run of capitalised words, if one of them shows that it is one. */
function inRun(text: string, run: Token[]): Found[] {
  for (let i = 0; i < run.length; i++) {
    const first = run[i]!;
    if (isNoName(first.word)) continue;
    let length = 1;
    while (i + length < run.length && length < MOST && !isNoName(run[i + length]!.word)) length++;
    const own = run.slice(i, i + length);
    const honored = HONORIFIC_BEFORE.test(text.slice(Math.max(0, first.start - 12), first.start));
    if (!honored && !isWholeName(own)) continue;
    return [{ start: first.start, end: own.at(-1)!.end, form: length > 1 ? 'full' : 'family' }];
  }
  return [];
}

/** A known given name before a family name, or a Korean name with its hyphen. */
function isWholeName(words: readonly Token[]): boolean {
  const [first, last] = [words[0]!.word, words.at(-1)!.word];
  if (words.length < 2 || words.length > 3) return false;
  if (words.length === 2 && (first.includes('-') || last.includes('-')) && isKoreanName(`${first} ${last}`))
    return true;
  return isGivenName(first.toLowerCase()) && (isFamilyName(last.toLowerCase()) || words.length === 2);
}

const WORD = /[가-힣]+/gu;
const PARTICLE =
  /^(?:에게서|에게|께서는|께서|이라고|라고|이라는|라는|과의|와의|이다|입니다|이며|였|이었|과|와|은|는|이|가|을|를|의|도|씨|,|·)?(?![가-힣])/u;

/** @param titledOnly only those beside an office */
function koreanPeople(text: string, titledOnly = false): Found[] {
  const roles = koreanRoles(text);
  return matches(text, WORD).flatMap(({ 0: word, index }) => {
    for (const length of [3, 4, 2]) {
      const name = word.slice(0, length);
      if (name.length < length || !mayBeName(name) || !familyOfHangul(name[0]!)) continue;
      const span = { start: index, end: index + length };
      const rest = text.slice(span.end, span.end + 12);
      if (!PARTICLE.test(rest) && !HONORIFIC_AFTER.test(rest)) continue;
      const titled = roles.some((role) => !overlaps(role, span) && koreanSide(text, role, span) !== null);
      const shaped = length !== 2 || word.length === 2;
      const syllables = length !== 3 || FIRST.has(name[1]!) || SECOND.has(name[2]!);
      const otherwise = !titledOnly && (HONORIFIC_AFTER.test(rest) || isSurelyName(name));
      if ((titled && shaped && syllables) || otherwise) return [{ ...span, form: 'full' as const }];
    }
    return [];
  });
}
