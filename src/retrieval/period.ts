import type { Context } from '../library/context.ts';
import type { Period } from '../query/types.ts';
import type { LexicalIndex } from './lexical/lexical-index.ts';
import { FIELDS } from './lexical/streams.ts';

/** In longer periods a document names some year or other by chance. */
const MOST_YEARS = 3;

/**
 * Whether a passage is of the period that a question names: its document was published in it or, where nobody knows when
 * it was published, the passage or what stands above it names a year of the period.
 */
export function periodTest(
  { library }: Context,
  { streams, numberOf, row }: LexicalIndex,
  period: Period | null,
): (passage: number) => boolean {
  if (!period) return () => false;
  const years = new Set(yearsOf(period).map((year) => numberOf.get(year)));
  years.delete(undefined);
  return (passage) => {
    const { published } = library.documents[streams.documentOf[passage]!]!;
    if (published !== null) {
      return (
        (period.from === null || published >= period.from) && (period.to === null || published <= period.to)
      );
    }
    return years.size > 0 && FIELDS.some((field) => row(field, passage).some((term) => years.has(term)));
  };
}

/** Years that a period of known ends lies in. */
function yearsOf({ from, to }: Period): string[] {
  if (from === null || to === null) return [];
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  if (last - first >= MOST_YEARS) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}
