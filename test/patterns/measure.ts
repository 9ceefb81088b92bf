import type { Pattern } from './sources.ts';

/** Characters of the shorter of two texts that a pattern is tried on; the longer one has twice as many. */
const LENGTH = 10_000;
/** A time below this, ms, tells nothing of how it grows. */
const TELLING = 40;
/** Where a text of twice the length takes more than so many times as long, time grows faster than the text. */
const GROWTH = 3.2;
/** Longest time on the longer text, ms, however it grows. */
const LONGEST = 400;

/** What repetition makes long: one character of each kind, and words. */
const PIECES = [
  ' ', '\n', '\t', 'a', 'A', '1', '가', '-', '.', ',', '(', '[', '"', "'", '*', '_', '`', '<', '@', '/', '“', '#',
  'a ', 'A ', 'Aa ', 'A-', 'a-', 'a.', 'a,', '1 ', '1,', '1.', '가 ', '가·', '( ', '[a](', 'a@', '- ', '. ', '> ', '\n\n', ' \n', '가나 ', "Aa's ",
]; // biome-ignore format: one glance

/**
 * The first hostile text on which a pattern's time grows faster than the text does, or null. Texts are pieces of the
 * pattern itself and of `PIECES`, repeated, after a word with which a match may begin.
 */
export function superlinear(pattern: Pick<Pattern, 'source' | 'flags'>): string | null {
  const own = wordsOf(pattern.source);
  const starts = ['', ...spread(own, 5), ...spread(own, 5).map((word) => `${word} `)];
  const pieces = [...PIECES, ...spread(own, 16), ...spread(own, 8).map((word) => `${word} `)];
  const regex = new RegExp(pattern.source, pattern.flags);
  for (const start of starts)
    for (const piece of pieces) {
      const text = (times: number) => `${start}${piece.repeat(times)}\u0000`;
      const times = Math.ceil(LENGTH / piece.length);
      if (explodes(regex, text, piece.length)) return `${start}${piece}…`;
      if (time(regex, text(times / 10)) * 100 < TELLING) continue;
      if (faster(regex, text, times)) return `${start}${piece}…`;
    }
  return null;
}

/** The longest processor time, ms, on hostile texts of so many characters; `more` are texts to try besides. */
export function worstAt(
  length: number,
  pattern: Pick<Pattern, 'source' | 'flags'>,
  more: readonly string[] = [],
): number {
  const own = wordsOf(pattern.source);
  const regex = new RegExp(pattern.source, pattern.flags);
  let worst = 0;
  for (const start of ['', ...spread(own, 6)])
    for (const piece of [...PIECES, ...spread(own, 16)]) {
      const text = `${start}${piece.repeat(Math.ceil(length / piece.length))}`.slice(0, length);
      if (time(regex, text) > worst) worst = Math.max(worst, fastest(regex, text));
    }
  for (const text of more) worst = Math.max(worst, fastest(regex, text.slice(0, length)));
  return worst;
}

/** Whether a pattern's time grows faster than a text that is pumped up. */
export function growsFaster(
  pattern: Pick<Pattern, 'source' | 'flags'>,
  text: (times: number) => string,
): boolean {
  const unit = Math.max(1, text(2).length - text(1).length);
  return faster(new RegExp(pattern.source, pattern.flags), text, Math.ceil(LENGTH / unit));
}

/** Step by step, so that what grows without bound is found out before it does. */
function faster(regex: RegExp, text: (times: number) => string, times: number): boolean {
  if (explodes(regex, text, LENGTH / times)) return true;
  for (const part of [1 / 20, 1 / 4]) if (time(regex, text(times * part)) > LONGEST) return true;
  const long = fastest(regex, text(2 * times));
  return long > LONGEST || (long > TELLING && long > GROWTH * fastest(regex, text(times)));
}

/** Lengths at which what is exponential shows, while it still comes to an end. */
const FIRST_LENGTHS = [10, 14, 18, 22, 26, 30, 40, 60, 100, 250, 500];

/** Whether a pattern takes long on a short text; `unit` characters are added at a time. */
function explodes(regex: RegExp, text: (times: number) => string, unit: number): boolean {
  return FIRST_LENGTHS.some((length) => time(regex, text(Math.ceil(length / unit))) > TELLING);
}

const fastest = (regex: RegExp, text: string): number => Math.min(time(regex, text), time(regex, text));

/** Processor time, ms, to find all matches. */
function time(regex: RegExp, text: string): number {
  const begun = process.cpuUsage();
  if (!regex.global) regex.test(text);
  else for (const _ of text.matchAll(regex));
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

/** The runs of letters that stand in a pattern as such. */
const wordsOf = (source: string): string[] => [
  ...new Set(source.replace(/\\[pPk]\{[^}]*\}|\\.|\(\?<\w+>|\[[^\]]*\]/g, ' ').match(/[\p{L}\d]+/gu) ?? []),
];

const spread = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most
    ? [...all]
    : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
