import type { Weights } from '../weights.ts';
import { type Inverted, invertDocuments, invertPassages, type Means } from './inverted.ts';
import { heldByAll, rarity } from './score.ts';
import { type Field, rowTerms, type Streams } from './streams.ts';

/** The words of a library as ranking needs them, whether all of its passages are in memory or those found for a question. */
export interface LexicalIndex {
  streams: Pick<Streams, 'vocabulary' | 'documentOf'>;
  numberOf: ReadonlyMap<string, number>;
  /** Numbers of a passage's terms, in the order they stand in. */
  row(field: Field, passage: number): Uint32Array;
  passages: Inverted;
  documents: Inverted;
  scratch: Pick<Scratch, 'slots'>;
}

/** The words of all passages in memory: about 12 bytes a distinct word of a passage, and as much again for documents. */
export interface WholeIndex extends LexicalIndex {
  streams: Streams;
  scratch: Scratch;
}

/** Memory that one search at a time works in, all zero between searches. */
export interface Scratch {
  /** A number a passage, and one a document. */
  passages: Float64Array;
  documents: Float64Array;
  /** A number a term. */
  slots: Uint16Array;
}

/** @param means lengths that fields are measured by; left out: those of the streams */
export function makeLexicalIndex(
  streams: Streams,
  weights: Weights,
  means?: { passages: Means; documents: Means },
): WholeIndex {
  const passages = invertPassages(streams, weights, means?.passages);
  const documents = invertDocuments(streams, weights, means?.documents);
  return {
    streams,
    numberOf: new Map(streams.vocabulary.map((term, number) => [term, number])),
    row: (field, passage) => rowTerms(streams.fields[field], passage),
    passages,
    documents,
    scratch: {
      passages: new Float64Array(passages.count),
      documents: new Float64Array(documents.count),
      slots: new Uint16Array(streams.vocabulary.length),
    },
  };
}

/** Numbers of some keys, or null when the library lacks one of them. */
export function numbersOf(index: LexicalIndex, keys: readonly string[]): number[] | null {
  const numbers: number[] = [];
  for (const key of keys) {
    const number = index.numberOf.get(key);
    if (number === undefined) return null;
    numbers.push(number);
  }
  return numbers;
}

/** How rare passages are that hold all of some terms; 0 when there are none. */
export function rarityOf(index: LexicalIndex, terms: readonly number[]): number {
  const held = heldByAll(index.passages, terms);
  return held === 0 ? 0 : rarity(index.passages.count, held);
}
