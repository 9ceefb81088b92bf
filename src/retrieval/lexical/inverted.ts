import { hasHangul } from '../../languages/ko/hangul.ts';
import type { Weights } from '../weights.ts';
import { FIELDS, type Field, type Streams } from './streams.ts';

/**
 * Units (passages or documents) that hold something, ascending, from `from` to `to`, and what each gets for it: of a term its
 * saturated BM25F frequency (0 … k1 + 1, without the term's rarity).
 */
export interface Postings {
  units: Uint32Array;
  impacts: Float32Array;
  from: number;
  to: number;
}

/** Postings of terms, ready to be added up. */
export interface Inverted {
  postings(term: number): Postings;
  /** The highest of a term's impacts. */
  peak(term: number): number;
  /** How many units there are. */
  count: number;
  /** How many units hold all of some terms, where only the postings of some units are here. */
  held?: ((terms: readonly number[]) => number) | undefined;
}

/** Mean length of each field over the units in which it is not empty. */
export type Means = Record<Field, number>;

/** A unit's passages: `first[u] … first[u + 1]`. */
type Bounds = Uint32Array;

/** Turns rows of terms into postings of passages (counting sort, two passes over the rows). */
export function invertPassages(streams: Streams, weights: Weights, means?: Means): Inverted {
  return invert(streams, weights, passageBounds(streams), means);
}

const passageBounds = ({ documentOf }: Streams): Bounds =>
  Uint32Array.from({ length: documentOf.length + 1 }, (_, passage) => passage);

/** The same with documents for units: a document's body is all its passages, its title counts once. */
export function invertDocuments(streams: Streams, weights: Weights, means?: Means): Inverted {
  return invert(streams, weights, documentBounds(streams), means);
}

/** Mean lengths of the fields of passages and of documents. */
export function meansOf(streams: Streams): { passages: Means; documents: Means } {
  const of = (bounds: Bounds) =>
    Object.fromEntries(FIELDS.map((field) => [field, meanOf(unitLengths(streams, field, bounds))])) as Means;
  return { passages: of(passageBounds(streams)), documents: of(documentBounds(streams)) };
}

function documentBounds({ documentOf }: Streams): Bounds {
  const count = documentOf.length === 0 ? 0 : documentOf.at(-1)! + 1;
  const bounds = new Uint32Array(count + 1);
  for (const document of documentOf) bounds[document + 1]!++;
  for (let document = 0; document < count; document++) bounds[document + 1]! += bounds[document]!;
  return bounds;
}

/** @param means lengths that fields are measured by; left out: those of the streams */
function invert(streams: Streams, weights: Weights, bounds: Bounds, means?: Means): Inverted {
  const size = streams.vocabulary.length;
  const lengths = FIELDS.map((field) => unitLengths(streams, field, bounds));
  const norms = FIELDS.map((field, f) => {
    const mean = means?.[field] ?? meanOf(lengths[f]!);
    return lengths[f]!.map((length) => lengthNorm(length, mean, weights.b[field]));
  });
  const saturation = Float64Array.from(streams.vocabulary, (key) =>
    hasHangul(key) ? weights.k1.hangul : weights.k1.latin,
  );
  const offsets = new Uint32Array(size + 1);
  eachUnitTerm(streams, weights, bounds, norms, (term) => {
    offsets[term + 1]!++;
  });
  for (let term = 0; term < size; term++) offsets[term + 1]! += offsets[term]!;
  const next = offsets.slice();
  const units = new Uint32Array(offsets[size]!);
  const impacts = new Float32Array(units.length);
  const peaks = new Float32Array(size);
  eachUnitTerm(streams, weights, bounds, norms, (term, unit, frequency) => {
    const at = next[term]!++;
    units[at] = unit;
    const k1 = saturation[term]!;
    impacts[at] = saturated(frequency, k1);
    peaks[term] = Math.max(peaks[term]!, impacts[at]!);
  });
  return {
    postings: (term) => ({ units, impacts, from: offsets[term]!, to: offsets[term + 1]! }),
    peak: (term) => peaks[term]!,
    count: bounds.length - 1,
  };
}

/** What a weighted frequency is worth, 0 … k1 + 1. */
export const saturated = (frequency: number, k1: number): number => (frequency * (k1 + 1)) / (frequency + k1);

/** Rows of a field that belong to a unit: every passage's body, each title and heading once. */
function* unitRows(streams: Streams, field: Field, bounds: Bounds, unit: number): Generator<number> {
  const { rowOf } = streams.fields[field];
  let last = -1;
  for (let passage = bounds[unit]!; passage < bounds[unit + 1]!; passage++) {
    const row = rowOf[passage]!;
    if (row !== last) yield row;
    last = row;
  }
}

function unitLengths(streams: Streams, field: Field, bounds: Bounds): Float64Array {
  const { offsets } = streams.fields[field];
  const lengths = new Float64Array(bounds.length - 1);
  for (let unit = 0; unit < lengths.length; unit++) {
    for (const row of unitRows(streams, field, bounds, unit))
      lengths[unit]! += offsets[row + 1]! - offsets[row]!;
  }
  return lengths;
}

/** 1 / (1 − b + b · length / mean length of those that are not empty). */
export const lengthNorm = (length: number, mean: number, b: number): number =>
  1 / (1 - b + (b * length) / mean);

/** Mean of the lengths above 0; 1 where there is none. */
function meanOf(lengths: Float64Array): number {
  let total = 0;
  let held = 0;
  for (const length of lengths) {
    total += length;
    if (length > 0) held++;
  }
  return total / Math.max(1, held) || 1;
}

/** Calls `visit` once for every distinct term of every unit, with its weighted frequency over the fields. */
function eachUnitTerm(
  streams: Streams,
  weights: Weights,
  bounds: Bounds,
  norms: Float64Array[],
  visit: (term: number, unit: number, frequency: number) => void,
): void {
  const frequency = new Float64Array(streams.vocabulary.length);
  const touched: number[] = [];
  for (let unit = 0; unit + 1 < bounds.length; unit++) {
    for (const [f, field] of FIELDS.entries()) {
      const { offsets, terms } = streams.fields[field];
      const gain = weights.field[field] * norms[f]![unit]!;
      for (const row of unitRows(streams, field, bounds, unit)) {
        for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
          const term = terms[i]!;
          if (frequency[term] === 0) touched.push(term);
          frequency[term]! += gain;
        }
      }
    }
    for (const term of touched) {
      visit(term, unit, frequency[term]!);
      frequency[term] = 0;
    }
    touched.length = 0;
  }
}
