import { hasHangul } from '../../languages/ko/hangul.ts';
import type { DocumentTerms, Held } from '../../library/searched/passages.ts';
import type { Searching } from '../../library/searched/searching.ts';
import { type Inverted, lengthNorm, type Postings, saturated } from '../lexical/inverted.ts';
import type { LexicalIndex } from '../lexical/lexical-index.ts';
import { FIELDS, type Field } from '../lexical/streams.ts';
import type { Weights } from '../weights.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The index of words over some passages alone, which were read before, with the statistics of the whole library: what ranks
 * them comes to the same scores as with the whole library in memory.
 *
 * @param passages ascending
 */
export function foundIndex(
  { about, entries, passages: read }: Searching,
  vocabulary: Vocabulary,
  weights: Weights,
  passages: Uint32Array,
): LexicalIndex {
  const { index, statistics, numberOfId, ids } = vocabulary;
  const saturation = (term: number) =>
    hasHangul(index.streams.vocabulary[term]!) ? weights.k1.hangul : weights.k1.latin;
  const held = new Map<number, Held>(Array.from(passages, (passage) => [passage, read.get(passage)!]));
  const own = new Map<number, Map<number, number>>();
  const impactsIn = (passage: number) => {
    const known = own.get(passage);
    if (known) return known;
    const made = frequencies(held.get(passage)!, about.means.passages, weights);
    own.set(passage, made);
    return made;
  };
  const documents = Uint32Array.from(
    new Set(Array.from(passages, (passage) => entries.documentOf[passage]!)),
  );
  const terms = new Map<number, DocumentTerms>(
    Array.from(documents, (document) => [document, read.terms(document)!]),
  );
  return {
    ...index,
    row: (field, passage) => {
      const words = (held.get(passage) ?? read.get(passage))?.words[FIELDS.indexOf(field)];
      if (!words) throw new RangeError(`passage ${passage} was not found`);
      return words.map((id) => numberOfId[id]!);
    },
    passages: over(passages, statistics.passages, (passage, term) => {
      const frequency = impactsIn(passage).get(ids[term]!);
      return frequency === undefined ? 0 : saturated(frequency, saturation(term));
    }),
    documents: over(documents, statistics.documents, (document, term) =>
      impactOf(terms.get(document)!, ids[term]!),
    ),
  };
}

/** Postings over some units, of each term made when it is first asked for. */
function over(
  units: Uint32Array,
  statistics: Vocabulary['statistics']['passages'],
  impact: (unit: number, term: number) => number,
): Inverted {
  const made = new Map<number, Postings>();
  const make = (term: number): Postings => {
    const all = Float32Array.from(units, (unit) => impact(unit, term));
    const holds = (_: number, at: number) => all[at] !== 0;
    const held = units.filter(holds);
    return { units: held, impacts: all.filter(holds), from: 0, to: held.length };
  };
  return {
    ...statistics,
    postings: (term) => {
      const known = made.get(term) ?? make(term);
      made.set(term, known);
      return known;
    },
  };
}

/** Weighted frequencies of a passage's terms by their ids, as `inverted.ts` adds them up. */
function frequencies(
  { words }: Held,
  means: Record<string, number>,
  { b, field: gains }: Weights,
): Map<number, number> {
  const found = new Map<number, number>();
  for (const [f, field] of (FIELDS as readonly Field[]).entries()) {
    const row = words[f]!;
    const gain = gains[field] * lengthNorm(row.length, means[field]!, b[field]);
    for (const term of row) found.set(term, (found.get(term) ?? 0) + gain);
  }
  return found;
}

function impactOf({ terms, impacts }: DocumentTerms, id: number): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return terms[low] === id ? impacts[low]! : 0;
}
