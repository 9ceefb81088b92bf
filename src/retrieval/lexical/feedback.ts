import { isFunctionWord } from '../../languages/function-words.ts';
import { hasHangul } from '../../languages/ko/hangul.ts';
import { ACROSS, WHOLE } from '../../languages/tokens.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { heldBy, rarity, type TermGroup } from './score.ts';

/** A passage the first search found, with its share of the trust (all shares: 1). */
export interface Trusted {
  passage: number;
  share: number;
}

const TERMS = 20;
/** An occurrence in the title counts as much as this many of the passage's mean. */
const TITLE = 2;

/**
 * The terms that the passages found first have in common, as a wish of `weight` in all: pseudo-relevance feedback
 * (RM3; Abdul-Jaleel et al., "UMass at TREC 2004: Novelty and HARD"), weighted by rarity as Rocchio does.
 *
 * @param specials caches per term whether it may be taken
 */
export function feedbackTerms(
  index: LexicalIndex,
  trusted: readonly Trusted[],
  weight: number,
  specials: Map<number, boolean>,
): { number: number; share: number }[] {
  const sums = new Map<number, number>();
  for (const { passage, share } of trusted) {
    const text = index.row('body', passage);
    for (const [rows, gain] of [
      [text, 1],
      [index.row('title', passage), TITLE],
    ] as const) {
      for (const term of rows)
        sums.set(term, (sums.get(term) ?? 0) + (gain * share) / Math.max(1, text.length));
    }
  }
  const scored: { number: number; score: number; rare: number }[] = [];
  for (const [number, sum] of sums) {
    const held = heldBy(index.passages, number);
    if (held < 2 || !telling(index, number, specials)) continue;
    const rare = rarity(index.passages.count, held);
    scored.push({ number, score: sum * rare, rare });
  }
  scored.sort((a, b) => b.score - a.score || a.number - b.number);
  const best = scored.slice(0, TERMS);
  const total = best.reduce((sum, { score }) => sum + score, 0) || 1;
  // Adding up multiplies by rarity again: take it out here, so that all wishes together weigh `weight`. Pairs of syllables
  // take their part of it and are dropped: out of their words they say too little.
  const kept = best.filter(({ number }) => !hasHangul(index.streams.vocabulary[number]!));
  return kept.map(({ number, score, rare }) => ({ number, share: (weight * score) / total / rare }));
}

function telling(index: LexicalIndex, number: number, specials: Map<number, boolean>): boolean {
  const known = specials.get(number);
  if (known !== undefined) return known;
  const key = index.streams.vocabulary[number]!;
  const is = !key.startsWith(WHOLE) && !key.includes(ACROSS) && !/^\d$/.test(key) && !isFunctionWord(key);
  specials.set(number, is);
  return is;
}

export function feedbackGroups(terms: readonly { number: number; share: number }[]): TermGroup[] {
  return terms.map(({ number, share }) => ({ alternatives: [{ terms: [number], share }] }));
}
