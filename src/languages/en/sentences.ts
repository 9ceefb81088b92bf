import type { Span } from '../../text/span.ts';
import { anyOf, wordLists } from '../../text/word-lists.ts';
import type { Sentences } from '../language.ts';

const list = wordLists(new URL('./data/words.tsv', import.meta.url));

const MONTH = `(?:${anyOf(list('month'))})\\.?`;

const ORDINAL = /^(?:first|second|third|fourth|fifth|quarter)|^\d+(?:st|nd|rd|th)/i;
/** "One-on-one", "number one": no count. */
const NO_COUNT = {
  before: /(?:\bnumber |[-–])$/i,
  after: /^[-–](?:on|to|by|of|sided?|way|time|stop|off)\b/i,
};
/** "2000 guests" are no year. */
const PLURAL = /^ \p{Ll}{2,}s\b/u;
const YEAR_LEAD = /(?:\b(?:in|since|by|until|of|during|from|early|late|the|and|to|,|[A-Z][a-z]+)|\()\s?$/;
const PLACE_LEAD =
  /\b(?:in|at|to|from|near|into|on|across|through|outside|within|of|between|toward|towards|visit)\s+(?:the\s+)?$/i;

const around = (sentence: string, { start, end }: Span, before: number, after: number) => ({
  before: sentence.slice(Math.max(0, start - before), start),
  after: sentence.slice(end, end + after),
});

function countsNothing(sentence: string, span: Span): boolean {
  if (ORDINAL.test(sentence.slice(span.start, span.end + 2))) return true;
  const { before, after } = around(sentence, span, 8, 8);
  return (
    /^one$/i.test(sentence.slice(span.start, span.end)) &&
    (NO_COUNT.before.test(before) || NO_COUNT.after.test(after))
  );
}

function isAmount(sentence: string, span: Span): boolean {
  const { before, after } = around(sentence, span, 12, 20);
  return PLURAL.test(after) || !YEAR_LEAD.test(before);
}

export const sentences: Sentences = {
  pointsBack: new RegExp(`^["“‘'(]*(?:\\p{L}+,? ){0,3}?(?:${anyOf(list('pronoun'))})(?![\\p{L}])`, 'u'),
  meansSomebody: /^["“‘'(]*(?:He|She|His|Her)(?![\p{L}])/u,
  namesSomebody: /[^.!?“"]\s\p{Lu}\p{L}+/u,
  spokenBy: /\b(?:by|delivered by|speech of|address of|remarks of)\s+$/iu,
  endings: '',
  conjunctions: { afterComma: ['and', 'or'], alone: ['and', 'or', 'as well as'], glued: null },
  tellsWords: /\b(?:said|told|stressed|called|noted|added)\b/,
  isSaidOfYear: (before) =>
    /\b(?:in|since|by|during|until|after|before|from|to|late|early|mid)[\s-]+(?:the\s+)?$/i.test(before),
  namesDay: /\p{L}{3} \d{1,2},/u,
  sectionNumber: '\\d{1,3}(?:\\.\\d{1,3}){0,3}\\.?',
  dates: [
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? \\d{4})?`,
    `\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:(?: (?:to|till|until|through)|[-–]) ?\\d{1,2})?(?:,? \\d{4})?`,
    `\\b(?:early |mid-|late )?${MONTH}(?: \\d{4})?(?![a-z])`,
    '\\b(?:1[0-9]|20)\\d\\d(?:s|[-–]\\d{2,4})?\\b',
    '\\b\\d[\\d,]* (?:BCE?|AD|CE|BP|(?:years|months|weeks|days|centuries|decades) ago)\\b|\\b(?:AD|BC) ?\\d{1,4}\\b',
    '\\b(?:\\d{1,2}(?:st|nd|rd|th)|(?:thir|four|fif|six|seven|eigh|nine)teenth|tenth|eleventh|twelfth|twentieth|twenty-first)[- ]centur(?:y|ies)\\b',
    '\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b',
    '\\b(?:yesterday|today|tomorrow|tonight)\\b',
  ],
  numbers: [`\\b(?:${anyOf(list('amount'))})\\b`],
  causes: [
    '\\b(?:because|due to|since|as a result|in order to|so that|caused?|led to|owing to|thanks to|therefore|to (?:avoid|prevent|make|ensure|protect))\\b',
  ],
  names:
    "\\p{Lu}[\\p{L}\\p{N}.'’&-]*(?:\\s(?:(?:of|the|de|van|von|la|le|al|and|for|del|der|di|bin|ibn)\\s){0,2}\\p{Lu}[\\p{L}\\p{N}.'’&-]*)*",
  isPlace: (_, before) => PLACE_LEAD.test(before),
  countsNothing,
  isAmount,
};
