import type { Wanted } from '../groups.ts';
import { type LexicalIndex, numbersOf } from './lexical-index.ts';
import { heldBy, rarity } from './score.ts';
import { type Rows, rowTerms } from './streams.ts';

/** Terms of a question in its order, with their weights, and which follow one another in it. */
export interface Sequence {
  weightOf: Map<number, number>;
  pairs: [first: number, second: number, weight: number][];
}

/** Distance in terms up to which two neighbours of the question still count as near, half as much as side by side. */
const NEAR = 6;
/** Length in terms of the window that is searched for as many words of the question as possible: a sentence or two. */
const WINDOW = 30;

export function sequenceOf(wanted: readonly Wanted[], index: LexicalIndex): Sequence {
  const weightOf = new Map<number, number>();
  const row: { term: number; weight: number; place: number }[] = [];
  for (const { alternatives, places } of wanted) {
    const [own] = alternatives;
    const term = own && numbersOf(index, own.keys)?.[0];
    if (term === undefined || own!.origin === 'lexicon') continue;
    const weight = rarity(index.passages.count, heldBy(index.passages, term));
    weightOf.set(term, own!.share * weight);
    for (const place of places) row.push({ term, weight, place });
  }
  row.sort((a, b) => a.place - b.place);
  const pairs: Sequence['pairs'] = [];
  for (let i = 1; i < row.length; i++) {
    const [a, b] = [row[i - 1]!, row[i]!];
    if (a.term !== b.term) pairs.push([a.term, b.term, Math.min(a.weight, b.weight)]);
  }
  return { weightOf, pairs };
}

/**
 * Credit for words that follow one another in the question and stand together in the passage or its title: sequential
 * dependence (Metzler & Croft, "A Markov Random Field Model for Term Dependencies", SIGIR 2005), each pair saturated.
 */
export function pairScore({ weightOf, pairs }: Sequence, index: LexicalIndex, passage: number): number {
  const { body, title } = index.streams.fields;
  return pairsIn(weightOf, pairs, body, passage) + pairsIn(weightOf, pairs, title, passage);
}

function pairsIn(
  weightOf: ReadonlyMap<number, number>,
  pairs: Sequence['pairs'],
  rows: Rows,
  passage: number,
): number {
  const places = new Map<number, number[]>();
  for (const [place, term] of rowTerms(rows, passage).entries()) {
    if (!weightOf.has(term)) continue;
    const list = places.get(term);
    if (list) list.push(place);
    else places.set(term, [place]);
  }
  let score = 0;
  for (const [first, second, weight] of pairs) {
    let together = 0;
    for (const a of places.get(first) ?? []) {
      for (const b of places.get(second) ?? []) {
        if (b - a === 1) together += 1;
        else if (Math.abs(b - a) <= NEAR) together += 0.5;
      }
    }
    score += (weight * together) / (together + 1);
  }
  return score;
}

/** Weight of the question's words that one window of the passage holds at best, those of its title given. */
export function windowScore({ weightOf }: Sequence, index: LexicalIndex, passage: number): number {
  const { body, title, headings } = index.streams.fields;
  const given = new Set([...rowTerms(title, passage), ...rowTerms(headings, passage)]);
  const held = new Map<number, number>();
  const row = rowTerms(body, passage);
  let sum = 0;
  let best = 0;
  for (let i = 0; i < row.length; i++) {
    sum += enter(held, row[i]!, weightOf, given);
    if (i >= WINDOW) sum -= leave(held, row[i - WINDOW]!, weightOf, given);
    best = Math.max(best, sum);
  }
  for (const term of given) best += weightOf.get(term) ?? 0;
  return best;
}

function enter(
  held: Map<number, number>,
  term: number,
  weightOf: ReadonlyMap<number, number>,
  given: ReadonlySet<number>,
) {
  const weight = weightOf.get(term);
  if (weight === undefined || given.has(term)) return 0;
  const count = held.get(term) ?? 0;
  held.set(term, count + 1);
  return count === 0 ? weight : 0;
}

function leave(
  held: Map<number, number>,
  term: number,
  weightOf: ReadonlyMap<number, number>,
  given: ReadonlySet<number>,
) {
  const weight = weightOf.get(term);
  if (weight === undefined || given.has(term)) return 0;
  const count = held.get(term)! - 1;
  held.set(term, count);
  return count === 0 ? weight : 0;
}
