import { expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { dated, searched } from '../support/search-place.ts';

/** Prefers what mentions the sea: a judgement the first ranking does not share. */
const seaFirst = {
  name: 'sea first',
  score: async (_question: string, passages: readonly string[]) =>
    Float32Array.from(passages, (text) => (/harbour|sea/.test(text) ? 5 : -5)),
  close: async () => {},
};

it('GIVEN a cross-encoder THEN its judgement decides among the first, and fused scores stay in order', {
  timeout: 60_000,
}, async () => {
  const files = {
    'a/trade.md': dated('Trade', '2020-01-01', 'Trade ministers met for trade talks on trade rules.'),
    'a/harbour.md': dated('Port', '2020-01-02', 'Trade goes through the harbour by the sea.'),
  };
  const { context, find } = await searched(files);
  expect((await find('trade talks'))[0]).toBe('a/trade.md');
  const reranking = { ...context, reranker: seaFirst };
  const { candidates } = await retrieve(
    reranking,
    parseQuery(reranking, { text: 'trade talks', collections: ['a'] }),
  );
  const first = context.library.documents[context.library.passage(candidates[0]!.passage).document]!;
  expect(first.path).toBe('a/harbour.md');
  const fused = candidates.map((one) => one.fused);
  expect(fused).toEqual([...fused].sort((a, b) => b - a));
});
