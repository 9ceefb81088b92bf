import type { Context } from '../library/context.ts';
import { type Searching, searchingOf } from '../library/searched/searching.ts';
import { DEPTH, type Finder, NEAREST } from './finder.ts';
import { bestPassages } from './lexical/best.ts';
import { mayHold } from './lexical/phrase-documents.ts';
import { lexicalIndex } from './search-index.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** The finder of a context's library; kept with it. */
export async function finderOf(context: Context, weights: Weights = WEIGHTS): Promise<Finder> {
  const searching = searchingOf(context.library);
  if (!searching) return finderInMemory(context, weights);
  const kept = context.memo('finder', () => ({ opening: null as Promise<Finder> | null }));
  kept.opening ??= searchedFinder(searching, weights).catch((error) => {
    // Where the database was lost, it is tried again with the next question.
    kept.opening = null;
    throw error;
  });
  return kept.opening;
}

/** Loaded by those who use it. */
async function searchedFinder(searching: Searching, weights: Weights): Promise<Finder> {
  const { openSearchedFinder } = await import('./searched/finder.ts');
  return openSearchedFinder(searching, weights);
}

function finderInMemory(context: Context, weights: Weights): Finder {
  const { library } = context;
  const index = lexicalIndex(context, weights);
  return {
    index,
    learn: async () => {},
    mayHold: (phrase) => mayHold(index, library.documents, phrase),
    find: async ({ groups, vector, scope }) => {
      const best = bestPassages(index, groups, weights.document, DEPTH, scope.mask);
      const near = scope.narrowed
        ? library.nearestAmong(vector, NEAREST, scope)
        : library.nearest(vector, NEAREST, scope.collections);
      return { index, best, near: new Map(near.map(({ passage, cosine }) => [passage, cosine])) };
    },
  };
}
