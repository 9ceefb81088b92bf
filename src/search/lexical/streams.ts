import { termsOf } from '../../language/tokens.ts';

/** What the lexical index is made from: one passage, in the order passages are numbered. */
export interface LexicalPassage {
  text: string;
  title: string;
  headings: readonly string[];
}

/** Which part of a passage a stream of terms comes from. */
export const FIELDS = ['body', 'title', 'headings'] as const;
export type Field = (typeof FIELDS)[number];

/**
 * Texts as rows of term numbers, in the order of their words: row r of a field is
 * `terms[offsets[r]] … terms[offsets[r + 1]]`. Titles and headings that repeat are stored once.
 */
export interface Streams {
  /** Term number → key of the index. */
  vocabulary: string[];
  /** Field → rows; `rowOf` gives a passage's row. */
  fields: Record<Field, { terms: Uint32Array; offsets: Uint32Array; rowOf: Uint32Array }>;
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
  const writers = { body: writer(), title: writer(), headings: writer() };
  for (const passage of passages) {
    const texts = { body: passage.text, title: passage.title, headings: passage.headings.join('\n') };
    for (const field of FIELDS) {
      writers[field].add(texts[field], field !== 'body', (text) => termsOf(text).map(({ term }) => number(term)));
    }
  }
  return {
    vocabulary: [...numbers.keys()],
    fields: { body: writers.body.done(), title: writers.title.done(), headings: writers.headings.done() },
  };
}

function writer() {
  let terms = new Uint32Array(1024);
  let length = 0;
  const offsets = [0];
  const rowOf: number[] = [];
  const seen = new Map<string, number>();
  return {
    add(text: string, repeats: boolean, analyse: (text: string) => number[]) {
      const known = repeats ? seen.get(text) : undefined;
      if (known !== undefined) {
        rowOf.push(known);
        return;
      }
      const row = offsets.length - 1;
      for (const term of analyse(text)) {
        if (length === terms.length) {
          const grown = new Uint32Array(length * 2);
          grown.set(terms);
          terms = grown;
        }
        terms[length++] = term;
      }
      offsets.push(length);
      rowOf.push(row);
      if (repeats) seen.set(text, row);
    },
    done: () => ({
      terms: terms.slice(0, length),
      offsets: Uint32Array.from(offsets),
      rowOf: Uint32Array.from(rowOf),
    }),
  };
}

/** One blob: for each array its length (uint32, little endian) and its bytes; the vocabulary last, one term a line. */
export function encodeStreams(streams: Streams): Uint8Array {
  const parts: Uint8Array[] = [];
  const add = (bytes: Uint8Array) => parts.push(new Uint8Array(Uint32Array.of(bytes.length).buffer), bytes);
  for (const field of FIELDS) {
    const { terms, offsets, rowOf } = streams.fields[field];
    for (const array of [terms, offsets, rowOf]) {
      add(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    }
  }
  add(new TextEncoder().encode(streams.vocabulary.join('\n')));
  return Buffer.concat(parts);
}

/** The inverse of `encodeStreams`. */
export function decodeStreams(blob: Uint8Array): Streams {
  let at = 0;
  const next = () => {
    const length = new DataView(blob.buffer, blob.byteOffset + at, 4).getUint32(0, true);
    const bytes = blob.slice(at + 4, at + 4 + length);
    at += 4 + length;
    return bytes;
  };
  const array = () => new Uint32Array(next().buffer);
  const field = () => ({ terms: array(), offsets: array(), rowOf: array() });
  const fields = { body: field(), title: field(), headings: field() };
  const text = new TextDecoder().decode(next());
  return { vocabulary: text ? text.split('\n') : [], fields };
}
