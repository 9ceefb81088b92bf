import { describe, expect, test } from 'vitest';
import { quoteBlock } from '../../commands/ask/view.ts';
import type { Citation, Quote } from '../../src/reading/types.ts';
import { UNDESCRIBED } from '../support/undescribed.ts';

const cited = (paragraph: number): Citation => ({
  ...UNDESCRIBED,
  documentId: 'd1',
  path: 'town/guild.txt',
  collection: 'town',
  title: 'The guild',
  paragraph,
  headings: [],
  start: 0,
  end: 0,
});
const quote = (text: string, start: number, paragraph = 1, also: Citation[] = []): Quote => {
  const end = start + text.length;
  const citation = { ...cited(paragraph), start, end };
  return { text, start, end, highlights: [[0, text.length]], score: 1, citation, also };
};
const shown = (one: Quote, above: Quote | null, locale: 'en' | 'ko' = 'en') =>
  JSON.stringify(quoteBlock(one, locale, 400, 2, one.also.length, above));

describe('two quotes of one paragraph in an answer', () => {
  const first = quote('The guild was founded in 1412.', 200);

  test('GIVEN the second stands further up or down THEN it says so instead of the same citation again', () => {
    const [up, down] = [quote('It had a hall.', 20), quote('It was dissolved.', 400)];
    expect(shown(up, first)).toContain('The same paragraph (¶ 1), further up');
    expect(shown(down, first)).toContain('further down');
    expect(shown(down, first)).not.toContain('The guild**');
    expect(shown(down, first, 'ko')).toContain('뒷부분');
  });

  test('GIVEN another paragraph, nothing above, or the same said elsewhere too THEN the citation is complete', () => {
    const other = quote('It was dissolved.', 400, 2);
    const told = quote('It was dissolved.', 400, 1, [cited(1)]);
    for (const [one, above] of [
      [other, first],
      [first, null],
      [told, first],
    ] as const)
      expect(shown(one, above)).toContain('**The guild**');
  });
});
