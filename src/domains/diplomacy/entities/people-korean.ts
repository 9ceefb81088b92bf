import { familyOfHangul } from '../../../languages/ko/names/families.ts';
import { matches } from '../../../text/matches.ts';
import { mentionAt, overlaps, withoutOverlaps } from '../../../text/mention.ts';
import type { Span } from '../../../text/span.ts';
import { KOREAN_HONORIFICS } from '../../general/honorifics.ts';
import { ALONE, FIRST, NOUN_ENDING, SECOND } from '../../general/name-shapes.ts';
import { plausibleTitle, TITLE, TITLE_AFTER } from './korean-title.ts';
import { isSurelyName, mayBeName } from './name-shapes.ts';
import type { PersonMention } from './people-english.ts';
import { foreignIn } from './transcribed.ts';

const HONORIFIC = KOREAN_HONORIFICS.join('|');
const HONORIFIC_AFTER = new RegExp(`^(?:\\s?\\([^)]{1,40}\\))?\\s?(?:${HONORIFIC})(?![가-힣]{3})`, 'u');
const PARTICLE_AFTER =
  /^(?:에게서|에게는|에게|께서는|께서|으로부터|이라고|이라는|라고|라는|과의|와의|과|와|은|는|이|가|을|를|의|도|만|씨)?(?![가-힣])/u;
/** What must follow a name that has no title: a particle of a person in the sentence, or the next of a list. */
const SAID_OF = /^(?:에게서|에게|께서|과|와|은|는|이|가|을|를|의|도|,|·|씨)/u;
const TITLE_RIGHT_BEFORE = new RegExp(`(?:${TITLE})(?:인|이자|이신|에)?\\s$`, 'u');
const WORD = /[가-힣]+/gu;
const HAS_TITLE = new RegExp(TITLE, 'u');
const TITLE_NEXT = new RegExp(`^\\s(?:특별)?(?:${TITLE})`, 'u');
/** People of a Korean text, without titles and particles. */
export function koreanPeople(text: string, taken: readonly Span[] = []): PersonMention[] {
  const found: PersonMention[] = [];
  const words = matches(text, WORD);
  const hasTitle = HAS_TITLE.test(text);
  for (let i = 0; i < words.length; i++) {
    const { 0: word, index } = words[i]!;
    // Longer transcribed names first: 로라 케슬러 begins like a Korean name.
    const name =
      (hasTitle ? foreignIn(text, words, i, [5, 4, 3, 2]) : null) ??
      nameIn(text, word, index) ??
      (hasTitle ? foreignIn(text, words, i, [1]) : null);
    if (name && !taken.some((span) => overlaps(span, name))) found.push(name);
  }
  return withoutOverlaps(found);
}
/** 취재 서지원, 편집 마상현: who made a report. */
const CREDIT_BEFORE =
  /(?:^|[\s,·|/([])(?:취재|편집|글|사진|번역|정리|촬영|영상|취재·사진|글·사진)\s?[=:|/]?\s?$/u;
const CREDIT_AFTER = /^(?:$|\s?[,·|/)\]]|\s기자)/u;
/** 대사를 지냈다, 차관을 맡았다: the subject is somebody. */
const HELD_OFFICE = new RegExp(
  `(?:${TITLE})(?:을|를|으로|로|직을|에)\\s?(?:지냈|지내|맡|역임|거쳐|거친|부임|취임|임명|내정|발탁|재직|일하|일했|근무|활동|재임|선출|지명)`,
  'u',
);
/** "주중대사는 권한솔이다", "서명한 이는 도한비였다". */
const IS_BEFORE = new RegExp(
  `(?:(?:${TITLE})|(?<=[\\s])이|사람|인물|주인공|후임자?|전임자?)(?:은|는)\\s$`,
  'u',
);
const IS_AFTER = /^(?:이다|이었|였|입니다|이며|이고)/u;
const SUBJECT_AFTER = /^(?:은|는|이|가)\s/u;
/** 우승을 차지한 선수: a verb after its object, and what it says of the next word. */
const qualifies = (word: string, before: string) =>
  /[한할]$/u.test(word) && /[가-힣](?:을|를|다고|라고|며|해서|와서)\s$/u.test(before);

function nameIn(text: string, word: string, index: number): PersonMention | null {
  for (const length of [4, 3, 2]) {
    const name = word.slice(0, length);
    if (name.length < length || !mayBeName(name) || qualifies(name, text.slice(0, index))) continue;
    const rest = text.slice(index + length, index + length + 70);
    const whole = word.length === length;
    const title = whole ? TITLE_AFTER.exec(rest) : null;
    const titled =
      title !== null &&
      plausibleTitle(title.groups!.title!, text.slice(Math.max(0, index - 12), index)) &&
      (length > 2 || title.groups!.title!.split(' ').length <= 4);
    const inBrackets = /^\s?\(\p{Lu}\p{L}+[ ,]/u.test(rest);
    const after =
      PARTICLE_AFTER.test(rest) &&
      length >= 3 &&
      FIRST.has(name[length - 2]!) &&
      SECOND.has(name[length - 1]!);
    const named =
      after &&
      TITLE_RIGHT_BEFORE.test(text.slice(Math.max(0, index - 16), index)) &&
      !NOUN_ENDING.has(name.at(-1)!);
    const credited =
      whole &&
      length === 3 &&
      CREDIT_BEFORE.test(text.slice(Math.max(0, index - 8), index)) &&
      CREDIT_AFTER.test(rest);
    const told =
      length === 3 &&
      FIRST.has(name[1]!) &&
      IS_AFTER.test(rest) &&
      IS_BEFORE.test(text.slice(Math.max(0, index - 12), index));
    const inOffice =
      length === 3 &&
      (FIRST.has(name[1]!) || SECOND.has(name[2]!)) &&
      (index === 0 || /[,“"']\s?$/u.test(text.slice(0, index))) &&
      SUBJECT_AFTER.test(rest) &&
      HELD_OFFICE.test(text.slice(index));
    const addressed = HONORIFIC_AFTER.test(rest) && (whole || length === 3);
    if (
      titled ||
      addressed ||
      credited ||
      inOffice ||
      told ||
      (inBrackets && !/[한된할]$/u.test(name)) ||
      named ||
      (after && SAID_OF.test(rest) && isSurelyName(name))
    )
      return { ...mentionAt(text, index, index + length), form: 'full' };
  }
  // "최 대사", "반 장관": the family name alone before a title.
  if (
    word.length === 1 &&
    familyOfHangul(word) &&
    ALONE.has(word) &&
    TITLE_AFTER.test(text.slice(index + 1, index + 40)) &&
    TITLE_NEXT.test(text.slice(index + 1))
  )
    return { ...mentionAt(text, index, index + 1), form: 'family' };
  return null;
}
