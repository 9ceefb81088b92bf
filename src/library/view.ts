import type { Span } from '../text/span.ts';
import { idOf } from './build-id.ts';
import { type Connection, LIBRARY_FILE } from './database.ts';
import { LibraryDamage } from './failures.ts';
import { Recent } from './recent.ts';
import { type KeyedEntry, readBuild, readEntries } from './rows.ts';
import { openStructures } from './structures.ts';
import { mustFit, passageParts } from './sums.ts';
import { openTexts } from './texts.ts';
import type { Library, StoredPassage } from './types.ts';
import { openVectors } from './vectors.ts';

/** Passages kept taken apart: some 10 MB. */
const KEPT_PASSAGES = 16_384;

/** What a connection shows at this moment: a committed build, or the one its own transaction is about to commit. */
export interface View
  extends Pick<
    Library,
    | 'build'
    | 'documents'
    | 'passageCount'
    | 'passage'
    | 'passageText'
    | 'indexOf'
    | 'text'
    | 'structure'
    | 'vector'
    | 'cosines'
  > {
  readonly entries: readonly KeyedEntry[];
  /** Index in `documents` of the document that passage `id` lies in. */
  documentOf(id: number): number;
}

interface PassageRow {
  ordinal: number;
  vector: number;
  sum: Buffer;
  start: number;
  end: number;
  paragraph: number;
  headings: string;
  lead: string;
}

/** @returns undefined when nothing has been built yet. */
export function viewOf(connection: Connection): View | undefined {
  const build = readBuild(connection);
  if (!build) return undefined;
  if (build.id !== idOf(build)) throw new LibraryDamage(LIBRARY_FILE);
  const entries = readEntries(connection);
  const byId = new Map(entries.map((entry, index) => [entry.id, index]));
  const textByKey = openTexts(connection);
  const structureByKey = openStructures(connection);
  const read = connection.prepare<[number, number], PassageRow>(
    'SELECT ordinal, start, "end", paragraph, headings, lead, vector, sum FROM passages WHERE document = ? AND ordinal = ?',
  );
  const count = entries.at(-1)?.passages[1] ?? 0;
  const passages = new Recent<number, StoredPassage>(KEPT_PASSAGES);
  const text = (document: number) => textByKey(entries[document]!.key);

  const documentOfEach = new Uint32Array(count);
  for (const [index, entry] of entries.entries()) documentOfEach.fill(index, ...entry.passages);
  const documentOf = (id: number): number => {
    const document = documentOfEach[id];
    if (document === undefined) throw new RangeError(`passage ${id}: there are ${count}`);
    return document;
  };
  const vectors = openVectors(connection, entries, build.dimensions, documentOf);

  const passage = (id: number): StoredPassage => {
    const known = passages.get(id);
    if (known) return known;
    const document = documentOf(id);
    const { key, passages: numbers } = entries[document]!;
    const stored = read.get(key, id - numbers[0]);
    if (!stored) throw new LibraryDamage(entries[document]!.path);
    mustFit(entries[document]!.path, stored.sum, ...passageParts(stored));
    const { headings, lead, start, end, paragraph } = stored;
    const above = { headings: JSON.parse(headings) as string[], lead: JSON.parse(lead) as Span[] };
    const found = { id, document, start, end, paragraph, ...above };
    passages.set(id, found);
    return found;
  };

  return {
    build,
    entries,
    // Without the key: it depends on the order things were indexed in, and nothing outside may.
    documents: entries.map(({ key: _, ...entry }) => entry),
    passageCount: count,
    documentOf,
    passage,
    passageText: (id) => {
      const { document, start, end } = passage(id);
      return text(document).slice(start, end);
    },
    indexOf: (id) => byId.get(id),
    text,
    structure: (index) => structureByKey(entries[index]!.key, text(index)),
    ...vectors,
  };
}
