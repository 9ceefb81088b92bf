import { describe, expect, it } from 'vitest';
import { answer } from '../../src/answering/answer.ts';
import { libraryOf } from '../support/search-library.ts';

const SILK = [
  'The silk guild of Varenne was founded in 1412 by eleven weavers.',
  'Its hall stood beside the old grain market, where the river bends.',
  'Fires damaged the roof twice, and both times the town paid for new timber.',
  'Members met there on the first Monday of every month.',
  'Apprentices slept in the attic above the looms.',
  'In the end the silk guild was dissolved by the new council after a long quarrel over taxes.',
].join(' ');
const FILES = {
  'town/guild.txt': `The guild\n\n${SILK}`,
  'town/market.txt': 'The market\n\nThe grain market of Varenne opens at six. Farmers come from the hills.',
  'town/school.txt': 'The school\n\nThe school of Varenne teaches drawing. It has two teachers and a garden.',
};

const quotes = async (text: string, limit?: number) => {
  const context = await libraryOf(FILES);
  const outcome = await answer(context, { text, collections: ['town'], limit });
  if (outcome.kind !== 'answer') throw new Error(`abstained (${outcome.confidence})`);
  return [...outcome.quotes, ...outcome.further];
};
const marked = (quote: { text: string; highlights: [number, number][] }) =>
  quote.highlights.map(([start, end]) => quote.text.slice(start, end)).join(' ');

describe('two sentences of one paragraph', () => {
  it('GIVEN another sentence far from the best one that no other passage outdoes THEN it is a quote of its own', async () => {
    const [first, second] = await quotes('When was the silk guild of Varenne founded?');
    expect(marked(first!)).toContain('founded in 1412');
    expect(marked(second!)).toContain('dissolved by the new council');
    expect(second!.citation.documentId).toBe(first!.citation.documentId);
  });

  it('THEN the two together are the paragraph, no word of it twice or left out', async () => {
    const parts = (await quotes('When was the silk guild of Varenne founded?')).filter(({ citation }) =>
      citation.path.endsWith('guild.txt'),
    );
    parts.sort((a, b) => a.start - b.start);
    expect(parts.map(({ text }) => text).join(' ')).toBe(SILK);
  });

  it('GIVEN one quote is wanted THEN it is the whole paragraph', async () => {
    const [only] = await quotes('When was the silk guild of Varenne founded?', 1);
    expect(only!.text).toBe(SILK);
  });
});
