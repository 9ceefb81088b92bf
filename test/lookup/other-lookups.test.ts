import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibrary, type SampleLibrary } from './place.ts';

let library: SampleLibrary;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

describe('the other lookups', () => {
  test('GIVEN an institution or place in either language THEN the same card', async () => {
    const cards = await Promise.all(
      ['UN', '유엔'].map((text) => library.engine.lookupOrganization({ text, collections: library.open })),
    );
    const [un, korean] = cards.map((card) => {
      if (card.kind !== 'organization') throw new Error('no card');
      return {
        name: card.name,
        mentions: new Set(card.mentions.map(({ date, quote }) => `${date} ${quote.text}`)),
        holders: card.posts.map(({ holder }) => holder).sort(),
      };
    });
    expect(un).toEqual(korean);
    expect(un?.holders).toContain('Choi Young-jin');
    const china = await library.engine.lookupPlace({ text: '중국', collections: library.open });
    expect(china.kind === 'place' && china.name).toBe('China');
  });

  test('GIVEN a day or month THEN what happened then, and what was published', async () => {
    const day = await library.engine.lookupDate({ on: '2019-03-11', collections: library.open });
    expect(day.lines.length).toBeGreaterThan(0);
    for (const { date, quote } of day.lines) {
      expect(date).toBe('2019-03-11');
      expect(quote.text).toMatch(/March 11|3월 11일/);
    }
    const month = await library.engine.lookupDate({
      from: 'February 2006',
      to: 'March 2006',
      collections: library.open,
    });
    expect(month.lines.every(({ date }) => date! >= '2006-02-01' && date! <= '2006-03-31')).toBe(true);
    expect(month.published.map(({ published }) => published)).toContain('2006-02-24');
    const yearless = await library.engine.lookupDate({ on: 'December 19', collections: library.open });
    expect(yearless.lines.map(({ date }) => date)).toEqual(['2017-12-19']);
  });

  test('GIVEN words that are no day THEN a problem that says how to write one', async () => {
    await expect(library.engine.lookupDate({ on: 'whenever', collections: library.open })).rejects.toThrow(
      /whenever.*2019-03-20/s,
    );
  });

  test('GIVEN a phrase THEN every exact occurrence, highlighted inside its sentence', async () => {
    const found = await library.engine.lookupPhrase({ text: 'low profile', collections: library.open });
    if (found.kind !== 'phrase') throw new Error('not found');
    const there = library.file('news/2006-02-24-secretary-general-race.md').match(/low profile/gi)!.length;
    expect(found.total).toBe(there);
    for (const { text, highlights } of found.occurrences)
      expect(text.slice(...highlights[0]!).toLowerCase()).toBe('low profile');
  });

  test('GIVEN words of a title THEN the document with whom it names', async () => {
    const card = await library.engine.lookupDocument({
      text: 'North Korea convenes',
      collections: library.open,
    });
    expect(card).toMatchObject({ kind: 'document', published: '2019-03-20', documentKind: 'news' });
    expect(card.kind === 'document' && card.people.map(({ name }) => name)).toContain('Ji Jae-ryong');
  });
});
