import type { Library } from '../library/types.ts';
import type { Limits } from '../query/types.ts';
import type { Searched } from './types.ts';

/** How many documents lay within a question's collections and limits, and the days of the first and last of them. */
export function searched(library: Library, limits: Limits): Searched {
  const allowed = new Set(limits.collections);
  let documents = 0;
  let from: string | null = null;
  let to: string | null = null;
  for (const { id, collection, published } of library.documents) {
    if (!allowed.has(collection) || (limits.document && id !== limits.document)) continue;
    if (limits.since && !(published && published >= limits.since)) continue;
    if (limits.until && !(published && published <= limits.until)) continue;
    documents++;
    if (published && (from === null || published < from)) from = published;
    if (published && (to === null || published > to)) to = published;
  }
  return { documents, from, to };
}
