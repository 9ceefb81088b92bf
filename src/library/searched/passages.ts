import type { Span } from '../../text/span.ts';
import { LibraryDamage } from '../failures.ts';
import { Recent } from '../recent.ts';
import { mustFit } from '../sums.ts';
import type { StoredPassage } from '../types.ts';
import { openVector, type Packed } from '../vectors.ts';
import type { Entries } from './entries.ts';
import { table } from './schema.ts';
import { arrayText } from './scope.ts';
import { rowsOf, type Steps } from './steps.ts';

/** Passages kept: some 20 to 40 MB at 1,024 dimensions. */
const KEPT_PASSAGES = 8_192;
/** Documents whose terms are kept: some 10 to 20 MB. */
const KEPT_DOCUMENTS = 4_096;
/** Passages read beside one that is asked for alone: an answer looks at its neighbours too. */
const AROUND = 16;

/** All that ranking needs of a passage. */
export interface Held {
  passage: StoredPassage;
  vector: Packed;
  /** Ids of its terms in their order: body, title, headings. */
  words: readonly [Uint32Array, Uint32Array, Uint32Array];
}

/** Terms of a document with their saturated frequencies, ascending by id. */
export interface DocumentTerms {
  terms: Uint32Array;
  impacts: Float32Array;
}

interface PassageRow {
  id: number;
  about: string;
  words: Buffer;
  vector: Buffer;
  sum: Buffer;
}

/** Passages and documents that were used last, and the steps that read more of them. */
export interface Passages {
  /** Reads those that are not here. @throws LibraryDamage where one is not what was written */
  load(passages: Iterable<number>): Steps<void>;
  loadTerms(documents: Iterable<number>): Steps<void>;
  get(passage: number): Held | undefined;
  terms(document: number): DocumentTerms | undefined;
  /** Reads one and what stands around it. */
  loadOne(passage: number): Steps<Held>;
}

export function openPassages(entries: Entries): Passages {
  const passages = new Recent<number, Held>(KEPT_PASSAGES);
  const terms = new Recent<number, DocumentTerms>(KEPT_DOCUMENTS);
  const pathOf = (passage: number) => entries.documents[entries.documentOf[passage]!]!.path;

  function* load(wanted: Iterable<number>): Steps<void> {
    const missing = [...wanted].filter((passage) => passages.get(passage) === undefined);
    if (missing.length === 0) return;
    const rows: PassageRow[] = yield* rowsOf<PassageRow>(
      `SELECT id, about, words, vector, sum FROM ${table('search_passages')} WHERE id = ANY ($1::bigint[])`,
      arrayText(missing.map(entries.idOf)),
    );
    if (rows.length < missing.length) throw new LibraryDamage(pathOf(missing[0]!));
    for (const row of rows) {
      const number = entries.numberOf(row.id)!;
      passages.set(number, heldOf(row, number, entries));
    }
  }

  function* loadTerms(wanted: Iterable<number>): Steps<void> {
    const missing = [...wanted].filter((document) => terms.get(document) === undefined);
    if (missing.length === 0) return;
    const rows: { key: number; terms: Buffer }[] = yield* rowsOf<{ key: number; terms: Buffer }>(
      `SELECT key, terms FROM ${table('search_documents')} WHERE key = ANY ($1::bigint[])`,
      arrayText(missing.map((document) => entries.keys[document]!)),
    );
    if (rows.length < missing.length) throw new LibraryDamage(entries.documents[missing[0]!]!.path);
    for (const row of rows) terms.set(entries.withKey(row.key)!, termsOf(row.terms));
  }

  return {
    load,
    loadTerms,
    get: (passage) => passages.get(passage),
    terms: (document) => terms.get(document),
    *loadOne(passage) {
      const document = entries.documents[entries.documentOf[passage]!]!;
      const first = Math.max(document.passages[0], passage - AROUND / 2);
      const end = Math.min(document.passages[1], first + AROUND);
      yield* load(Array.from({ length: end - first }, (_, i) => first + i));
      return passages.get(passage)!;
    },
  };
}

function heldOf({ about, words, vector, sum }: PassageRow, number: number, entries: Entries): Held {
  const document = entries.documentOf[number]!;
  mustFit(entries.documents[document]!.path, sum, about, words, vector);
  const read = JSON.parse(about) as {
    start: number;
    end: number;
    paragraph: number;
    headings: string[];
    lead: Span[];
  };
  const numbers = wholeNumbers(words);
  const [body = 0, title = 0] = numbers;
  const at = [3, 3 + body, 3 + body + title] as const;
  return {
    passage: { id: number, document, ...read },
    // Copies: a view would keep the whole answer in memory.
    vector: openVector(new Uint8Array(vector)),
    words: [numbers.slice(at[0], at[1]), numbers.slice(at[1], at[2]), numbers.slice(at[2])],
  };
}

function termsOf(bytes: Buffer): DocumentTerms {
  const count = bytes.length / 8;
  const copy = new Uint8Array(bytes).buffer;
  return { terms: new Uint32Array(copy, 0, count), impacts: new Float32Array(copy, 4 * count, count) };
}

/** Whole numbers of four bytes, in the order this machine has them; those who publish and search have the same. */
const wholeNumbers = (bytes: Buffer): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);
