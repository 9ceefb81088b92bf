import type { Context } from '../library/context.ts';
import type { DocumentEntry } from '../library/types.ts';

/** A collection as far as it may be seen; days of its oldest and newest dated document. */
export interface CollectionSummary {
  name: string;
  documents: number;
  from: string | null;
  to: string | null;
}

export interface Sources {
  collections: CollectionSummary[];
  /** Of the documents that match: how many, and one page of them, newest first, undated last. */
  total: number;
  page: number;
  pages: number;
  documents: DocumentEntry[];
}

interface Input {
  collections: readonly string[];
  /** Words that title, publisher, kind, date or path must hold, all of them. */
  filter?: string | null;
  /** From 0. */
  page?: number;
  size: number;
}

/** What the library holds, as far as this reader may see. */
export function sources(context: Context, input: Input): Sources {
  const visible = context.library.documents.filter(({ collection }) =>
    input.collections.includes(collection),
  );
  const matching = visible.filter(matcher(context, input.filter ?? '')).sort(newestFirst);
  const pages = Math.max(1, Math.ceil(matching.length / input.size));
  const page = Math.min(Math.max(0, input.page ?? 0), pages - 1);
  return {
    collections: summaries(visible),
    total: matching.length,
    page,
    pages,
    documents: matching.slice(page * input.size, (page + 1) * input.size),
  };
}

/** Documents whose description holds all words typed so far: suggestions. An id or path given whole comes first. */
export function documents(
  context: Context,
  input: { text: string; collections: readonly string[]; limit: number },
): DocumentEntry[] {
  const exact = (entry: DocumentEntry) => entry.id === input.text || entry.path === input.text;
  const typed = searchable(input.text);
  const matches = matcher(context, input.text);
  const rank = (entry: DocumentEntry) => {
    const title = searchable(entry.title);
    return exact(entry) ? 0 : title.startsWith(typed) ? 1 : title.includes(typed) ? 2 : 3;
  };
  return context.library.documents
    .filter((entry) => input.collections.includes(entry.collection))
    .filter((entry) => exact(entry) || matches(entry))
    .sort((a, b) => rank(a) - rank(b) || newestFirst(a, b))
    .slice(0, input.limit);
}

function summaries(entries: readonly DocumentEntry[]): CollectionSummary[] {
  const names = [...new Set(entries.map(({ collection }) => collection))].sort();
  return names.map((name) => {
    const inside = entries.filter(({ collection }) => collection === name);
    const dates = inside.flatMap(({ published }) => published ?? []).sort();
    return { name, documents: inside.length, from: dates[0] ?? null, to: dates.at(-1) ?? null };
  });
}

function matcher(context: Context, filter: string): (entry: DocumentEntry) => boolean {
  const held = context.memo('reading.descriptions', () => {
    const described = (entry: DocumentEntry) =>
      searchable(
        [entry.title, entry.publisher, entry.kind, entry.published, entry.path].filter(Boolean).join(' '),
      );
    return new Map(context.library.documents.map((entry) => [entry.id, described(entry)]));
  });
  const words = searchable(filter).split(/\s+/);
  return (entry) => words.every((word) => held.get(entry.id)?.includes(word));
}

function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

function newestFirst(a: DocumentEntry, b: DocumentEntry): number {
  return (b.published ?? '').localeCompare(a.published ?? '') || a.path.localeCompare(b.path);
}
