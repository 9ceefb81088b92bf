import { termsOf } from '../../languages/tokens.ts';

/** What the lexical index is made from: one passage, in the order passages are numbered. */
export interface LexicalPassage {
  text: string;
  title: string;
  headings: readonly string[];
  /** Number of its document; a document's passages follow one another. */
  document: number;
}

/** Which part of a passage a row of terms comes from. */
export const FIELDS = ['body', 'title', 'headings'] as const;
export type Field = (typeof FIELDS)[number];

/** Row r is `terms[offsets[r]] … terms[offsets[r + 1]]`; `rowOf` gives a passage's row. */
export interface Rows {
  terms: Uint32Array;
  offsets: Uint32Array;
  rowOf: Uint32Array;
}

/** Texts as rows of term numbers, in the order of their words. Titles and headings that repeat are stored once. */
export interface Streams {
  /** Term number → key of the index. */
  vocabulary: string[];
  fields: Record<Field, Rows>;
  /** Passage → document. */
  documentOf: Uint32Array;
}

/** Takes the passages' texts apart, once per build. */
export function makeStreams(passages: Iterable<LexicalPassage>): Streams {
  const numbers = new Map<string, number>();
  const number = (term: string) => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, numbers.size);
    return numbers.size - 1;
  };
  const analyse = (text: string) => termsOf(text).map(({ term }) => number(term));
  const writers = { body: rowWriter(), title: rowWriter(), headings: rowWriter() };
  const documentOf: number[] = [];
  for (const passage of passages) {
    writers.body.add(analyse(passage.text));
    writers.title.addOnce(passage.title, analyse);
    writers.headings.addOnce(passage.headings.join('\n'), analyse);
    documentOf.push(passage.document);
  }
  return {
    vocabulary: [...numbers.keys()],
    fields: { body: writers.body.done(), title: writers.title.done(), headings: writers.headings.done() },
    documentOf: Uint32Array.from(documentOf),
  };
}

function rowWriter() {
  let terms = new Uint32Array(1024);
  let length = 0;
  const offsets = [0];
  const rowOf: number[] = [];
  const seen = new Map<string, number>();
  const add = (row: readonly number[]) => {
    if (length + row.length > terms.length) {
      const grown = new Uint32Array((length + row.length) * 2);
      grown.set(terms);
      terms = grown;
    }
    terms.set(row, length);
    length += row.length;
    offsets.push(length);
    rowOf.push(offsets.length - 2);
  };
  return {
    add,
    addOnce(text: string, analyse: (text: string) => number[]) {
      const known = seen.get(text);
      if (known !== undefined) {
        rowOf.push(known);
        return;
      }
      seen.set(text, offsets.length - 1);
      add(analyse(text));
    },
    done: (): Rows => ({
      terms: terms.slice(0, length),
      offsets: Uint32Array.from(offsets),
      rowOf: Uint32Array.from(rowOf),
    }),
  };
}

/** Numbers of a row's terms: a view. */
export function rowTerms(rows: Rows, passage: number): Uint32Array {
  const row = rows.rowOf[passage]!;
  return rows.terms.subarray(rows.offsets[row]!, rows.offsets[row + 1]!);
}
