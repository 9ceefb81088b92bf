import type { AnswerType } from '../languages/language.ts';
import { matches } from '../text/matches.ts';

/** A span of a sentence that could be the thing asked for. Offsets are UTF-16, in the text handed in. */
export interface TypedSpan {
  start: number;
  end: number;
}

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?';
const DATE = new RegExp(
  [
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? \\d{4})?`,
    `\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:(?: (?:to|till|until|through)|[-–]) ?\\d{1,2})?(?:,? \\d{4})?`,
    `\\b(?:early |mid-|late )?${MONTH}(?: \\d{4})?(?![a-z])`,
    '\\b(?:1[0-9]|20)\\d\\d(?:s|[-–]\\d{2,4})?\\b',
    '\\b\\d[\\d,]* (?:BCE?|AD|CE|BP|(?:years|months|weeks|days|centuries|decades) ago)\\b|\\b(?:AD|BC) ?\\d{1,4}\\b',
    '\\b(?:\\d{1,2}(?:st|nd|rd|th)|(?:thir|four|fif|six|seven|eigh|nine)teenth|tenth|eleventh|twelfth|twentieth|twenty-first)[- ]centur(?:y|ies)\\b',
    '\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b',
    '\\b(?:yesterday|today|tomorrow|tonight)\\b',
    '(?:\\d{2,4}년\\s*)?\\d{1,2}월(?:\\s*\\d{1,2}일|\\s*(?:초|중순|말|하순))?',
    '\\d{2,4}년(?:대|도)?|\\d{1,2}일|\\d{1,2}세기|[월화수목금토일]요일',
  ].join('|'),
  'gu',
);
const NUMBER =
  /(?<![\p{L}\d])[$£€₩]?\d[\d,.]*\d?(?:\s?%|[½¼¾]|(?=[^\d]|$))|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|twice|once|first|second|several|both|fourth|fifth|none of)\b|\d[\d,.]*\s?[만억조천백]|(?<![가-힣])(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두|스무)\s?(?:명|개|번|차례|가지|곳|나라|사람|살|칸|척|등급|째|마리|대|권|편|채|쌍|달|해|시간|배|군데|팀|줄|층|단계|건|쪽|종류|그루|장|통|분|주|형제|자녀|부류)/giu;
const NAME =
  /\p{Lu}[\p{L}\p{N}.'’&-]*(?:\s(?:(?:of|the|de|van|von|la|le|al|and|for|del|der|di|bin|ibn)\s){0,2}\p{Lu}[\p{L}\p{N}.'’&-]*)*/gu;
const HANGUL_WORD = /[가-힣]{2,}/gu;
const PLACE_LEAD =
  /\b(?:in|at|to|from|near|into|on|across|through|outside|within|of|between|toward|towards|visit)\s+(?:the\s+)?$/i;
/** A Korean word with a particle of place. */
const KOREAN_PLACE = /.(?:에서|에게서|으로|로|에|까지|부터)$/u;
const CAUSE =
  /\b(?:because|due to|since|as a result|in order to|so that|caused?|led to|owing to|thanks to|therefore|to (?:avoid|prevent|make|ensure|protect))\b|때문|위해|위하여|따라|(?:므로|아서|어서|여서|라며)/giu;

/** Spans of `sentence` that are of the kind asked for, in order. Empty for `thing`, which is anything. */
export function typedSpans(sentence: string, kind: AnswerType): TypedSpan[] {
  switch (kind) {
    case 'date':
      return spansOf(sentence, DATE);
    case 'number':
      return numbersOf(sentence);
    case 'reason':
      return spansOf(sentence, CAUSE);
    case 'place':
      return names(sentence).filter(
        (span) =>
          (span.hangul && KOREAN_PLACE.test(sentence.slice(span.start, span.end))) ||
          PLACE_LEAD.test(sentence.slice(Math.max(0, span.start - 24), span.start)),
      );
    case 'person':
    case 'name':
      return names(sentence);
    case 'thing':
      return [];
  }
}

/** Numbers that are neither dates nor ordinals nor those of a list. */
function numbersOf(sentence: string): TypedSpan[] {
  const dates = spansOf(sentence, DATE);
  return spansOf(sentence, NUMBER).filter(
    ({ start, end }) =>
      !ORDINAL.test(sentence.slice(start, end + 2)) &&
      !KOREAN_YEAR.test(sentence.slice(start, end + 2)) &&
      !(
        /^one$/i.test(sentence.slice(start, end)) &&
        (NO_COUNT.before.test(sentence.slice(Math.max(0, start - 8), start)) ||
          NO_COUNT.after.test(sentence.slice(end, end + 8)))
      ) &&
      !(start === 0 && LIST_NUMBER.test(sentence)) &&
      !dates.some(
        (date) => date.start <= start && date.end >= end && !ONLY_FOUR.test(sentence.slice(start, end)),
      ) &&
      !(
        ONLY_FOUR.test(sentence.slice(start, end)) &&
        !PLURAL.test(sentence.slice(end, end + 20)) &&
        YEAR_LEAD.test(sentence.slice(Math.max(0, start - 12), start))
      ),
  );
}

const ORDINAL = /^(?:first|second|third|fourth|fifth|quarter)|^\d+(?:st|nd|rd|th)/i;
/** "One-on-one", "number one": no count. */
const NO_COUNT = {
  before: /(?:\bnumber |[-–])$/i,
  after: /^[-–](?:on|to|by|of|sided?|way|time|stop|off)\b/i,
};
const KOREAN_YEAR = /^\d{4}\s?년/;
/** "5. In the second part …" */
const LIST_NUMBER = /^\d{1,2}[.)]\s/;
const ONLY_FOUR = /^(?:1[0-9]|20)\d\d$/;
/** "2000 guests" are no year. */
const PLURAL = /^ \p{Ll}{2,}s\b/u;
const YEAR_LEAD = /(?:\b(?:in|since|by|until|of|during|from|early|late|the|and|to|,|[A-Z][a-z]+)|\()\s?$/;

function names(sentence: string): (TypedSpan & { hangul: boolean })[] {
  const latin = spansOf(sentence, NAME).map((span) => ({ ...span, hangul: false }));
  const hangul = spansOf(sentence, HANGUL_WORD).map((span) => ({ ...span, hangul: true }));
  return [...latin, ...hangul].sort((a, b) => a.start - b.start);
}

function spansOf(text: string, pattern: RegExp): TypedSpan[] {
  return matches(text, pattern)
    .filter(([found]) => found.length > 0)
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}
