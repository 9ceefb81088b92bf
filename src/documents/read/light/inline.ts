import type { Run } from '../../builder.ts';

/** A kind of inline markup: signs around words. */
export interface Pair {
  open: string;
  close: string;
  code?: boolean;
  /** What does not stand between the two: another opening sign would. */
  never?: string;
  /** Words within, and where they lead. */
  link?: (inner: string) => { text: string; url?: string | undefined };
}

const WORD = /[\p{L}\p{N}]/u;

/**
 * Words of a line without its inline markup. Signs count as markup where words do not run into them from outside and
 * their other half follows; all others are words.
 */
export function inlineRuns(text: string, pairs: readonly Pair[]): Run[] {
  const runs: Run[] = [];
  let plain = 0;
  let at = 0;
  while (at < text.length) {
    const opened = WORD.test(text[at - 1] ?? ' ')
      ? []
      : pairs.filter(({ open }) => text.startsWith(open, at));
    const pair = opened.find((one) => closing(text, at, one) >= 0);
    if (!pair) {
      at += opened[0]?.open.length ?? 1;
      continue;
    }
    const end = closing(text, at, pair);
    if (at > plain) runs.push(text.slice(plain, at));
    const inner = text.slice(at + pair.open.length, end);
    runs.push(pair.link ? pair.link(inner) : pair.code ? { text: inner, code: true } : inner);
    at = end + pair.close.length;
    plain = at;
  }
  if (plain < text.length) runs.push(text.slice(plain));
  return runs;
}

/** Where the other half stands: within the next 2,000 characters, not after white space, and no word follows. */
function closing(text: string, at: number, { open, close, never }: Pair): number {
  const start = at + open.length;
  if (/\s/.test(text[start] ?? ' ')) return -1;
  const found = text.slice(start, start + LONGEST).indexOf(close);
  if (found <= 0 || /\s/.test(text[start + found - 1]!)) return -1;
  if (never !== undefined && text.slice(start, start + found).includes(never)) return -1;
  return WORD.test(text[start + found + close.length] ?? ' ') ? -1 : start + found;
}

const LONGEST = 2_000;
