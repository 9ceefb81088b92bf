import { LABEL, SECTION, SKIP_LINKS, STRONG, WEAK } from './vocabulary.ts';

/** What a line that consists of page furniture and nothing else is made of: how many items of each sort. */
export interface Furniture {
  strong: number;
  weak: number;
  section: number;
  label: number;
  /** Dates, times and numbers. */
  value: number;
  /** Whether one of the values is a date. */
  date: boolean;
}

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
const DATE = [
  '(?:19|20)\\d{2}\\s?[-./]\\s?\\d{1,2}\\s?[-./]\\s?\\d{1,2}\\.?',
  '(?:19|20)\\d{2}\\s?년\\s?\\d{1,2}\\s?월\\s?\\d{1,2}\\s?일',
  `${MONTH}\\.?\\s?\\d{1,2}(?:st|nd|rd|th)?\\.?,?\\s?(?:19|20)\\d{2}`,
  `\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH}\\.?,?\\s(?:19|20)\\d{2}`,
];
const VALUE = [
  'T?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[ap]\\.?m\\.?)?',
  '[ap]\\.?m\\.?\\s?\\d{1,2}:\\d{2}',
  '(?:오전|오후)\\s?\\d{1,2}[:시]\\s?\\d{0,2}분?',
  '\\d{1,3}(?:,\\d{3})+',
  '\\d+\\s?(?:회|건|개|명|kb|mb)?',
  '(?:kst|gmt|utc|est|edt|jst)(?:[+-]\\d+)?',
  '\\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?\\)?',
  '\\([월화수목금토일]\\)',
];
const SORTS: [keyof Furniture, string[]][] = [
  ['date', DATE],
  ['strong', STRONG],
  ['section', SECTION],
  ['label', LABEL],
  ['weak', WEAK],
  ['value', VALUE],
];
/** An item ends where its word does; items in Hangul may be glued together ("페이스북트위터"). */
const ENDS_WORD = '(?:(?<=\\p{Script=Hangul})|(?![\\p{L}\\p{N}]))';
const PATTERNS = SORTS.map(
  ([sort, items]) => [sort, new RegExp(`(?:${items.join('|')})${ENDS_WORD}`, 'iuy')] as const,
);
const SEPARATOR = /[\s|/·•:：,.;>›»<‹«\-–—()[\]{}*#▶▷►▲▼◀■□+_"'“”‘’~=※☞]+/uy;

const SKIP_LINK = new RegExp(`^[^\\p{L}\\p{N}]*(?:${SKIP_LINKS.join('|')})${ENDS_WORD}`, 'iu');

/** Whether a line begins with a link that leads past a page's menus. */
export const isSkipLink = (line: string): boolean => SKIP_LINK.test(line);

/** Taken apart item by item; null when anything is left over, which makes it a line of the document. */
export function furniture(line: string): Furniture | null {
  const found = { strong: 0, weak: 0, section: 0, label: 0, value: 0, date: false };
  let at = 0;
  while (at < line.length) {
    SEPARATOR.lastIndex = at;
    if (SEPARATOR.test(line)) {
      at = SEPARATOR.lastIndex;
      continue;
    }
    let best: { sort: keyof Furniture; end: number } | null = null;
    for (const [sort, pattern] of PATTERNS) {
      pattern.lastIndex = at;
      if (pattern.test(line) && pattern.lastIndex > (best?.end ?? at))
        best = { sort, end: pattern.lastIndex };
    }
    if (!best) return null;
    at = best.end;
    if (best.sort === 'date') {
      found.date = true;
      found.value += 1;
    } else found[best.sort] += 1;
  }
  return found;
}
