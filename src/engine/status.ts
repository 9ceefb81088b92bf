import type { Context } from '../library/context.ts';

/** What the library holds; `collections` are the folders there are documents of, whoever may see them. */
export function status({ library }: Context, _input: Record<string, never>) {
  const { build, documents, passageCount } = library;
  const dates = documents.flatMap(({ published }) => published ?? []).sort();
  return {
    build,
    documents: documents.length,
    passages: passageCount,
    collections: [...new Set(documents.map(({ collection }) => collection))].sort(),
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    /** Bytes held by the process the engine runs in. */
    memory: process.memoryUsage.rss(),
  };
}
