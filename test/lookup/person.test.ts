import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibrary, type SampleLibrary } from './place.ts';

let library: SampleLibrary;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

describe('/lookup person', () => {
  test.each(['Choi Young-jin', '최영진', 'Young-jin Choi', 'Choe Yongjin'])(
    'GIVEN "%s" THEN the one card: both spellings, the post, every mention by date',
    async (text) => {
      const card = await library.engine.lookupPerson({ text, collections: library.open });
      if (card.kind !== 'person') throw new Error('nobody');
      expect(card.names).toEqual(expect.arrayContaining(['Choi Young-jin', '최영진']));
      expect(card.posts.map(({ title }) => title)).toHaveLength(1);
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
