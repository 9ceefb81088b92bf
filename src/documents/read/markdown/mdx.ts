import type { Mask } from './masks.ts';

interface Found extends Mask {
  start: number;
  end: number;
}

/** A longer tag or expression is taken for text. */
const LONGEST = 4_000;
const CLOSERS: Record<string, string> = { '{': '}', '(': ')', '[': ']' };

/**
 * What MDX adds to Markdown: imports and exports, components, and comments in braces. Code is left alone, what a
 * component contains is text, and other expressions stay as they are written.
 */
export function mdxMasks(text: string): Found[] {
  const found: Found[] = [];
  let fence: string | null = null;
  let afterBlank = true;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    let next = end + 1;
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
    } else if (mark) fence = mark;
    else if (afterBlank && /^(?:import|export)\b/.test(line)) {
      next = endOfBlock(text, start);
      found.push(mask(text, start, next));
    } else next = Math.max(next, tagsIn(text, start, end, found));
    afterBlank = line.trim() === '' || (next > end + 1 && /^(?:import|export)\b/.test(line));
    start = next;
  }
  return found;
}

const mask = (text: string, start: number, end: number, reason: Mask['reason'] = 'markup'): Found => ({
  start,
  end,
  text: text.slice(start, end),
  reason,
  output: false,
});

/** End of the statements that begin at `start`: the next blank line outside of brackets. */
function endOfBlock(text: string, start: number): number {
  const blank = text.indexOf('\n\n', start);
  return blank < 0 ? text.length : blank;
}

/** Adds the tags and comments that begin on a line. @returns where reading goes on: a tag may end on a later line */
function tagsIn(text: string, start: number, end: number, found: Found[]): number {
  let at = start;
  let greater = -1;
  while (at < end) {
    const character = text[at];
    if (character === '`') {
      const run = /^`+/.exec(text.slice(at, at + 50))![0];
      const closes = text.slice(at + run.length, end).indexOf(run);
      at += run.length + (closes < 0 ? 0 : closes + run.length);
    } else if (text.startsWith('{/*', at)) {
      const closes = text.slice(at, at + LONGEST).indexOf('*/}');
      if (closes < 0) at += 3;
      else {
        found.push(mask(text, at, at + closes + 3, 'comment'));
        at += closes + 3;
      }
    } else if (character === '<' && /^<\/?[A-Z][\w.]*[\s/>]|^<\/?>/.test(text.slice(at, at + 80))) {
      if (greater < at) greater = text.indexOf('>', at);
      const closes = greater < 0 || greater - at > LONGEST ? null : endOfTag(text, at);
      if (closes === null) at += 1;
      else {
        found.push(mask(text, at, closes));
        at = closes;
      }
    } else at += 1;
  }
  return at;
}

/** End of the tag at `start`: its `>` outside of braces and quotation marks; null where there is none near. */
function endOfTag(text: string, start: number): number | null {
  const open: string[] = [];
  let quote: string | null = null;
  for (let at = start + 1; at < Math.min(text.length, start + LONGEST); at++) {
    const character = text[at]!;
    if (quote !== null) {
      if (character === quote) quote = null;
    } else if (character === '"' || character === "'" || (character === '`' && open.length > 0))
      quote = character;
    else if (CLOSERS[character] && (open.length > 0 || character === '{')) open.push(CLOSERS[character]);
    else if (open.length > 0 && character === open.at(-1)) open.pop();
    else if (character === '>' && open.length === 0) return at + 1;
  }
  return null;
}
