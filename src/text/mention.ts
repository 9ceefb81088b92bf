import type { Span } from './span.ts';

/** A named thing as it stands in a text: `text.slice(start, end)`. */
export interface Mention extends Span {
  text: string;
}

export const mentionAt = (text: string, start: number, end: number): Mention => ({
  start,
  end,
  text: text.slice(start, end),
});

/** In order of place; where two overlap, the longer stays. */
export function withoutOverlaps<T extends Span>(mentions: readonly T[]): T[] {
  const sorted = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: T[] = [];
  for (const mention of sorted) {
    const last = kept[kept.length - 1];
    if (!last || mention.start >= last.end) kept.push(mention);
    else if (mention.end - mention.start > last.end - last.start) kept[kept.length - 1] = mention;
  }
  return kept;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
