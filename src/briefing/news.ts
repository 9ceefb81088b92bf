import type { DocumentEntry, Library } from '../library/types.ts';
import type { DigestInput } from './types.ts';

/**
 * Indexes of the documents a digest is about, newest first.
 *
 * `after` goes by when a document entered the library or changed. `since` goes by its date; a document that came
 * after the library was first filled also counts when it came on that day or later, whatever its date.
 */
export function newDocuments(library: Library, input: DigestInput): number[] {
  const { after = null, until = null, since = null } = input;
  const seen = new Set(input.collections);
  const [stock = ''] = library.documents.map(({ added }) => added).sort();
  const recent = ({ published, changed }: DocumentEntry) => {
    if (since === null) return true;
    if (published !== null && published >= since) return true;
    return (published === null || changed > stock) && changed.slice(0, 10) >= since;
  };
  return library.documents
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => seen.has(entry.collection))
    .filter(
      ({ entry }) => (after === null || entry.changed > after) && (until === null || entry.changed <= until),
    )
    .filter(({ entry }) => recent(entry))
    .sort((a, b) => newestFirst(a.entry, b.entry))
    .map(({ index }) => index);
}

/** Undated ones last. */
function newestFirst(a: DocumentEntry, b: DocumentEntry): number {
  return (b.published ?? '').localeCompare(a.published ?? '') || (a.path < b.path ? -1 : 1);
}
