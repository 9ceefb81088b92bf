import { encodeStructure } from '../documents/structure.ts';
import type { Document, Passage, Structure } from '../documents/types.ts';
import type { Connection } from './database.ts';
import { buildIsWhole, damagedDocuments } from './integrity.ts';
import { foldedForStore } from './occurrences.ts';
import { readBuild } from './rows.ts';
import { entryParts, passageParts, sumOf } from './sums.ts';
import type { Build } from './types.ts';
import { packVector } from './vectors.ts';

/** A document with its structure as it is stored, which takes far less memory than as objects. */
export type PackedDocument = Omit<Document, keyof Structure | 'notices'> & { structure: Uint8Array };

export function packed(document: Document): PackedDocument {
  const { blocks: _b, links: _l, codes: _c, removed: _r, notices: _n, ...rest } = document;
  return { ...rest, structure: encodeStructure(document) };
}

/** A document as it goes into the library. */
export interface NewDocument {
  document: PackedDocument;
  passages: (Omit<Passage, 'document'> & { vector: Uint8Array })[];
  /** ISO times. */
  added: string;
  changed: string;
}

/** What the library holds of a path, as far as indexing has to know. */
export interface KnownDocument {
  id: string;
  path: string;
  hash: string;
  added: string;
  changed: string;
  /** Something of it is no longer what was written. */
  damaged: boolean;
}

/** What is there before a new build is made. */
export interface Before {
  build: Build | undefined;
  documents: Map<string, KnownDocument>;
}

/** @param whole whether everything is known to be as it was written (`seal.ts`): otherwise all of it is compared with its sums */
export function readBefore(connection: Connection, whole = false): Before {
  const damaged = whole ? new Set<string>() : damagedDocuments(connection);
  const rows = connection
    .prepare<[], Omit<KnownDocument, 'damaged'>>('SELECT id, path, hash, added, changed FROM documents')
    .all();
  return {
    build: buildIsWhole(connection) ? readBuild(connection) : undefined,
    documents: new Map(rows.map((row) => [row.path, { ...row, damaged: damaged.has(row.path) }])),
  };
}

/** Which of `keys` (hash of what is encoded, see `vectorKey`) have a vector already. */
export function knownVectors(connection: Connection): (key: Uint8Array) => boolean {
  const one = connection.prepare('SELECT 1 FROM vectors WHERE key = ?').pluck();
  return (key) => one.get(key) === 1;
}

/** Keeps a batch of vectors for good, whatever becomes of this run. */
export function saveVectors(
  connection: Connection,
  batch: readonly { key: Uint8Array; vector: Float32Array }[],
): void {
  const insert = connection.prepare(
    'INSERT INTO vectors (key, vector, sum) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET vector = excluded.vector, sum = excluded.sum',
  );
  connection
    .transaction(() => {
      for (const { key, vector } of batch) {
        const bytes = packVector(vector);
        insert.run(key, bytes, sumOf(key, bytes));
      }
    })
    .immediate();
}

/** Puts vectors in as they were stored in another library; within a transaction of the caller's. */
export function putVectors(
  connection: Connection,
  vectors: readonly { key: Uint8Array; vector: Uint8Array }[],
): void {
  const insert = connection.prepare(
    'INSERT INTO vectors (key, vector, sum) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET vector = excluded.vector, sum = excluded.sum',
  );
  for (const { key, vector } of vectors) insert.run(key, vector, sumOf(key, vector));
}

/** What was removed. */
export interface RemovedDocuments {
  /** The keys the documents had, by path. */
  keys: Map<string, number>;
  /** Ids of the vectors their passages had. */
  vectors: Set<number>;
}

export function removeDocuments(connection: Connection, paths: Iterable<string>): RemovedDocuments {
  const keys = new Map<string, number>();
  const vectors = new Set<number>();
  const had = connection.prepare<[number], number>('SELECT vector FROM passages WHERE document = ?').pluck();
  const key = connection.prepare<[string], number>('SELECT key FROM documents WHERE path = ?').pluck();
  const fromTexts = connection.prepare('DELETE FROM texts WHERE rowid = ?');
  const fromDocuments = connection.prepare('DELETE FROM documents WHERE key = ?');
  for (const path of paths) {
    const found = key.get(path);
    if (found === undefined) continue;
    for (const vector of had.all(found)) vectors.add(vector);
    fromTexts.run(found);
    fromDocuments.run(found);
    keys.set(path, found);
  }
  return { keys, vectors };
}

/** A document that takes the place of another keeps its key, so that keys stay in the order of paths: see `full-text.ts`. */
export function addDocuments(
  connection: Connection,
  documents: Iterable<NewDocument>,
  keys: ReadonlyMap<string, number> = new Map(),
): void {
  const insert = connection.prepare(`
    INSERT INTO documents (key, id, path, collection, title, publisher, author, published, kind, language, url, hash, length,
                           added, changed, entry_sum, text_sum, folded_sum, text)
    VALUES (@key, @id, @path, @collection, @title, @publisher, @author, @published, @kind, @language, @url, @hash, @length,
            @added, @changed, @entry_sum, @text_sum, @folded_sum, @text)`);
  const passage = connection.prepare(`
    INSERT INTO passages (document, ordinal, start, "end", paragraph, headings, lead, vector, sum)
    VALUES (@document, @ordinal, @start, @end, @paragraph, @headings, @lead, @vector, @sum)`);
  const vectorId = connection.prepare<[Uint8Array], number>('SELECT id FROM vectors WHERE key = ?').pluck();
  const structures = connection.prepare('INSERT INTO structures (document, structure, sum) VALUES (?, ?, ?)');
  const folded = connection.prepare('INSERT INTO texts (rowid, folded) VALUES (?, ?)');
  const isNew = ({ document: { path } }: NewDocument) => !keys.has(path);
  // Those with a key first, so that none of it is given to a new one.
  for (const one of [...documents].sort((a, b) => Number(isNew(a)) - Number(isNew(b)))) {
    const { passages, added, changed } = one;
    const { structure, ...document } = one.document;
    const { path, text } = document;
    const entry = { ...document, length: text.length, added, changed };
    const inFull = foldedForStore(text);
    const row = {
      ...entry,
      key: keys.get(path) ?? null,
      entry_sum: sumOf(...entryParts({ ...entry, count: passages.length })),
      text_sum: sumOf(text),
      folded_sum: sumOf(inFull),
    };
    const { lastInsertRowid: key } = insert.run(row);
    structures.run(key, structure, sumOf(structure));
    folded.run(key, inFull);
    for (const [ordinal, { start, end, paragraph, headings, lead, vector }] of passages.entries()) {
      const above = { headings: JSON.stringify(headings), lead: JSON.stringify(lead) };
      const own = { ordinal, start, end, paragraph, ...above, vector: vectorId.get(vector)! };
      passage.run({ ...own, document: key, sum: sumOf(...passageParts(own)) });
    }
  }
}

export function setBuild(connection: Connection, build: Build): void {
  connection.exec('DELETE FROM build');
  connection
    .prepare('INSERT INTO build VALUES (@id, @model, @fingerprint, @dimensions, @cutting, @corpus, @created)')
    .run(build);
}

/**
 * Removes vectors that no passage has.
 *
 * @param among ids of those that may be without, where that is known; looking at all takes long
 * @returns how many there were
 */
export function removeUnusedVectors(connection: Connection, among?: ReadonlySet<number>): number {
  if (among === undefined)
    return connection.prepare('DELETE FROM vectors WHERE id NOT IN (SELECT vector FROM passages)').run()
      .changes;
  const unused = new Set(among);
  const used = connection.prepare<[], number>('SELECT vector FROM passages').pluck();
  if (unused.size > 0) for (const id of used.iterate()) unused.delete(id);
  const remove = connection.prepare('DELETE FROM vectors WHERE id = ?');
  for (const id of unused) remove.run(id);
  return unused.size;
}
