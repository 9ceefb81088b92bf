import type { Wanted } from '../groups.ts';
import type { Weights } from '../weights.ts';
import { type LexicalIndex, numbersOf } from './lexical-index.ts';
import { heldBy, rarity } from './score.ts';

/** Terms of a question, numbered from 1 in the order they are looked for, and which follow one another in it. */
interface Sequence {
  /** Term number of each, 0 unused. */
  terms: number[];
  weights: number[];
  /** `pairs[a * terms.length + b]`: 1 + the ordinal of the pair a, b; 0 where b does not follow a. */
  pairs: Uint16Array;
  pairWeights: number[];
}

/** Distance in terms up to which two neighbours of the question still count as near, half as much as side by side. */
const NEAR = 6;
/** Length in terms of the window that is searched for as many words of the question as possible: a sentence or two. */
const WINDOW = 30;

/**
 * Credit for words of the question that stand together, one number a passage: neighbours of the question that are
 * neighbours in the passage or its title, and the best window of the passage.
 */
export function nearness(
  index: LexicalIndex,
  wanted: readonly Wanted[],
  passages: readonly number[],
  { near }: Weights,
): Float64Array {
  const sequence = sequenceOf(wanted, index);
  const { slots } = index.scratch;
  for (const [slot, term] of sequence.terms.entries()) if (slot > 0) slots[term] = slot;
  const credits = Float64Array.from(passages, (passage) => {
    const inBody = hitsIn(index.row('body', passage), slots);
    const inTitle = hitsIn(index.row('title', passage), slots);
    const inHeadings = hitsIn(index.row('headings', passage), slots);
    const pairs = pairScore(sequence, inBody) + pairScore(sequence, inTitle);
    return near.pair * pairs + near.window * windowScore(sequence, inBody, [inTitle, inHeadings]);
  });
  for (const term of sequence.terms) slots[term] = 0;
  return credits;
}

function sequenceOf(wanted: readonly Wanted[], index: LexicalIndex): Sequence {
  const terms = [0];
  const weights = [0];
  const row: { slot: number; weight: number; place: number }[] = [];
  for (const { alternatives, places } of wanted) {
    const [own] = alternatives;
    const term = own && numbersOf(index, own.keys)?.[0];
    if (term === undefined || own!.origin === 'lexicon') continue;
    const weight = rarity(index.passages.count, heldBy(index.passages, term));
    const known = terms.indexOf(term, 1);
    const slot = known > 0 ? known : terms.push(term) - 1;
    weights[slot] = own!.share * weight;
    for (const place of places) row.push({ slot, weight, place });
  }
  row.sort((a, b) => a.place - b.place);
  const pairs = new Uint16Array(terms.length ** 2);
  const pairWeights: number[] = [];
  for (let i = 1; i < row.length; i++) {
    const [a, b] = [row[i - 1]!, row[i]!];
    const at = a.slot * terms.length + b.slot;
    if (a.slot !== b.slot && pairs[at] === 0) pairs[at] = pairWeights.push(Math.min(a.weight, b.weight));
  }
  return { terms, weights, pairs, pairWeights };
}

/** Where terms of the question stand in a row. */
interface Hits {
  places: number[];
  slots: number[];
}

function hitsIn(row: Uint32Array, slotOf: Uint16Array): Hits {
  const found: Hits = { places: [], slots: [] };
  for (let place = 0; place < row.length; place++) {
    const slot = slotOf[row[place]!]!;
    if (slot === 0) continue;
    found.places.push(place);
    found.slots.push(slot);
  }
  return found;
}

/**
 * Words that follow one another in the question and stand together in a text: sequential dependence (Metzler & Croft,
 * "A Markov Random Field Model for Term Dependencies", SIGIR 2005), each pair saturated.
 */
function pairScore({ terms, pairs, pairWeights }: Sequence, { places, slots }: Hits): number {
  if (pairWeights.length === 0 || places.length < 2) return 0;
  const together = new Float64Array(pairWeights.length);
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length && places[j]! - places[i]! <= NEAR; j++) {
      const onward = pairs[slots[i]! * terms.length + slots[j]!]!;
      if (onward > 0) together[onward - 1]! += places[j]! - places[i]! === 1 ? 1 : 0.5;
      const back = pairs[slots[j]! * terms.length + slots[i]!]!;
      if (back > 0) together[back - 1]! += 0.5;
    }
  }
  let score = 0;
  for (const [pair, times] of together.entries()) score += (pairWeights[pair]! * times) / (times + 1);
  return score;
}

/** Weight of the question's words that one window of the passage holds at best, those of its title and headings given. */
function windowScore({ weights }: Sequence, { places, slots }: Hits, above: readonly Hits[]): number {
  // How often the window holds each; what is given counts as held from the start.
  const held = new Uint16Array(weights.length);
  let given = 0;
  for (const hits of above) {
    for (const slot of hits.slots) if (held[slot]!++ === 0) given += weights[slot]!;
  }
  let sum = given;
  let best = given;
  for (let right = 0, left = 0; right < places.length; right++) {
    if (held[slots[right]!]!++ === 0) sum += weights[slots[right]!]!;
    for (; places[left]! <= places[right]! - WINDOW; left++) {
      if (--held[slots[left]!]! === 0) sum -= weights[slots[left]!]!;
    }
    best = Math.max(best, sum);
  }
  return best;
}
