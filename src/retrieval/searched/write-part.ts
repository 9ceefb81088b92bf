import { sql } from 'kysely';
import { codeOf } from '../../library/codes.ts';
import { fold } from '../../library/fold.ts';
import { bitText } from '../../library/searched/nearest.ts';
import { type Extensions, ORDINALS, table } from '../../library/searched/schema.ts';
import type { State } from '../../library/state/open.ts';
import { sumOf } from '../../library/sums.ts';
import type { Library } from '../../library/types.ts';
import { packVector } from '../../library/vectors.ts';
import type { Inverted } from '../lexical/inverted.ts';
import { FIELDS, rowTerms, type Streams } from '../lexical/streams.ts';
import type { Part } from './parts.ts';

/** Passages, and documents, of one statement. */
const BATCH = 250;
/** Digits that a halfvec has room for. */
const HALF_DIGITS = 4;

/** A library on its way into the database. */
export interface Making {
  library: Library;
  streams: Streams;
  /** Mark of each document, in hexadecimal digits. */
  marks: readonly string[];
  /** Term → its id there. */
  ids: Int32Array;
  extensions: Extensions;
  index: { passages: Inverted; documents: Inverted };
  forward: { passages: Forward; documents: Forward };
}

/** What each unit holds: unit u has `terms[offsets[u]] … terms[offsets[u + 1]]`, ascending, with their impacts. */
export interface Forward {
  offsets: Uint32Array;
  terms: Uint32Array;
  impacts: Float32Array;
}

/** Postings the other way round. */
export function forwardOf(inverted: Inverted, terms: number): Forward {
  const each = (visit: (unit: number, term: number, impact: number) => void) => {
    for (let term = 0; term < terms; term++) {
      const { units, impacts, from, to } = inverted.postings(term);
      for (let i = from; i < to; i++) visit(units[i]!, term, impacts[i]!);
    }
  };
  const offsets = new Uint32Array(inverted.count + 1);
  each((unit) => offsets[unit + 1]!++);
  for (let unit = 0; unit < inverted.count; unit++) offsets[unit + 1]! += offsets[unit]!;
  const next = offsets.slice();
  const size = offsets[inverted.count]!;
  const forward = { offsets, terms: new Uint32Array(size), impacts: new Float32Array(size) };
  each((unit, term, impact) => {
    const at = next[unit]!++;
    forward.terms[at] = term;
    forward.impacts[at] = impact;
  });
  return forward;
}

/** Writes one part, which nobody sees until it is listed. */
export async function writePart(
  state: State,
  making: Making,
  { name, collection, documents }: Part,
): Promise<void> {
  await state.transaction(async (within) => {
    const { rows } = await sql<{
      part: number;
    }>`INSERT INTO ${sql.raw(table('search_parts'))} (name, collection)
      VALUES (${name}, ${collection}) ON CONFLICT (name) DO NOTHING RETURNING part`.execute(within.db);
    // Another publisher has just written the same.
    if (!rows[0]) return;
    const { part } = rows[0];
    const keys = await newKeys(within, documents.length);
    const keyOf = new Map(documents.map((document, i) => [document, keys[i]!]));
    await writeDocuments(within, making, part, keyOf);
    await writePassages(within, making, part, keyOf);
    await writePostings(within, making, part, keyOf);
  }, 'read committed');
}

type Keys = ReadonlyMap<number, number>;

async function newKeys({ db }: State, count: number): Promise<number[]> {
  const { rows } = await sql<{
    key: number;
  }>`SELECT nextval(pg_get_serial_sequence(${table('search_documents')}, 'key')) AS key
    FROM generate_series(1, ${sql.lit(count)})`.execute(db);
  return rows.map(({ key }) => key).sort((a, b) => a - b);
}

async function writeDocuments({ db }: State, making: Making, part: number, keys: Keys): Promise<void> {
  const { library, marks, forward } = making;
  const all = [...keys];
  for (let i = 0; i < all.length; i += BATCH) {
    const rows = all.slice(i, i + BATCH).map(([document, key]) => {
      const { id, published, length, passages } = library.documents[document]!;
      const mark = Buffer.from(marks[document]!, 'hex');
      const terms = termBytes(forward.documents, document, making.ids);
      return sql`(${key}::bigint, ${part}::bigint, ${mark}::bytea, ${id}, ${published}, ${length}::int,
        ${passages[1] - passages[0]}::int, ${terms}::bytea, ${fold(library.text(document))})`;
    });
    await sql`INSERT INTO ${sql.raw(table('search_documents'))} (key, part, mark, id, published, length, passages, terms, folded, sum)
      SELECT new.*, substring(sha256(${counted('body')} || ${counted('structure')}) FOR 8) FROM (VALUES ${sql.join(rows)}) AS new (key, part, mark, id, published, length, passages, terms, folded)
      JOIN ${sql.raw(table('shared_documents'))} s USING (mark)`.execute(db);
  }
}

/** Bytes as `sumOf` takes them, in SQL. */
const counted = (column: string) =>
  sql.raw(`convert_to('b' || length(${column}) || ';', 'UTF8') || ${column}`);

/** Terms by their ids, ascending, and then their impacts, four bytes each. */
function termBytes({ offsets, terms, impacts }: Forward, unit: number, ids: Int32Array): Buffer {
  const [from, to] = [offsets[unit]!, offsets[unit + 1]!];
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  places.sort((a, b) => ids[terms[a]!]! - ids[terms[b]!]!);
  const numbers = Uint32Array.from(places, (at) => ids[terms[at]!]!);
  const values = Float32Array.from(places, (at) => impacts[at]!);
  return Buffer.concat([new Uint8Array(numbers.buffer), new Uint8Array(values.buffer)]);
}

async function writePassages({ db }: State, making: Making, part: number, keys: Keys): Promise<void> {
  const { library, extensions } = making;
  const all = [...keys].flatMap(([document, key]) => {
    const [first, end] = library.documents[document]!.passages;
    return Array.from({ length: end - first }, (_, i) => ({ passage: first + i, id: key * ORDINALS + i }));
  });
  for (let i = 0; i < all.length; i += BATCH) {
    const batch = all.slice(i, i + BATCH);
    const vectors = batch.map(({ passage }) => library.vector(passage));
    const rows = batch.map(({ passage, id }, at) => {
      const { id: _, document: __, ...about } = library.passage(passage);
      const row = [JSON.stringify(about), wordBytes(making, passage), packVector(vectors[at]!)] as const;
      return sql`(${id}::bigint, ${part}::bigint, ${row[0]}, ${row[1]}::bytea, ${row[2]}::bytea, ${sumOf(...row)}::bytea)`;
    });
    await sql`INSERT INTO ${sql.raw(table('search_passages'))} (id, part, about, words, vector, sum) VALUES ${sql.join(rows)}`.execute(
      db,
    );
    const codes = batch.map(
      ({ id }, at) => sql`(${id}::bigint, ${part}::bigint, ${bitText(codeOf(vectors[at]!))}::varbit)`,
    );
    await sql`INSERT INTO ${sql.raw(table('search_codes'))} (id, part, code) VALUES ${sql.join(codes)}`.execute(
      db,
    );
    if (!extensions.vector) continue;
    const halves = batch.map(
      ({ id }, at) => sql`(${id}::bigint, ${part}::bigint, ${halfText(vectors[at]!)}::halfvec)`,
    );
    await sql`INSERT INTO ${sql.raw(table('search_vectors'))} (id, part, near) VALUES ${sql.join(halves)}`.execute(
      db,
    );
  }
}

const halfText = (vector: Float32Array): string =>
  `[${Array.from(vector, (number) => Number(number.toPrecision(HALF_DIGITS))).join(',')}]`;

/** How many terms the fields have, and the terms in their order, four bytes each. */
function wordBytes({ streams, ids }: Making, passage: number): Buffer {
  const rows = FIELDS.map((field) => rowTerms(streams.fields[field], passage));
  const numbers = [
    ...rows.map(({ length }) => length),
    ...rows.flatMap((row) => Array.from(row, (term) => ids[term]!)),
  ];
  return Buffer.from(Uint32Array.from(numbers).buffer);
}

/** A row for each term, of which the database puts the lists together. */
async function writePostings({ db }: State, making: Making, part: number, keys: Keys): Promise<void> {
  const { library, forward, ids } = making;
  const columns = { passages: postingColumns(), documents: postingColumns() };
  for (const [document, key] of keys) {
    columns.documents.add(forward.documents, document, key, ids);
    const [first, end] = library.documents[document]!.passages;
    for (let passage = first; passage < end; passage++)
      columns.passages.add(forward.passages, passage, key * ORDINALS + passage - first, ids);
  }
  const lists = ({ terms, units, impacts }: ReturnType<typeof postingColumns>) =>
    sql`SELECT term, array_agg(unit) AS units, array_agg(impact) AS impacts
      FROM unnest(${text(terms)}::int[], ${text(units)}::bigint[], ${text(impacts)}::real[]) AS one (term, unit, impact) GROUP BY term`;
  await sql`INSERT INTO ${sql.raw(table('search_postings'))} (term, part, passages, impacts, documents, document_impacts)
    SELECT term, ${part}::bigint, p.units, p.impacts, d.units, d.impacts
    FROM (${lists(columns.passages)}) p JOIN (${lists(columns.documents)}) d USING (term)`.execute(db);
}

const text = (numbers: readonly number[]): string => `{${numbers.join(',')}}`;

function postingColumns() {
  const columns = { terms: [] as number[], units: [] as number[], impacts: [] as number[] };
  return {
    ...columns,
    add: ({ offsets, terms, impacts }: Forward, number: number, unit: number, ids: Int32Array) => {
      for (let i = offsets[number]!; i < offsets[number + 1]!; i++) {
        columns.terms.push(ids[terms[i]!]!);
        columns.units.push(unit);
        columns.impacts.push(impacts[i]!);
      }
    },
  };
}
