import type { Context } from '../library/context.ts';
import { quoteAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { LINES } from './person.ts';
import type { LookupInput, Nothing, PhraseCard } from './types.ts';

/** Places counted at most. */
const MOST = 1_000;

/** Every place that holds the words exactly (case and width of letters aside), with the sentence around it, newest document first. */
export function lookupPhrase(
  context: Context,
  { text, collections, limit = LINES }: LookupInput,
): PhraseCard | Nothing {
  const { library } = context;
  const wanted = text.trim().replace(/^["“'‘「『](.*)["”'’」』]$/su, '$1');
  const found = wanted ? library.occurrences(wanted, new Set(collections), MOST) : [];
  if (found.length === 0)
    return {
      kind: 'nothing',
      what: 'phrase',
      text: wanted,
      documents: visibleDocuments(library, collections).size,
      nearest: [],
    };
  const day = (document: number): string => library.documents[document]!.published ?? '';
  const ordered = [...found].sort((a, b) =>
    day(a.document) > day(b.document)
      ? -1
      : day(a.document) < day(b.document)
        ? 1
        : a.document - b.document || a.start - b.start,
  );
  return {
    kind: 'phrase',
    text: wanted,
    occurrences: ordered.slice(0, limit).map(({ document, start, end }) => {
      const sentences = namedIndex(context)[document]!.sentences.filter(
        (sentence) => sentence.start < end && start < sentence.end,
      );
      const span = {
        start: Math.min(start, ...sentences.map((sentence) => sentence.start)),
        end: Math.max(end, ...sentences.map((sentence) => sentence.end)),
      };
      return quoteAt(library, document, span, [{ start, end }]);
    }),
    total: found.length,
    documents: new Set(found.map(({ document }) => document)).size,
  };
}
