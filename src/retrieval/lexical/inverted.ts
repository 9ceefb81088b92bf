import { hasHangul } from '../../languages/ko/hangul.ts';
import type { Weights } from '../weights.ts';
import { FIELDS, type Field, type Streams } from './streams.ts';

/**
 * Postings of every term, ready to be added up: term t is held by the units (passages or documents)
 * `units[offsets[t]] … units[offsets[t + 1]]`, ascending, each with its saturated BM25F frequency in `impacts`
 * (0 … k1 + 1, without the term's rarity).
 */
export interface Inverted {
  offsets: Uint32Array;
  units: Uint32Array;
  impacts: Float32Array;
  /** The highest of each term's impacts. */
  peaks: Float32Array;
  /** How many units there are. */
  count: number;
}

/** A unit's passages: `first[u] … first[u + 1]`. */
type Bounds = Uint32Array;

/** Turns rows of terms into postings of passages (counting sort, two passes over the rows). */
export function invertPassages(streams: Streams, weights: Weights): Inverted {
  const bounds = Uint32Array.from({ length: streams.documentOf.length + 1 }, (_, passage) => passage);
  return invert(streams, weights, bounds);
}

/** The same with documents for units: a document's body is all its passages, its title counts once. */
export function invertDocuments(streams: Streams, weights: Weights): Inverted {
  const { documentOf } = streams;
  const count = documentOf.length === 0 ? 0 : documentOf.at(-1)! + 1;
  const bounds = new Uint32Array(count + 1);
  for (const document of documentOf) bounds[document + 1]!++;
  for (let document = 0; document < count; document++) bounds[document + 1]! += bounds[document]!;
  return invert(streams, weights, bounds);
}

function invert(streams: Streams, weights: Weights, bounds: Bounds): Inverted {
  const size = streams.vocabulary.length;
  const lengths = FIELDS.map((field) => unitLengths(streams, field, bounds));
  const norms = FIELDS.map((field, f) => lengthNorms(lengths[f]!, weights.b[field]));
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
    impacts[at] = (frequency * (k1 + 1)) / (frequency + k1);
    peaks[term] = Math.max(peaks[term]!, impacts[at]!);
  });
  return { offsets, units, impacts, peaks, count: bounds.length - 1 };
}

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
function lengthNorms(lengths: Float64Array, b: number): Float64Array {
  let total = 0;
  let held = 0;
  for (const length of lengths) {
    total += length;
    if (length > 0) held++;
  }
  const mean = total / Math.max(1, held) || 1;
  return lengths.map((length) => 1 / (1 - b + (b * length) / mean));
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
