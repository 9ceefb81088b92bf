import { termsOf } from '../../../src/languages/tokens.ts';
import type { Item } from './items.ts';

/**
 * Adds to answered questions what costs nothing: the same passage with its answering sentences taken out, and passages of something
 * else, as a search would find them: half by the words of the question, the rest drawn from the same domain, where words say little.
 */
export function withNegatives(items: readonly Item[], others = 4): Item[] {
  const find = searchOver(items);
  return items.flatMap((item) => {
    if (item.case !== 'answered') return [item];
    const none = { ...item, gold: [], answer: null };
    const left = item.sentences.filter((_, s) => !item.gold.includes(s));
    const found: Item[] = [item];
    if (left.length > 0) found.push({ ...none, case: 'taken-out', sentences: left });
    for (const { heading, sentences } of find(item, others))
      found.push({ ...none, case: 'other', heading, sentences });
    return found;
  });
}

type Passage = Pick<Item, 'heading' | 'sentences' | 'domain'>;

/** Passages of a domain are drawn at this distance: those beside each other were written together. */
const STEP = 7;

/** BM25 over the distinct passages; one that shares no word stands in where none is found. */
function searchOver(items: readonly Item[]): (item: Item, count: number) => Passage[] {
  const passages = new Map<string, Passage>();
  const keyOf = ({ heading, sentences }: Passage) => heading + sentences.join(' ');
  for (const item of items) passages.set(keyOf(item), item);
  const all = [...passages.values()];
  const byDomain = new Map<string, number[]>();
  for (const [i, { domain }] of all.entries()) byDomain.set(domain, [...(byDomain.get(domain) ?? []), i]);
  const postings = new Map<string, [number, number][]>();
  const lengths = all.map((passage, i) => {
    const counts = new Map<string, number>();
    const terms = termsOf(keyOf(passage));
    for (const { term } of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const list = postings.get(term);
      if (list) list.push([i, count]);
      else postings.set(term, [[i, count]]);
    }
    return terms.length;
  });
  const mean = lengths.reduce((a, b) => a + b, 0) / Math.max(1, all.length);
  return (item, count) => {
    const own = keyOf(item);
    const scores = new Map<number, number>();
    for (const term of new Set(termsOf(item.question).map(({ term }) => term))) {
      const list = postings.get(term) ?? [];
      if (list.length > 0.1 * all.length && all.length > 100) continue;
      const idf = Math.log(1 + (all.length - list.length + 0.5) / (list.length + 0.5));
      for (const [i, tf] of list) {
        const weight = (idf * tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * lengths[i]!) / mean));
        scores.set(i, (scores.get(i) ?? 0) + weight);
      }
    }
    const isOther = (i: number) => keyOf(all[i]!) !== own && all[i]!.heading !== item.heading;
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([i]) => i);
    const found = best.filter(isOther).slice(0, Math.ceil(count / 2));
    const near = byDomain.get(item.domain)!;
    const add = (from: readonly number[], first: number) => {
      for (let n = 0; found.length < count && n < from.length; n++) {
        const i = from[(first + n * STEP) % from.length]!;
        if (isOther(i) && !found.includes(i)) found.push(i);
      }
    };
    const first = item.question.length * 31 + own.length;
    add(near, first % near.length);
    add(
      all.map((_, i) => i),
      first % all.length,
    );
    return found.map((i) => all[i]!);
  };
}
