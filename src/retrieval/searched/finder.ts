import type { SearchScope } from '../../library/searched/scope.ts';
import type { Searching } from '../../library/searched/searching.ts';
import { DEPTH, type Finder, type Found, NEAREST, type Sought } from '../finder.ts';
import type { Wanted } from '../groups.ts';
import { bestAmong, planOf } from '../lexical/best.ts';
import { numbersOf } from '../lexical/lexical-index.ts';
import type { Scope } from '../scope.ts';
import type { Weights } from '../weights.ts';
import { bestIds } from './best.ts';
import { foundIndex } from './found-index.ts';
import { learnTogether, readVocabulary, type Vocabulary } from './vocabulary.ts';

/** Finds candidates in the database: those by words and those by meaning at once, then what ranking needs of them. */
export async function openSearchedFinder(searching: Searching, weights: Weights): Promise<Finder> {
  const { asking } = searching;
  const vocabulary = await asking.wait(readVocabulary(searching));
  const { index } = vocabulary;
  return {
    index,
    learn: (wanted) => asking.wait(learnTogether(vocabulary, severalTerms(wanted, vocabulary))),
    mayHold: () => null,
    find: (sought) => find(searching, vocabulary, weights, sought),
  };
}

/** Alternatives that take several terms. */
const severalTerms = (wanted: readonly Wanted[], { index }: Vocabulary): number[][] =>
  wanted.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ keys }) => {
      const numbers = keys.length > 1 ? numbersOf(index, keys) : null;
      return numbers ? [numbers] : [];
    }),
  );

async function find(
  searching: Searching,
  vocabulary: Vocabulary,
  weights: Weights,
  { groups, vector, scope }: Sought,
): Promise<Found> {
  const { asking, entries, passages } = searching;
  const within = scopeThere(searching, scope);
  const [found, near] = await Promise.all([
    byWords(searching, vocabulary, weights, { groups, within }),
    asking.wait(searching.nearest(vector, NEAREST, within)),
  ]);
  const byWord = Uint32Array.from(found.ids, (id) => entries.numberOf(id)!).sort();
  const pool = Uint32Array.from(new Set([...byWord, ...near.map(({ passage }) => passage)])).sort();
  await Promise.all([
    asking.wait(passages.load(pool)),
    asking.wait(passages.loadTerms(new Set(Array.from(pool, (passage) => entries.documentOf[passage]!)))),
  ]);
  const index = foundIndex(searching, vocabulary, weights, pool);
  const plan = { ...planOf(index, groups, weights.document), later: found.later };
  const best = bestAmong(index, plan, weights.document, DEPTH, byWord);
  return { index, best, near: new Map(near.map(({ passage, cosine }) => [passage, cosine])) };
}

/** The best by words, common ones put off as in memory; with all of them where the others lead to too few. */
async function byWords(
  { asking }: Searching,
  { index, ids }: Vocabulary,
  weights: Weights,
  { groups, within }: { groups: Sought['groups']; within: SearchScope },
): Promise<{ ids: number[]; later: number }> {
  const { sums, later } = planOf(index, groups, weights.document);
  const ask = (from: number) => asking.wait(bestIds(sums.slice(from), ids, weights.document, DEPTH, within));
  const found = await ask(later);
  return later > 0 && found.length < DEPTH ? { ids: await ask(0), later: 0 } : { ids: found, later };
}

function scopeThere({ entries }: Searching, { collections, limits, only }: Scope): SearchScope {
  return { collections, ...limits, only: only && Array.from(only, entries.idOf) };
}
