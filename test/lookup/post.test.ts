import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeldPost, PostCard } from '../../src/lookup/types.ts';
import { openLibrary, type SampleLibrary } from './place.ts';

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
  // No document says whose ambassador Kim Ha-jung was, and his name does not tell.
  const TO_CHINA = [
    ['Ji Jae-ryong', 'KP'],
    ['Kim Ha-jung', null],
  ];
  test.each([
    'ambassador to China',
    'Who was ambassador to China?',
    '주중대사',
    '중국 주재 대사',
    'ambassador to Beijing',
    'envoy to China',
    'AMBASSADOR TO china',
  ])('GIVEN "%s" THEN its holders are told apart, the newest first, with their dates', async (text) => {
    const found = await holders(text);
    expect(found.map(([holder, country]) => [holder, country])).toEqual(TO_CHINA);
    expect(found[0]![2]).toMatch(/^2019-03-(?:19|20)$/);
    expect(found[1]![2]).toBe('2006-02-24');
  });

  test.each([
    ["North Korea's ambassador to China", [['Ji Jae-ryong', 'KP']]],
    ['북한 주중 대사', [['Ji Jae-ryong', 'KP']]],
    ['Russian foreign minister', [['Sergei Lavrov', 'RU']]],
    ['외교부 차관', [['Kang Insun', 'KR']]],
    ['외무성 부상', [['Choe Son-hui', 'KP']]],
    ['국제기구국장', [['Kang Kyung-wha', null]]],
    ['Deputy Minister for Economic Affairs', [['Kim Hee-sang', null]]],
    ['ambassador to the EU', [['Ryu Jeonghyun', null]]],
  ])('GIVEN "%s" THEN exactly its holders are found', async (text, expected) => {
    const found = await holders(text);
    expect([...new Map(found.map(([holder, country]) => [holder, [holder, country]])).values()]).toEqual(
      expected,
    );
  });

  test.each([
    ['PR to the UN', ['Kim Song', 'Choi Young-jin']],
    ['UN ambassador', ['Kim Song', 'Choi Young-jin']],
    ['유엔대사', ['Kim Song', 'Choi Young-jin']],
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

  test('GIVEN a country that only the name suggests THEN it stays open', async () => {
    const found = await post('ambassador to China');
    expect(found.groups.map(({ holders: held }) => held[0]!.countryFrom)).toEqual(['text', null]);
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
