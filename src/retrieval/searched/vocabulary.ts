import { table } from '../../library/searched/schema.ts';
import type { Searching } from '../../library/searched/searching.ts';
import { rowsOf, type Steps } from '../../library/searched/steps.ts';
import type { Inverted } from '../lexical/inverted.ts';
import type { LexicalIndex } from '../lexical/lexical-index.ts';

/** Terms of one answer. */
const BATCH = 50_000;
/** Sets of terms whose frequency together is kept. */
const KEPT = 50_000;

/** Units that hold terms, over the whole library. */
export interface Counts {
  passages: number;
  documents: number;
}

/** The terms of a library and what is known of each; of passages it has none. */
export interface Vocabulary {
  index: LexicalIndex;
  /** Term → its id in the database, and back. */
  ids: Int32Array;
  numberOfId: Int32Array;
  /** What is known of terms together, by `keyOf`. */
  together: Map<string, Counts>;
  /** The same statistics over the postings of some units alone. */
  statistics: Record<keyof Counts, Pick<Inverted, 'count' | 'held' | 'peak'>>;
}

/** The key of some terms taken together. */
export const keyOf = (terms: readonly number[]): string =>
  [...new Set(terms)].sort((a, b) => a - b).join(' ');

interface TermRow {
  id: number;
  term: string;
  passages: number;
  documents: number;
  peak: number;
  document_peak: number;
}

/** Reads all terms: some 100 bytes each stay in memory. */
export function* readVocabulary({ about, entries }: Searching): Steps<Vocabulary> {
  const vocabulary: string[] = [];
  const ids: number[] = [];
  const counts = { passages: [] as number[], documents: [] as number[] };
  const peaks = { passages: [] as number[], documents: [] as number[] };
  for (let after = -1; ; ) {
    const rows: TermRow[] = yield* rowsOf<TermRow>(
      `SELECT * FROM ${table('search_terms')} WHERE id > $1 AND documents > 0 ORDER BY id LIMIT ${BATCH}`,
      after,
    );
    for (const { id, term, passages, documents, peak, document_peak } of rows) {
      ids.push(id);
      vocabulary.push(term);
      counts.passages.push(passages);
      counts.documents.push(documents);
      peaks.passages.push(peak);
      peaks.documents.push(document_peak);
    }
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.id;
  }
  const numberOfId = new Int32Array((ids.at(-1) ?? -1) + 1).fill(-1);
  for (const [number, id] of ids.entries()) numberOfId[id] = number;
  const together = new Map<string, Counts>();
  const over = (unit: keyof Counts) => {
    const held = Uint32Array.from(counts[unit]);
    const highest = Float32Array.from(peaks[unit]);
    return {
      count: about[unit],
      peak: (term: number) => highest[term]!,
      held: (terms: readonly number[]) =>
        terms.length === 1 ? held[terms[0]!]! : (together.get(keyOf(terms))?.[unit] ?? held[terms[0]!]!),
    };
  };
  const statistics = { passages: over('passages'), documents: over('documents') };
  const none = { units: new Uint32Array(0), impacts: new Float32Array(0), from: 0, to: 0 };
  return {
    index: {
      streams: { vocabulary, documentOf: entries.documentOf },
      numberOf: new Map(vocabulary.map((term, number) => [term, number])),
      row: (_, passage) => {
        throw new RangeError(`passage ${passage} was not found yet`);
      },
      passages: { ...statistics.passages, postings: () => none },
      documents: { ...statistics.documents, postings: () => none },
      scratch: { slots: new Uint16Array(vocabulary.length) },
    },
    ids: Int32Array.from(ids),
    numberOfId,
    together,
    statistics,
  };
}

/** Finds out how many passages and documents hold all of some terms, where it is not known yet. */
export function* learnTogether(
  { ids, together }: Vocabulary,
  sets: readonly (readonly number[])[],
): Steps<void> {
  const asked = new Map<string, readonly number[]>();
  for (const terms of sets) {
    const key = keyOf(terms);
    const distinct = [...new Set(terms)];
    if (distinct.length > 1 && !together.has(key)) asked.set(key, distinct);
  }
  if (asked.size === 0) return;
  if (together.size > KEPT) together.clear();
  const keys = [...asked.keys()];
  const pairs = [...asked.values()].flatMap((terms, set) => terms.map((term) => [set, ids[term]!] as const));
  type Row = { set: number; passages: number; documents: number };
  const rows: Row[] = yield* rowsOf<Row>(
    `WITH asked AS (SELECT * FROM unnest($1::int[], $2::int[]) AS pair (set, term)),
       sizes AS (SELECT set, count(*) AS size FROM asked GROUP BY set),
       found AS MATERIALIZED (SELECT asked.set, held.passages, held.documents FROM asked
         JOIN ${table('search_postings')} held USING (term)
         WHERE held.part IN (SELECT part FROM ${table('search_parts')} WHERE listed)),
       passages AS (SELECT set, unit, count(*) AS held FROM (SELECT set, unnest(passages) AS unit FROM found) one GROUP BY set, unit),
       documents AS (SELECT set, unit, count(*) AS held FROM (SELECT set, unnest(documents) AS unit FROM found) one GROUP BY set, unit)
     SELECT sizes.set,
       (SELECT count(*) FROM passages WHERE passages.set = sizes.set AND held = size) AS passages,
       (SELECT count(*) FROM documents WHERE documents.set = sizes.set AND held = size) AS documents
     FROM sizes`,
    pairs.map(([set]) => set),
    pairs.map(([, term]) => term),
  );
  for (const { set, passages, documents } of rows) together.set(keys[set]!, { passages, documents });
}
