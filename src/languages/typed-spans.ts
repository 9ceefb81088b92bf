import { matches } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import { ALL_LANGUAGES } from './all.ts';
import type { AnswerType } from './language.ts';

/** English first: of two that begin at one place its date is the longer. */
const LANGUAGES = [...ALL_LANGUAGES].reverse();
const sources = (which: 'dates' | 'numbers' | 'causes') =>
  LANGUAGES.flatMap(({ sentences }) => sentences[which]).join('|');

const DATE = new RegExp(sources('dates'), 'gu');
const FIGURES = '(?<![\\p{L}\\d])[$£€₩]?\\d[\\d,.]*\\d?(?:\\s?%|[½¼¾]|(?=[^\\d]|$))';
const NUMBER = new RegExp(`${FIGURES}|${sources('numbers')}`, 'giu');
const CAUSE = new RegExp(sources('causes'), 'giu');
const NAMES = LANGUAGES.map(({ sentences }) => new RegExp(sentences.names, 'gu'));
/** "5. In the second part …" */
const LIST_NUMBER = /^\d{1,2}[.)]\s/;
const ONLY_FOUR = /^(?:1[0-9]|20)\d\d$/;
/** Characters before a name that say whether it is a place's. */
const BEFORE = 24;

/**
 * Spans of `sentence` that are of the kind asked for, in order; empty for `thing`, which is anything. Offsets are UTF-16, in
 * the text handed in.
 */
export function typedSpans(sentence: string, kind: AnswerType): Span[] {
  switch (kind) {
    case 'date':
      return spansOf(sentence, DATE);
    case 'number':
      return numbersOf(sentence);
    case 'reason':
      return spansOf(sentence, CAUSE);
    case 'place':
      return names(sentence).filter(({ start, end }) => {
        const before = sentence.slice(Math.max(0, start - BEFORE), start);
        return LANGUAGES.some(({ sentences }) => sentences.isPlace(sentence.slice(start, end), before));
      });
    case 'person':
    case 'name':
      return names(sentence);
    case 'thing':
      return [];
  }
}

/** Numbers that are neither dates nor ordinals nor those of a list. */
function numbersOf(sentence: string): Span[] {
  const dates = spansOf(sentence, DATE);
  return spansOf(sentence, NUMBER).filter((span) => {
    const { start, end } = span;
    if (LANGUAGES.some(({ sentences }) => sentences.countsNothing(sentence, span))) return false;
    if (start === 0 && LIST_NUMBER.test(sentence)) return false;
    if (ONLY_FOUR.test(sentence.slice(start, end)))
      return LANGUAGES.some(({ sentences }) => sentences.isAmount(sentence, span));
    return !dates.some((date) => date.start <= start && date.end >= end);
  });
}

const names = (sentence: string): Span[] =>
  NAMES.flatMap((pattern) => spansOf(sentence, pattern)).sort((a, b) => a.start - b.start);

function spansOf(text: string, pattern: RegExp): Span[] {
  return matches(text, pattern)
    .filter(([found]) => found.length > 0)
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}
