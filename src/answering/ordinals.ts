import { matches } from '../text/matches.ts';

/** "The fourth round", "제72차 회의": which of a row something is. */
export interface Ordinal {
  value: number;
  /** UTF-16 end of the ordinal in the text. */
  end: number;
}

/** No "first": "who was the first to …" is told in other words as often. */
const WORDS = 'second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const KOREAN = '두 세 네 다섯 여섯 일곱 여덟 아홉 열'.split(' ');
const ORDINAL = new RegExp(
  `\\b(?<figures>\\d{1,3})(?:st|nd|rd|th)\\b(?![- ](?:centur|(?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)))|\\b(?<word>${WORDS.join('|')})\\b|(?<![\\d.])제?\\s?(?<nth>\\d{1,3})\\s?(?:차|회|기|대|번째)(?![가-힣]?(?:례|에 걸쳐))|(?<korean>${KOREAN.join('|')})\\s?번째`,
  'giu',
);
/** What English counts up in rows that tell one from the next; "the third down" or "a second look" are other things. */
const COUNTED =
  /^\s(?:\p{L}[\p{L}’'-]*\s){0,4}?(?:rounds?|sessions?|summits?|meetings?|conferences?|talks|terms?|editions?|anniversar\p{L}+|visits?|tests?|congress|assembl\p{L}+|committees?|plen\p{L}+|generations?|phases?|republic|amendments?)\b/iu;

/** Ordinals of a text, in order. */
export function ordinals(text: string): Ordinal[] {
  const found: Ordinal[] = [];
  for (const { 0: match, index, groups } of matches(text, ORDINAL)) {
    const end = index + match.length;
    const { figures, nth, word, korean } = groups!;
    if ((figures || word) && !COUNTED.test(text.slice(end, end + 60))) continue;
    const value =
      figures || nth
        ? Number(figures ?? nth)
        : word
          ? WORDS.indexOf(word.toLowerCase()) + 2
          : KOREAN.indexOf(korean!) + 2;
    found.push({ value, end });
  }
  return found;
}
