import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECRET } from '../support/team.ts';
import { openLibrary, quotesIn, type SampleLibrary } from './place.ts';

let library: SampleLibrary;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

describe('every lookup', () => {
  const queries = [
    'Kim',
    '최영진',
    'ambassador to China',
    'vice minister',
    'UN',
    'China',
    'envoy to Atlantis',
    'Zephyr envoy',
    'Wilhelmina Quartz',
    'Atlantis',
    '반기문',
    'sanctions',
  ];
  const run = async (text: string, collections: readonly string[]) => {
    const { engine } = library;
    return Promise.all([
      engine.lookupPerson({ text, collections }),
      engine.lookupPost({ text, collections }),
      engine.lookupOrganization({ text, collections }),
      engine.lookupPlace({ text, collections }),
      engine.lookupPhrase({ text, collections }),
      engine.lookupDocument({ text, collections }),
      engine.lookupDate({ on: '2018', collections }),
      engine.timeline({ topic: text, collections }),
      engine.compare({ topic: text, collections }),
      ...(['person', 'post', 'organization', 'place', 'document', 'topic'] as const).map((kind) =>
        engine.suggest({ kind, typed: text.slice(0, 3), collections }),
      ),
    ]);
  };

  test('GIVEN any collections and any query THEN quotes are verbatim and from those collections alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...queries), fc.subarray(library.all), async (text, collections) => {
        for (const quote of quotesIn(await run(text, collections))) {
          expect(library.verbatim(quote)).toBe(true);
          expect(collections).toContain(quote.citation.collection);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('GIVEN a reader who may not see a collection THEN nothing of it is told, suggested or hinted at', async () => {
    for (const text of queries.filter((query) => !SECRET.words.test(query)))
      expect(JSON.stringify(await run(text, library.open))).not.toMatch(SECRET.words);
    for (const typed of ['W', 'Wil', 'Zep', 'Q', 'Atl', ''])
      for (const kind of ['person', 'post', 'organization', 'place', 'document', 'topic'] as const)
        expect(await library.engine.suggest({ kind, typed, collections: library.open })).not.toEqual(
          expect.arrayContaining([expect.stringMatching(SECRET.words)]),
        );
    expect(await library.engine.suggest({ kind: 'person', typed: 'Wil', collections: library.all })).toEqual([
      'Wilhelmina Quartz',
    ]);
  });

  test('GIVEN whatever is typed THEN at most 25 suggestions of at most 100 characters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 40 }),
        fc.constantFrom('person', 'post', 'organization', 'place', 'document', 'topic'),
        async (typed, kind) => {
          const names = await library.engine.suggest({ kind, typed, collections: library.open });
          expect(names.length).toBeLessThanOrEqual(25);
          expect(names.every((name) => name.length > 0 && name.length <= 100)).toBe(true);
          expect(new Set(names).size).toBe(names.length);
        },
      ),
    );
  });
});
