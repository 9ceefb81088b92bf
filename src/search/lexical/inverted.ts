import type { Weights } from '../weights.ts';
import { FIELDS, type Streams } from './streams.ts';

/**
 * Postings of every term, ready to be added up: term t is held by passages `passages[offsets[t]] … passages[offsets[t + 1]]`
 * (ascending), each with its saturated BM25F frequency in `impacts` (0 … k1 + 1, without the term's rarity).
 */
export interface Inverted {
  streams: Streams;
  numberOf: Map<string, number>;
  offsets: Uint32Array;
  passages: Uint32Array;
  impacts: Float32Array;
  passageCount: number;
}

/** Turns rows of terms into postings (counting sort, two passes). */
export function invert(streams: Streams, weights: Weights): Inverted {
  const { vocabulary, fields } = streams;
  const passageCount = fields.body.rowOf.length;
  const norms = FIELDS.map((field) => lengthNorms(fields[field], weights.b[field]));
  const offsets = new Uint32Array(vocabulary.length + 1);
  eachPassageTerm(streams, weights, norms, (term) => {
    offsets[term + 1]!++;
  });
  for (let t = 0; t < vocabulary.length; t++) offsets[t + 1]! += offsets[t]!;
  const next = offsets.slice();
  const passages = new Uint32Array(offsets[vocabulary.length]!);
  const impacts = new Float32Array(passages.length);
  eachPassageTerm(streams, weights, norms, (term, passage, frequency) => {
    const at = next[term]!++;
    passages[at] = passage;
    impacts[at] = (frequency * (weights.k1 + 1)) / (frequency + weights.k1);
  });
  const numberOf = new Map(vocabulary.map((term, number) => [term, number]));
  return { streams, numberOf, offsets, passages, impacts, passageCount };
}

/** Per row of a field: 1 / (1 − b + b · length / mean length). */
function lengthNorms(field: Streams['fields']['body'], b: number): Float32Array {
  const rows = field.offsets.length - 1;
  let total = 0;
  let held = 0;
  for (const row of field.rowOf) {
    const length = field.offsets[row + 1]! - field.offsets[row]!;
    total += length;
    if (length > 0) held++;
  }
  const mean = total / Math.max(1, held) || 1;
  const norms = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const length = field.offsets[row + 1]! - field.offsets[row]!;
    norms[row] = 1 / (1 - b + (b * length) / mean);
  }
  return norms;
}

/** Calls `visit` once for every distinct term of every passage, with its weighted frequency over the fields. */
function eachPassageTerm(
  streams: Streams,
  weights: Weights,
  norms: Float32Array[],
  visit: (term: number, passage: number, frequency: number) => void,
): void {
  const frequency = new Float32Array(streams.vocabulary.length);
  let touched = new Uint32Array(4096);
  const passageCount = streams.fields.body.rowOf.length;
  for (let passage = 0; passage < passageCount; passage++) {
    let count = 0;
    FIELDS.forEach((name, f) => {
      const field = streams.fields[name];
      const row = field.rowOf[passage]!;
      const gain = weights.field[name] * norms[f]![row]!;
      for (let i = field.offsets[row]!; i < field.offsets[row + 1]!; i++) {
        const term = field.terms[i]!;
        if (frequency[term] === 0) {
          if (count === touched.length) {
            const grown = new Uint32Array(count * 2);
            grown.set(touched);
            touched = grown;
          }
          touched[count++] = term;
        }
        frequency[term]! += gain;
      }
    });
    for (let i = 0; i < count; i++) {
      const term = touched[i]!;
      visit(term, passage, frequency[term]!);
      frequency[term] = 0;
    }
  }
}
