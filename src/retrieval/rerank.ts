import type { Context } from '../library/context.ts';
import { standard } from './fuse.ts';
import type { Ranked } from './rank.ts';

/** Passages that are read again with the question. */
const READ_AGAIN = 30;
/** Share of the cross-encoder's judgement in the new order; the rest is the first ranking's. */
const SHARE = 0.7;

/** The best passages put in a new order by a cross-encoder, where one is configured; all others stay behind them. */
export async function rerank(context: Context, question: string, ranked: Ranked): Promise<Ranked> {
  if (!context.reranker || ranked.length < 2) return ranked;
  const best = ranked.slice(0, READ_AGAIN);
  const texts = best.map(({ passage }) => context.library.passageText(passage));
  const judged = standard([...(await context.reranker.score(question, texts))]);
  const before = standard(best.map(({ fused }) => fused));
  const mixed = best.map(({ passage }, i) => ({
    passage,
    fused: SHARE * judged[i]! + (1 - SHARE) * before[i]!,
  }));
  // The rest keeps its scores: the new ones are moved above them.
  const floor = Math.max(0, ...ranked.slice(READ_AGAIN).map(({ fused }) => fused));
  const lowest = Math.min(...mixed.map(({ fused }) => fused));
  const moved = mixed.map(({ passage, fused }) => ({ passage, fused: fused - lowest + floor }));
  return [...moved.sort((a, b) => b.fused - a.fused || a.passage - b.passage), ...ranked.slice(READ_AGAIN)];
}
