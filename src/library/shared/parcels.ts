import { createHash } from 'node:crypto';
import type { Description } from '../../documents/types.ts';
import type { Connection } from '../database.ts';
import { LibraryDamage } from '../failures.ts';
import { mustFit, passageParts } from '../sums.ts';
import type { Build } from '../types.ts';
import type { NewDocument } from '../write.ts';

/** What a document's row says of it, without keys and sums. */
export interface Entry extends Description {
  id: string;
  path: string;
  collection: string;
  hash: string;
  added: string;
  changed: string;
}

/** A document as it travels: all that searching and quoting need of it. */
export interface Parcel {
  mark: Buffer;
  /** SHA-256 over everything below. */
  sum: Buffer;
  path: string;
  /** `Entry` as JSON. */
  entry: string;
  /** The text in UTF-8. */
  body: Buffer;
  structure: Buffer;
  /** `PackedPassage[]` as JSON. */
  passages: string;
  /** The vectors of the passages, one after another as they are stored. */
  vectors: Buffer;
}

interface PackedPassage {
  start: number;
  end: number;
  paragraph: number;
  headings: string;
  lead: string;
  /** What the vector is kept under, in hexadecimal digits. */
  key: string;
}

interface PassageRow extends Omit<PackedPassage, 'key'> {
  ordinal: number;
  vector: number;
  sum: Buffer;
  key: Buffer;
  numbers: Buffer;
  numbersSum: Buffer;
}

const ENTRY =
  'id, path, collection, title, publisher, author, published, kind, language, url, hash, added, changed';

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\n`).update(part);
  return hash.digest();
};

/** What a document was made of: its entry, with the hash of its file, and how it was cut and encoded. */
const markOf = (entry: string, { cutting, fingerprint, dimensions }: Build): Buffer =>
  sha256(entry, `${cutting} ${fingerprint} ${dimensions}`);

export const sumOfParcel = ({ entry, body, structure, passages, vectors }: Omit<Parcel, 'sum'>): Buffer =>
  sha256(entry, body, structure, passages, vectors);

/** The documents of a library in the order of their paths: mark in hexadecimal digits → key and path. */
export function marksOf(connection: Connection, build: Build): Map<string, { key: number; path: string }> {
  const rows = connection
    .prepare<[], Entry & { key: number }>(`SELECT key, ${ENTRY} FROM documents ORDER BY path`)
    .all();
  return new Map(
    rows.map(({ key, ...entry }) => [
      markOf(JSON.stringify(entry), build).toString('hex'),
      { key, path: entry.path },
    ]),
  );
}

/**
 * Packs documents by their keys; each is compared with its sums, so that no damage is passed on.
 *
 * @throws LibraryDamage where something is not what was written
 */
export function packer(connection: Connection, build: Build): (key: number) => Parcel {
  const document = connection.prepare<[number], Entry & { text: string; text_sum: Buffer }>(
    `SELECT ${ENTRY}, text_sum, text FROM documents WHERE key = ?`,
  );
  const structures = connection.prepare<[number], { structure: Buffer; sum: Buffer }>(
    'SELECT structure, sum FROM structures WHERE document = ?',
  );
  const rows = connection.prepare<[number], PassageRow>(`
    SELECT ordinal, start, "end", paragraph, headings, lead, p.vector AS vector, p.sum AS sum,
      v.key AS key, v.vector AS numbers, v.sum AS numbersSum
    FROM passages p JOIN vectors v ON v.id = p.vector WHERE document = ? ORDER BY ordinal`);
  return (key) => {
    const { text, text_sum, ...entry } = document.get(key)!;
    const { path } = entry;
    const kept = structures.get(key);
    mustFit(path, text_sum, text);
    mustFit(path, kept?.sum, kept?.structure ?? null);
    const passages = rows.all(key).map((row) => {
      mustFit(path, row.sum, ...passageParts(row));
      mustFit(path, row.numbersSum, row.key, row.numbers);
      const { start, end, paragraph, headings, lead } = row;
      return {
        packed: { start, end, paragraph, headings, lead, key: row.key.toString('hex') },
        numbers: row.numbers,
      };
    });
    const parcel = {
      mark: markOf(JSON.stringify(entry), build),
      path,
      entry: JSON.stringify(entry),
      body: Buffer.from(text),
      structure: kept!.structure,
      passages: JSON.stringify(passages.map(({ packed }) => packed)),
      vectors: Buffer.concat(passages.map(({ numbers }) => numbers)),
    };
    return { ...parcel, sum: sumOfParcel(parcel) };
  };
}

/**
 * A document out of its parcel, as it goes into a library, and the vectors of its passages as they are stored.
 *
 * @throws LibraryDamage where it is not what was packed
 */
export function unpacked(
  parcel: Parcel,
  build: Build,
): { document: NewDocument; vectors: { key: Buffer; vector: Buffer }[] } {
  const sound = sumOfParcel(parcel).equals(parcel.sum) && markOf(parcel.entry, build).equals(parcel.mark);
  if (!sound) throw new LibraryDamage(parcel.path);
  const { added, changed, ...entry } = JSON.parse(parcel.entry) as Entry;
  const passages = JSON.parse(parcel.passages) as PackedPassage[];
  const width = passages.length === 0 ? 0 : parcel.vectors.length / passages.length;
  const keys = passages.map(({ key }) => Buffer.from(key, 'hex'));
  return {
    document: {
      document: { ...entry, text: parcel.body.toString('utf8'), structure: parcel.structure },
      passages: passages.map(({ headings, lead, key: _, ...span }, i) => ({
        ...span,
        headings: JSON.parse(headings),
        lead: JSON.parse(lead),
        vector: keys[i]!,
      })),
      added,
      changed,
    },
    vectors: keys.map((key, i) => ({ key, vector: parcel.vectors.subarray(i * width, (i + 1) * width) })),
  };
}
