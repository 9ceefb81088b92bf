import type { Weights } from '../weights.ts';
import { type Inverted, invertDocuments, invertPassages } from './inverted.ts';
import { heldBy, postingsOf, rarity } from './score.ts';
import type { Streams } from './streams.ts';

/** The words of a library in memory: about 12 bytes a distinct word of a passage, and as much again for documents. */
export interface LexicalIndex {
  streams: Streams;
  numberOf: ReadonlyMap<string, number>;
  passages: Inverted;
  documents: Inverted;
  scratch: Scratch;
}

/** Memory that one search at a time works in, all zero between searches. */
export interface Scratch {
  /** A number a passage, and one a document. */
  passages: Float32Array;
  documents: Float32Array;
  /** A number a term. */
  slots: Uint16Array;
}

export function makeLexicalIndex(streams: Streams, weights: Weights): LexicalIndex {
  const passages = invertPassages(streams, weights);
  const documents = invertDocuments(streams, weights);
  return {
    streams,
    numberOf: new Map(streams.vocabulary.map((term, number) => [term, number])),
    passages,
    documents,
    scratch: {
      passages: new Float32Array(passages.count),
      documents: new Float32Array(documents.count),
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
  const held =
    terms.length === 1 ? heldBy(index.passages, terms[0]!) : lengthOf(postingsOf(index.passages, terms));
  return held === 0 ? 0 : rarity(index.passages.count, held);
}

const lengthOf = ({ from, to }: { from: number; to: number }) => to - from;
