import type { ReadWord } from './words.ts';

/** Most words of an answer. */
const LONGEST = 20;

/**
 * The likeliest answer in a sentence by the logits of its first and last word, as UTF-16 offsets; null without words. A currency
 * sign before a number and a per cent sign after it belong to it.
 */
export function likeliestSpan(
  text: string,
  words: readonly ReadWord[],
  start: Float32Array,
  end: Float32Array,
): [number, number] | null {
  let best = Number.NEGATIVE_INFINITY;
  let found: [number, number] | null = null;
  for (let a = 0; a < words.length; a++)
    for (let b = a; b < Math.min(words.length, a + LONGEST); b++) {
      const score = start[a]! + end[b]!;
      if (score <= best) continue;
      best = score;
      found = [words[a]!.start, words[b]!.end];
    }
  if (!found) return null;
  if (/[$€£¥₩₹#]/.test(text[found[0] - 1] ?? '')) found[0]--;
  const after = /^ ?[%‰°€₩]/.exec(text.slice(found[1], found[1] + 2));
  if (after) found[1] += after[0].length;
  return found;
}
