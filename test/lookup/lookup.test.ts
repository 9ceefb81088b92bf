import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeldPost, PostCard } from '../../src/lookup/types.ts';
import { SECRET } from '../support/team.ts';
import { openLibrary, quotesIn, type SampleLibrary } from './place.ts';

let library: SampleLibrary;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

const post = async (text: string, collections = library.open): Promise<PostCard> => {
  const found = await library.engine.lookupPost({ text, collections });
  if (found.kind !== 'post') throw new Error(`nothing for ${text}: ${found.nearest}`);
  return found;
};
const said = ({ holder, country, date }: HeldPost) => [holder, country?.code ?? null, date];
const holders = async (text: string) => (await post(text)).groups.flatMap((group) => group.holders.map(said));

describe('/lookup post', () => {
  const TO_CHINA = [
    ['Kim Ha-jung', 'KR', '2006-02-24'],
    ['Ji Jae-ryong', 'KP', '2019-03-20'],
  ];
  test.each([
    'ambassador to China',
    'Who was ambassador to China?',
    '주중대사',
    '중국 주재 대사',
    'ambassador to Beijing',
    'envoy to China',
    'AMBASSADOR TO china',
  ])('GIVEN "%s" THEN both Koreas’ holders are told apart, with their dates', async (text) => {
    const found = await holders(text);
    expect(found.map(([holder, country]) => [holder, country])).toEqual(
      TO_CHINA.map(([holder, country]) => [holder, country]),
    );
    expect(found[0]![2]).toBe('2006-02-24');
    expect(found[1]![2]).toMatch(/^2019-03-(?:19|20)$/);
  });

  test.each([
    ["North Korea's ambassador to China", [['Ji Jae-ryong', 'KP']]],
    ['북한 주중 대사', [['Ji Jae-ryong', 'KP']]],
    ['Russian foreign minister', [['Sergei Lavrov', 'RU']]],
    ['외교부 차관', [['Kang Insun', 'KR']]],
    ['외무성 부상', [['Choe Son-hui', 'KP']]],
    ['국제기구국장', [['Kang Kyung-wha', 'KR']]],
    ['Deputy Minister for Economic Affairs', [['Kim Hee-sang', 'KR']]],
    ['ambassador to the EU', [['Ryu Jeonghyun', 'KR']]],
  ])('GIVEN "%s" THEN exactly its holders are found', async (text, expected) => {
    const found = await holders(text);
    expect([...new Map(found.map(([holder, country]) => [holder, [holder, country]])).values()]).toEqual(
      expected,
    );
  });

  test.each([
    ['PR to the UN', ['Choi Young-jin', 'Kim Song']],
    ['UN ambassador', ['Choi Young-jin', 'Kim Song']],
    ['유엔대사', ['Choi Young-jin', 'Kim Song']],
    ['UN ambassador in 2006', ['Choi Young-jin']],
    ['2019년 유엔대사', ['Kim Song']],
    ['외교부 제2차관', ['Kang Insun']],
    ['embassador to the UN in 2019', ['Kim Song']],
    ['vice minster of foreign affairs in 2024', ['Kang Insun']],
  ])(
    'GIVEN "%s", as people type it, THEN its holders of that time and nobody else',
    async (text, expected) => {
      const found = await holders(text);
      const sure = found.filter(([, , date]) => date !== null).map(([holder]) => holder);
      expect([...new Set(sure)].filter((name) => name !== 'Sergei Lavrov')).toEqual(expected);
    },
  );

  test('GIVEN a year of which nothing is known THEN nobody of another year', async () => {
    const found = await library.engine.lookupPost({
      text: 'ambassador to China in 1999',
      collections: library.open,
    });
    expect(found.kind).toBe('nothing');
  });

  test('GIVEN an English or a Korean query THEN the first quote is in its language', async () => {
    for (const [text, language] of [
      ['ambassador to Peru', 'en'],
      ['주페루대사', 'ko'],
    ] as const)
      expect((await post(text)).groups[0]!.holders[0]!.quote.citation.language).toBe(language);
  });

  test('GIVEN a country that only the name suggests THEN it is said to be assumed', async () => {
    const found = await post('ambassador to China');
    expect(found.groups.map(({ holders: held }) => held[0]!.countryFrom)).toEqual(['assumed', 'text']);
  });

  test('GIVEN a post nobody is known to hold THEN nothing is made up, and near titles are offered', async () => {
    const found = await library.engine.lookupPost({
      text: 'ambassador to Brazil',
      collections: library.open,
    });
    expect(found).toMatchObject({ kind: 'nothing', what: 'post' });
    expect(found.kind === 'nothing' && found.nearest.length).toBeGreaterThan(0);
  });
});

describe('/lookup person', () => {
  test.each(['Choi Young-jin', '최영진', 'Young-jin Choi', 'Choe Yongjin'])(
    'GIVEN "%s" THEN the one card: both spellings, the post, every mention by date',
    async (text) => {
      const card = await library.engine.lookupPerson({ text, collections: library.open });
      if (card.kind !== 'person') throw new Error('nobody');
      expect(card.names).toEqual(expect.arrayContaining(['Choi Young-jin', '최영진']));
      expect(card.posts.map(({ country }) => country?.code)).toEqual(['KR']);
      expect(card.mentions.length).toBeGreaterThan(3);
      const days = card.mentions.map(({ date }) => date ?? '9999');
      expect(days).toEqual([...days].sort());
      expect(new Set(card.mentions.map(({ quote }) => `${quote.citation.path} ${quote.start}`)).size).toBe(
        card.mentions.length,
      );
    },
  );

  test('GIVEN a family name THEN its bearers are offered, and mentions by family name alone belong to the person', async () => {
    const kim = await library.engine.lookupPerson({ text: 'Kim', collections: library.open });
    expect(kim.kind === 'person' && [kim.name, ...kim.others].every((name) => name.startsWith('Kim'))).toBe(
      true,
    );
    const ban = await library.engine.lookupPerson({ text: '반기문', collections: library.open });
    expect(
      ban.kind === 'person' &&
        ban.mentions.some(({ quote }) => /\bBan\b/.test(quote.text) && !quote.text.includes('Ban Ki-moon')),
    ).toBe(true);
  });
});

describe('/lookup person, misspelled', () => {
  test.each([
    ['Antonio Guteres', 'Antonio Guterres'],
    ['Lavrof', 'Sergei Lavrov'],
    ['Choe Yong-jin', 'Choi Young-jin'],
    ['kang kyung wha', 'Kang Kyung-wha'],
  ])('GIVEN "%s" THEN %s', async (text, name) => {
    const found = await library.engine.lookupPerson({ text, collections: library.open });
    expect(found.kind === 'person' && found.name).toBe(name);
  });

  test.each(['Smith', '박민수', 'Zhang Wei', 'Atlantis'])(
    'GIVEN "%s" of nobody THEN nobody',
    async (text) => {
      expect((await library.engine.lookupPerson({ text, collections: library.open })).kind).toBe('nothing');
    },
  );
});

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
