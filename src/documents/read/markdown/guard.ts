/**
 * Marks of one kind within one paragraph, and of one run; with more the parser takes time by their square. 2,000 pairs of
 * `*` in a paragraph take it a second, 8,000 take it sixteen.
 */
const MOST_MARKS = 1_500;
const LONGEST_RUN = 100;
/** Containers within each other on one line, and columns a list mark is set in by: each level costs all lines anew. */
const MOST_NESTED = 40;
const MOST_INDENT = 200;

/** What of a text cannot be parsed in time. */
export interface Heavy {
  /** Line, from 1, of a paragraph with too many marks of emphasis, links or cells: they are left as they stand. */
  marks: number | null;
  /** Line, from 1, of quotes and lists nested too deep: the whole text is read as plain lines. */
  nesting: number | null;
}

/** One pass over a text's characters. */
export function heavyParts(text: string): Heavy {
  const heavy: Heavy = { marks: null, nesting: null };
  const counts = new Map<string, number>();
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    // Cells and items are parsed each by itself.
    if (line.trim() === '' || line.includes('|') || ITEM.test(line)) counts.clear();
    const rule = isRule(line);
    if (!rule && nestingOf(line) > MOST_NESTED) heavy.nesting ??= number;
    let run = 0;
    let last = '';
    for (const character of line) {
      if (!MARKS.has(character)) {
        last = '';
        continue;
      }
      run = character === last ? run + 1 : 1;
      last = character;
      const count = run === 1 ? (counts.get(character) ?? 0) + 1 : counts.get(character)!;
      counts.set(character, count);
      if (count > MOST_MARKS || (run > LONGEST_RUN && EMPHASIS.has(character) && !rule))
        heavy.marks ??= number;
    }
  }
  return heavy;
}

const MARKS = new Set(['*', '_', '~', '[', '<', '`', '|']);
const ITEM = /^\s*(?:[-+*]|\d{1,9}[.)])\s/;
const EMPHASIS = new Set(['*', '_', '~']);

/** A line of one mark only: a break between sections. */
const isRule = (line: string): boolean => /^\s*([-*_])(?:\s|\1)*$/.test(line);

/** How many quotes and lists a line opens or stands in. */
function nestingOf(line: string): number {
  let depth = 0;
  let at = 0;
  for (; at < line.length; at++) {
    const character = line[at]!;
    if (character === '>') depth += 1;
    else if ((character === '-' || character === '+' || character === '*') && /\s/.test(line[at + 1] ?? ''))
      depth += 1;
    else if (/\d/.test(character)) {
      let end = at + 1;
      while (end < at + 9 && /\d/.test(line[end] ?? '')) end += 1;
      if (!/[.)]/.test(line[end] ?? '') || !/\s/.test(line[end + 1] ?? '')) break;
      depth += 1;
      at = end;
    } else if (character !== ' ' && character !== '\t') break;
    if (at > MOST_INDENT && depth > 0) return MOST_NESTED + 1;
  }
  return depth;
}
