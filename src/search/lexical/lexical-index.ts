import type { Weights } from '../weights.ts';
import { type Inverted, invertDocuments, invertPassages } from './inverted.ts';
import { addScores, heldBy, postingsOf, rarity, type TermGroup } from './score.ts';
import type { Streams } from './streams.ts';

/** The words of a library in memory: about 12 bytes a distinct word of a passage, and as much again for documents. */
export interface LexicalIndex {
  streams: Streams;
  numberOf: ReadonlyMap<string, number>;
  passages: Inverted;
  documents: Inverted;
}

export function makeLexicalIndex(streams: Streams, weights: Weights): LexicalIndex {
  return {
    streams,
    numberOf: new Map(streams.vocabulary.map((term, number) => [term, number])),
    passages: invertPassages(streams, weights),
    documents: invertDocuments(streams, weights),
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

/** Score of every passage: its own and a share of its document's. */
export function scorePassages(
  index: LexicalIndex,
  groups: readonly TermGroup[],
  share: number,
): Float32Array {
  const scores = new Float32Array(index.passages.count);
  addScores(index.passages, groups, scores);
  if (share > 0) {
    const documents = new Float32Array(index.documents.count);
    addScores(index.documents, groups, documents);
    const { documentOf } = index.streams;
    for (let passage = 0; passage < scores.length; passage++) {
      scores[passage]! += share * documents[documentOf[passage]!]!;
    }
  }
  return scores;
}
