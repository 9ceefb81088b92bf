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
/** "First of all", "second, …", "at first": no places in a row. */
const LOOSE = /^\s*(?:,|of all\b|and foremost\b|time\b|lady\b)/i;

/** Ordinals of a text, in order. */
export function ordinals(text: string): Ordinal[] {
  const found: Ordinal[] = [];
  for (const { 0: match, index, groups } of text.matchAll(ORDINAL)) {
    const end = index + match.length;
    if (LOOSE.test(text.slice(end))) continue;
    const { figures, nth, word, korean } = groups!;
    const value = figures || nth ? Number(figures ?? nth) : word ? WORDS.indexOf(word.toLowerCase()) + 2 : KOREAN.indexOf(korean!) + 2;
    found.push({ value, end });
  }
  return found;
}
