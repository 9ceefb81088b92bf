import type { Entry } from '../shared/parcels.ts';
import type { DocumentEntry } from '../types.ts';
import { ORDINALS, table } from './schema.ts';
import { rowsOf, type Steps } from './steps.ts';

/** Documents of one answer. */
const BATCH = 5_000;

/** The documents of a build, and the numbers that its passages have here. */
export interface Entries {
  documents: DocumentEntry[];
  passageCount: number;
  /** Passage → document. */
  documentOf: Uint32Array;
  /** Document → its key there. */
  keys: Float64Array;
  /** The passage's id there. */
  idOf(passage: number): number;
  /** The passage's number here; undefined where the build has none of that id. */
  numberOf(id: number): number | undefined;
  /** The document's number here. */
  withKey(key: number): number | undefined;
}

interface EntryRow {
  key: number;
  entry: string;
  length: number;
  passages: number;
}

/** Reads what the documents of a build are, in the order of their paths: some 0.5 KB each stays in memory. */
export function* readEntries(): Steps<Entries> {
  const rows: EntryRow[] = [];
  for (let after = 0; ; ) {
    const batch: EntryRow[] = yield* rowsOf<EntryRow>(
      `SELECT d.key, s.entry, d.length, d.passages FROM ${table('search_documents')} d
       JOIN ${table('search_parts')} p USING (part) JOIN ${table('shared_documents')} s USING (mark)
       WHERE p.listed AND d.key > $1 ORDER BY d.key LIMIT ${BATCH}`,
      after,
    );
    rows.push(...batch);
    if (batch.length < BATCH) break;
    after = batch.at(-1)!.key;
  }
  return entriesOf(rows);
}

function entriesOf(rows: readonly EntryRow[]): Entries {
  const read = rows
    .map(({ key, entry, length, passages }) => ({
      key,
      count: passages,
      entry: { ...(JSON.parse(entry) as Entry), length },
    }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.entry.path), Buffer.from(b.entry.path)));
  let next = 0;
  const documents = read.map(({ entry, count }): DocumentEntry => {
    const first = next;
    next += count;
    return { ...entry, passages: [first, next] };
  });
  const documentOf = new Uint32Array(next);
  for (const [document, { passages }] of documents.entries()) documentOf.fill(document, ...passages);
  const keys = Float64Array.from(read, ({ key }) => key);
  const byKey = new Map(read.map(({ key }, document) => [key, document]));
  return {
    documents,
    passageCount: next,
    documentOf,
    keys,
    idOf: (passage) => {
      const document = documentOf[passage];
      if (document === undefined) throw new RangeError(`passage ${passage}: there are ${next}`);
      return keys[document]! * ORDINALS + passage - documents[document]!.passages[0];
    },
    numberOf: (id) => {
      const document = byKey.get(Math.floor(id / ORDINALS));
      return document === undefined ? undefined : documents[document]!.passages[0] + (id % ORDINALS);
    },
    withKey: (key) => byKey.get(key),
  };
}
