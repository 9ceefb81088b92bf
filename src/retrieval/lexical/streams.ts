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

/** Passages whose texts are to be taken apart, or those of an earlier build that are the same: `first` … `end` there. */
export type StreamSource =
  | { passages: Iterable<LexicalPassage> }
  | { earlier: readonly [first: number, end: number]; document: number };

/** Takes the passages' texts apart. */
export function makeStreams(passages: Iterable<LexicalPassage>): Streams {
  return renewStreams(undefined, [{ passages }]);
}

/**
 * The streams of a build, with what is the same in an earlier one taken over: terms are numbered in the order in which they
 * first appear, so that the result is the same as if every text had been taken apart.
 */
export function renewStreams(before: Streams | undefined, sources: Iterable<StreamSource>): Streams {
  const terms = termNumbers(before?.vocabulary ?? []);
  const rows = { body: rowWriter(terms), title: rowWriter(terms), headings: rowWriter(terms) };
  const known = before && {
    title: new Int32Array(before.fields.title.offsets.length).fill(-1),
    headings: new Int32Array(before.fields.headings.offsets.length).fill(-1),
  };
  const documentOf: number[] = [];
  const analysed = new Map<string, number[]>();
  const analyse = (text: string) => termsOf(text).map(({ term }) => terms.number(term));
  const analyseOnce = (text: string) => {
    const row = analysed.get(text) ?? analyse(text);
    analysed.set(text, row);
    return row;
  };
  for (const source of sources) {
    if ('passages' in source) {
      for (const { text, title, headings, document } of source.passages) {
        rows.body.add(analyse(text));
        rows.title.addOnce(analyseOnce(title));
        rows.headings.addOnce(analyseOnce(headings.join('\n')));
        documentOf.push(document);
      }
      continue;
    }
    for (let passage = source.earlier[0]; passage < source.earlier[1]; passage++) {
      rows.body.add(rowTerms(before!.fields.body, passage));
      for (const field of ['title', 'headings'] as const) {
        const row = before!.fields[field].rowOf[passage]!;
        const at = known![field][row]!;
        known![field][row] =
          at >= 0 ? rows[field].refer(at) : rows[field].addOnce(rowTerms(before!.fields[field], passage));
      }
      documentOf.push(source.document);
    }
  }
  return {
    vocabulary: terms.vocabulary(),
    fields: { body: rows.body.done(), title: rows.title.done(), headings: rows.headings.done() },
    documentOf: Uint32Array.from(documentOf),
  };
}

/** Numbers that terms have for now, those of `first` to begin with, and the ones they get in the order in which they are used. */
function termNumbers(first: readonly string[]) {
  const names = [...first];
  let numbers: Map<string, number> | undefined;
  let final = new Int32Array(Math.max(1024, 2 * names.length)).fill(-1);
  const used: number[] = [];
  return {
    /** For now; a term that is new gets the next. */
    number: (term: string): number => {
      numbers ??= new Map(names.map((name, number) => [name, number]));
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, names.length);
      return names.push(term) - 1;
    },
    /** For good. */
    use: (number: number): number => {
      if (number >= final.length) {
        const grown = new Int32Array(2 * number).fill(-1);
        grown.set(final);
        final = grown;
      }
      if (final[number]! < 0) final[number] = used.push(number) - 1;
      return final[number]!;
    },
    vocabulary: (): string[] => used.map((number) => names[number]!),
  };
}

function rowWriter({ use }: Pick<ReturnType<typeof termNumbers>, 'use'>) {
  let terms = new Uint32Array(1024);
  let length = 0;
  const offsets = [0];
  const rowOf: number[] = [];
  const seen = new Map<string, number>();
  const refer = (row: number): number => {
    rowOf.push(row);
    return row;
  };
  const add = (row: ArrayLike<number>): number => {
    if (length + row.length > terms.length) {
      const grown = new Uint32Array((length + row.length) * 2);
      grown.set(terms);
      terms = grown;
    }
    for (let i = 0; i < row.length; i++) terms[length++] = use(row[i]!);
    offsets.push(length);
    return refer(offsets.length - 2);
  };
  return {
    add,
    /** A passage's row is the one at this place. */
    refer,
    /** Adds a row, or refers to one that is the same. */
    addOnce(row: ArrayLike<number>): number {
      const key = Array.prototype.join.call(row, ' ');
      const known = seen.get(key);
      if (known !== undefined) return refer(known);
      const at = add(row);
      seen.set(key, at);
      return at;
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
