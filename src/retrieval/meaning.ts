import type { Context } from '../library/context.ts';
import type { Analysis } from '../query/types.ts';
import type { Best } from './lexical/best.ts';
import type { LexicalIndex } from './lexical/lexical-index.ts';
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
 * less of that the best passage reaches: where words fail, in another language above all, meaning has to do. Feedback
 * is rather taken from passages that share the question's words: the two kinds of evidence then stay apart.
 */
export function worthOfMeaning(
  { library, encoder }: Context,
  { streams }: LexicalIndex,
  { bound, passages, scores }: Best,
  { language, text }: Analysis,
  { semantic }: Weights,
): Worth {
  // In a script the encoder was not made for, vectors say nothing.
  const known = encoder.knownShare(text);
  if (passages.length === 0) return { first: known, last: known };
  const top = passages.slice(0, LANGUAGE_DEPTH);
  const others = top.filter((passage) => {
    const other = library.documents[streams.documentOf[passage]!]!.language;
    return other !== language && other !== 'und';
  });
  const share = others.length * 2 > top.length ? semantic.across : semantic[language];
  return {
    first: known * semantic.first * bound,
    last: (known * share * bound * bound) / scores.get(passages[0]!)!,
  };
}
