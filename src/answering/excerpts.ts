import { pointsBack } from '../languages/sentence-hints.ts';
import type { RankedSentence } from './ranking.ts';

/** Sentences `first` to `last` of a passage, by their places in it; both included. */
export interface Excerpt {
  first: number;
  last: number;
}

/** A passage told apart around two of its sentences: nothing is said twice, nothing left out. */
export interface Excerpts {
  own: Excerpt;
  other: Excerpt;
  /** The sentence the other excerpt is quoted for. */
  best: RankedSentence;
}

/**
 * The passage in two excerpts, where another sentence of it is better evidence than any other passage and stands apart
 * from what is highlighted: a neighbour is read together with the highlight as it is. No excerpt begins with a sentence
 * that leans on one of the other.
 *
 * @param ranked sentences of one passage, best first
 * @param chosen those highlighted, by their places, in order
 * @param rival the best score of the passages after this one
 */
export function excerpts(
  ranked: readonly RankedSentence[],
  chosen: readonly number[],
  rival: number,
): Excerpts | null {
  const [from, to] = [chosen[0]!, chosen.at(-1)!];
  const best = ranked.find(({ index }) => index < from - 1 || index > to + 1);
  if (!best || best.score <= rival) return null;
  const { sentences } = best.view;
  const leans = (index: number) => pointsBack(sentences[index]!.text);
  const last = sentences.length - 1;
  let cut = best.index > to ? best.index : best.index + 1;
  if (best.index > to) {
    while (cut > to + 1 && leans(cut)) cut--;
    return { own: { first: 0, last: cut - 1 }, other: { first: cut, last }, best };
  }
  while (cut < from && leans(cut)) cut++;
  return { own: { first: cut, last }, other: { first: 0, last: cut - 1 }, best };
}
