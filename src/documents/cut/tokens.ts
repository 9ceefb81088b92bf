import type { Span } from '../../text/span.ts';

/** Characters that are counted at a time: some encoders take time by the square of a text's length. */
const SLICE = 2_000;

/** Counts the tokens of spans in time linear in their length. */
export interface TokenCounter {
  /** Tokens that every text has: special ones, a prefix. */
  readonly base: number;
  /** Of a span, with `base`; of a long one by its parts, which may be a token off for each 2,000 characters. */
  of(span: Span): number;
}

export function tokenCounter(text: string, countTokens: (text: string) => number): TokenCounter {
  const base = countTokens('');
  return {
    base,
    of: ({ start, end }) => {
      if (end - start <= SLICE) return countTokens(text.slice(start, end));
      let sum = base;
      for (let at = start; at < end; ) {
        const space = text.slice(at, at + SLICE).lastIndexOf(' ');
        const to = at + SLICE >= end ? end : at + (space > 0 ? space : SLICE);
        sum += countTokens(text.slice(at, to)) - base;
        at = to;
      }
      return sum;
    },
  };
}
