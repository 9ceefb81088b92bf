import { describe, expect, it } from 'vitest';
import { clusterReranked } from '../../src/retrieval/cluster-reranking.ts';
import { libraryOf } from '../support/search-library.ts';

const TOPIC = 'fishing fleet harbour trawler cod quota nets seamen catch vessel coast deck'.split(' ');
const STRANGERS =
  'violin quarry ledger comet pepper statute saddle enzyme lantern cathedral marsh poem dentist ballot cactus engine'.split(
    ' ',
  );
/** Documents of which every fourth tells of fishing, the others of something of their own; the last one in few words. */
const documents = Object.fromEntries(
  Array.from({ length: 48 }, (_, i) => {
    const pool =
      i % 4 === 0 ? TOPIC : STRANGERS.map((word) => `${word}${String.fromCharCode(97 + (i % 26))}`);
    const words = Array.from({ length: i === 4 ? 12 : 90 }, (_, k) => pool[(k * 7 + i) % pool.length]);
    return [`a/${String(i).padStart(2, '0')}.txt`, `Note ${i}\n\n${words.join(' ')}.`];
  }),
);

describe('passages in company', () => {
  it('GIVEN passages of one topic among strangers THEN they come nearer the top, no passage loses, and short ones stay', async () => {
    const context = await libraryOf(documents);
    const { library } = context;
    const pathOf = (passage: number) => library.documents[library.passage(passage).document]!.path;
    const ranked = Array.from({ length: library.passageCount }, (_, i) => ({
      passage: i,
      fused: (library.passageCount - i) / 10,
    }));
    const before = new Map(ranked.map(({ passage, fused }) => [passage, fused]));
    const together = clusterReranked(context, ranked, 1);
    expect(together.map(({ passage }) => passage).sort((a, b) => a - b)).toEqual([...before.keys()]);
    for (const { passage, fused } of together) expect(fused).toBeGreaterThanOrEqual(before.get(passage)!);
    const places = (list: typeof ranked) =>
      list.flatMap(({ passage }, place) =>
        Number(/\d+/.exec(pathOf(passage))![0]) % 4 === 0 ? [place] : [],
      );
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
    expect(sum(places(together))).toBeLessThan(sum(places(ranked)));
    const short = ranked.find(({ passage }) => pathOf(passage) === 'a/04.txt')!;
    expect(together.find(({ passage }) => passage === short.passage)!.fused).toBe(short.fused);
    expect(clusterReranked(context, ranked, 0)).toBe(ranked);
  });
});
