import { describe, expect, it } from 'vitest';
import { support } from '../../src/checking/support/support.ts';
import { knowsStates } from '../support/domain.ts';
import { EMBASSIES, OPEN } from '../support/embassies.ts';
import { libraryOf } from '../support/search-library.ts';

const sources = async (text: string, collections = OPEN) =>
  support(await libraryOf(EMBASSIES), { text, collections });

describe('finding sources for a message', () => {
  it('GIVEN greetings, questions and links THEN none of them is looked up', async () => {
    const found = await sources(
      'Hi everyone!\nDid you see this? https://example.com/reading-room\nThanks a lot.',
    );
    expect(found.statements).toEqual([]);
    expect(found.skipped).toBeGreaterThanOrEqual(2);
  });

  it('GIVEN a statement in other words THEN the sentence that supports it is cited, with its place in the message', async () => {
    const message = 'Hello! The treaty on fisheries with Iceland was signed in Reykjavik in November 2021.';
    const { statements } = await sources(message);
    expect(statements).toHaveLength(1);
    const [{ start, end, text, quote, differences }] = statements as [(typeof statements)[number]];
    expect(message.slice(start, end)).toBe(text);
    expect(quote!.citation.path).toBe('reports/fisheries.md');
    expect(differences).toEqual([]);
  });

  it.each<[text: string, kind: string, said: string, document: string]>([
    [
      'The room in Valletta holds 3,500 books, most of them gifts from Busan.',
      'number',
      '3,500 books',
      '3,100 books',
    ],
    [
      'The fisheries treaty with Iceland was signed in Reykjavik on November 14, 2021.',
      'date',
      'November 14, 2021',
      'November 12, 2021',
    ],
    [
      "South Korea's ambassador to Malta, Lee Mi-rae, opened a reading room in Valletta on June 1.",
      'name',
      'Lee Mi-rae',
      'Han Seo-jin',
    ],
    ...(knowsStates
      ? ([
          [
            "South Korea's ambassador to Cyprus, Han Seo-jin, opened a reading room in Valletta on June 1.",
            'name',
            'Cyprus',
            'Malta',
          ],
        ] as [string, string, string, string][])
      : []),
  ])('GIVEN %s THEN the %s that differs is pointed out', async (text, kind, said, document) => {
    const { statements } = await sources(text);
    expect(statements[0]!.quote).not.toBeNull();
    expect(statements[0]!.differences).toMatchObject([{ kind, said, document }]);
    const [{ at }] = statements[0]!.differences as [(typeof statements)[0]['differences'][0]];
    expect(text.slice(at[0], at[1])).toBe(said);
  });

  it('GIVEN statements nothing supports THEN each says so', async () => {
    const { statements } = await sources(
      'The moon landing was filmed in a studio. Rice got cheaper in October everywhere.',
    );
    expect(statements.map(({ quote }) => quote)).toEqual([null, null]);
  });

  it('GIVEN a statement whose source the reader may not see THEN nothing of it comes back', async () => {
    const text = 'The secret harbour plan was drawn up by Gwendolyn Farthing.';
    expect((await sources(text)).statements.map(({ quote }) => quote)).toEqual([null]);
    expect((await sources(text, ['closed'])).statements[0]!.quote!.citation.path).toBe('closed/memo.md');
  });

  it('GIVEN a Korean statement about an English document THEN the English sentence supports it', async () => {
    const { 'reports/fisheries.ko.md': _, ...files } = EMBASSIES;
    const context = await libraryOf(files);
    const { statements } = await support(context, {
      text: '한서진 주몰타 한국 대사가 발레타에 도서실을 열었다.',
      collections: OPEN,
    });
    expect(statements[0]!.quote?.text).toContain('Han Seo-jin');
  });
});
