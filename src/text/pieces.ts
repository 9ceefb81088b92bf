/** Longest piece of a Korean word, in syllables. */
export const LONGEST_PIECE = 6;

/** Log probability of a syllable that is no piece. */
export const UNKNOWN_PIECE = -16;

/**
 * Cuts a Korean word into the pieces it is likeliest made of (국가안전보장회의 → 국가, 안전, 보장, 회의): the best path under a
 * unigram model (Kudo, "Subword Regularization", ACL 2018, §3.2).
 *
 * @param logp log probability of each piece
 */
export function pieces(word: string, logp: ReadonlyMap<string, number>): string[] {
  const best = new Float64Array(word.length + 1).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(word.length + 1);
  best[0] = 0;
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - LONGEST_PIECE); start < end; start++) {
      const known = logp.get(word.slice(start, end));
      const p = known ?? (end - start === 1 ? UNKNOWN_PIECE : Number.NEGATIVE_INFINITY);
      if (best[start]! + p > best[end]!) {
        best[end] = best[start]! + p;
        from[end] = start;
      }
    }
  }
  const found: string[] = [];
  for (let end = word.length; end > 0; end = from[end]!) found.push(word.slice(from[end]!, end));
  return found.reverse();
}
