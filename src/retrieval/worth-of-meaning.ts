import type { Context } from '../library/context.ts';
import type { Query } from '../query/types.ts';
import { spread } from './fuse.ts';
import type { Best } from './lexical/best.ts';
import type { LexicalIndex } from './lexical/lexical-index.ts';
import type { Pool } from './rank.ts';
import type { Weights } from './weights.ts';

/** What a cosine of 1 is worth, in lexical score: in the ranking that feedback is taken from, and in the last one. */
export interface Worth {
  first: number;
  last: number;
}

/** Passages whose language tells whether the question is in another. */
const LANGUAGE_DEPTH = 20;

/**
 * Meaning counts by what all words of the question could bring a passage. In the last ranking it counts the more the
 * less of that the best passage reaches: where words fail, meaning has to do. For a question in another language than the passages both are
 * measured by how they spread over the passages: what words could bring there says little, since most of them are
 * guesses. Feedback is rather taken from passages that share the question's words: the two kinds of evidence then stay apart.
 */
export function fusionWeights(
  { library, encoder }: Context,
  { streams }: LexicalIndex,
  { best: { bound, passages, scores }, pool }: { best: Best; pool: Pool },
  { language, search }: Query,
  { semantic }: Weights,
): Worth {
  // In a script the encoder was not made for, vectors say nothing.
  const known = encoder.knownShare(search);
  if (passages.length === 0) return { first: known, last: known };
  const top = passages.slice(0, LANGUAGE_DEPTH);
  const others = top.filter((passage) => {
    const other = library.documents[streams.documentOf[passage]!]!.language;
    return other !== language && other !== 'und';
  });
  const first = known * semantic.first * bound;
  if (others.length * 2 > top.length)
    return { first, last: (known * semantic.across * spread(pool.lexical)) / spread(pool.semantic) };
  return { first, last: (known * semantic[language] * bound * bound) / scores.get(passages[0]!)! };
}
