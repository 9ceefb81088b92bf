import type { Context } from '../engine/context.ts';
import type { LexicalIndex } from './lexical/lexical-index.ts';
import type { Analysis } from './types.ts';
import type { Weights } from './weights.ts';

/** Passages whose language tells whether the question is in another. */
const LANGUAGE_DEPTH = 20;

/** How much meaning counts, by the question's language and that of most passages its words lead to. */
export function semanticShare(
  { library }: Context,
  index: LexicalIndex,
  ranked: readonly number[],
  { language }: Analysis,
  { semantic }: Weights,
): number {
  const top = ranked.slice(0, LANGUAGE_DEPTH);
  const others = top.filter((passage) => {
    const other = library.documents[index.streams.documentOf[passage]!]!.language;
    return other !== language && other !== 'und';
  });
  return others.length * 2 > top.length ? semantic.across : semantic[language];
}
