import type { Span } from '../../text/span.ts';
import type { TokenCounter } from './tokens.ts';

/** A longer sentence is first divided at this length, so that looking for its middle does not take time by the square. */
const LONG = 8_000;
const CLAUSE = /[;:,.、，。)”’—–]\s+/gu;
const SPACE = /\s+/gu;

/** A sentence, or, where it alone exceeds the limit, its halves: cut at the clause or space nearest the middle. */
export function cutSentence(text: string, sentence: Span, tokens: TokenCounter, maxTokens: number): Span[] {
  const found: Span[] = [];
  for (const part of parts(text, sentence)) halve(text, part, { tokens, maxTokens, found });
  return found;
}

/** Stretches of at most `LONG` characters, ended at white space where there is some. */
function parts(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (let at = start; at < end; ) {
    const space = text.slice(at, at + LONG).lastIndexOf(' ');
    const to = at + LONG >= end ? end : space > LONG / 2 ? at + space : wholeCharacter(text, at + LONG);
    const part = trimmed(text, { start: at, end: to });
    if (part.end > part.start) found.push(part);
    at = to;
  }
  return found;
}

interface Halving {
  tokens: TokenCounter;
  maxTokens: number;
  found: Span[];
}

function halve(text: string, { start, end }: Span, halving: Halving): void {
  const { tokens, maxTokens, found } = halving;
  if (tokens.of({ start, end }) <= maxTokens || end - start <= 2) {
    found.push({ start, end });
    return;
  }
  const sentence = text.slice(start, end);
  const at =
    nearestMiddle(sentence, CLAUSE, 0.25) ?? nearestMiddle(sentence, SPACE, 0) ?? middleCharacter(sentence);
  halve(text, trimmed(text, { start, end: start + at }), halving);
  halve(text, trimmed(text, { start: start + at, end }), halving);
}

/** Without white space at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from]!)) from += 1;
  while (to > from && /\s/u.test(text[to - 1]!)) to -= 1;
  return { start: from, end: to };
}

/** End of the match nearest the middle, at least `margin` of the length away from either end. */
function nearestMiddle(sentence: string, pattern: RegExp, margin: number): number | null {
  const middle = sentence.length / 2;
  const ends = [...sentence.matchAll(pattern)]
    .map((match) => match.index + match[0].length)
    .filter(
      (at) =>
        at > sentence.length * margin &&
        at < sentence.length * (1 - margin) &&
        at > 0 &&
        at < sentence.length,
    );
  return ends.length === 0
    ? null
    : ends.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best));
}

function middleCharacter(sentence: string): number {
  const at = Math.floor(sentence.length / 2);
  return wholeCharacter(sentence, at) === at ? at : at > 1 ? at - 1 : at + 1;
}

/** The place itself, or the one before where it divides a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const splitsPair = /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '');
  return splitsPair ? at - 1 : at;
}
