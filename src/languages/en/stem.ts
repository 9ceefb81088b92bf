import { stemmer } from 'stemmer';
import { baseForm } from './irregular.ts';

/** Stems seen so far: the same few thousand words make up most of any text. */
const cache = new Map<string, string>();
const CACHE_LIMIT = 200_000;

/** Porter stem of a folded English word, irregular forms brought to their base first (Porter, "An algorithm for suffix stripping", 1980). */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const stemmed = word.length > 2 ? stemmer(baseForm(word)) : word;
  cache.set(word, stemmed);
  return stemmed;
}
