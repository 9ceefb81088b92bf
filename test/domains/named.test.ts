import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedInDocument } from '../../src/domains/diplomacy/entities/document.ts';
import { namedIn } from '../../src/domains/diplomacy/entities.ts';

const held = (text: string) =>
  namedIn(text)
    .posts.filter(({ holder }) => holder)
    .map(({ holder, text: title, country, targets, former }) => [
      holder!.text,
      title,
      country,
      targets.join(),
      former,
    ]);

describe('people and their posts', () => {
  test.each([
    ['Former Ambassador to Chile Seo Da-on spoke.', ['Seo Da-on', 'Ambassador to Chile', null, 'CL', true]],
    [
      "Sweden's ambassador to South Korea, Karin Nyberg, agreed.",
      ['Karin Nyberg', 'ambassador to South Korea', 'SE', 'KR', false],
    ],
    ['The new ambassador to Chile is Seo Da-on.', ['Seo Da-on', 'ambassador to Chile', null, 'CL', false]],
    [
      "Karin Nyberg, Sweden's ambassador to South Korea, agreed.",
      ['Karin Nyberg', 'ambassador to South Korea', 'SE', 'KR', false],
    ],
    [
      "Paek Chol-su, North Korea's vice foreign minister, left.",
      ['Paek Chol-su', 'vice foreign minister', 'KP', '', false],
    ],
    [
      'Gu Na-yeon was appointed consul general in Osaka.',
      ['Gu Na-yeon', 'consul general in Osaka', null, 'Osaka', false],
    ],
    [
      'Thai Deputy Prime Minister Somchai Wongsa arrived.',
      ['Somchai Wongsa', 'Deputy Prime Minister', 'TH', '', false],
    ],
    [
      "Ro Chol, Permanent Representative of the Democratic People's Republic of Korea to the United Nations, wrote.",
      [
        'Ro Chol',
        "Permanent Representative of the Democratic People's Republic of Korea to the United Nations",
        'KP',
        'United Nations',
        false,
      ],
    ],
    [
      'Harold Voss, the U.S. deputy secretary of state, called.',
      ['Harold Voss', 'deputy secretary of state', 'US', '', false],
    ],
    ['나카무라 하지메 일본 총리가 답했다.', ['나카무라 하지메', '일본 총리', 'JP', '', false]],
    ['정부는 주칠레대사에 서다온 전 대변인을 임명했다.', ['서다온', '주칠레대사', null, 'CL', false]],
    ['북한 백철수 유엔대사가 말했다.', ['백철수', '유엔대사', 'KP', 'United Nations', false]],
    ['구나연 주오사카총영사가 말했다.', ['구나연', '주오사카총영사', null, 'Osaka', false]],
    ['백철수 주중 북한 대사가 출국했다.', ['백철수', '주중 북한 대사', 'KP', 'CN', false]],
    ['서다온 전 주칠레대사는 반대했다.', ['서다온', '주칠레대사', null, 'CL', true]],
    ['구나연 외교부 제2차관이 주재했다.', ['구나연', '외교부 제2차관', 'KR', '', false]],
    ['드미트리 소콜로프 러시아 외무장관이 왔다.', ['드미트리 소콜로프', '러시아 외무장관', 'RU', '', false]],
  ])('GIVEN "%s" THEN holder, post, country and place are told', (text, expected) => {
    expect(held(text)).toContainEqual(expected);
  });

  test('GIVEN an enumeration THEN the country said once is everyone’s', () => {
    const found = held(
      "Korea's Ambassador to Italy Min Ga-ram, Ambassador to Spain Bae Si-on and Ambassador to Egypt Do Yu-na met.",
    );
    expect(found.map(([holder, , country, targets]) => [holder, country, targets])).toEqual([
      ['Min Ga-ram', 'KR', 'IT'],
      ['Bae Si-on', 'KR', 'ES'],
      ['Do Yu-na', 'KR', 'EG'],
    ]);
  });

  test('GIVEN a candidate THEN the post he hopes for is not his', () => {
    expect(
      held('Seoul supports the election of Han Ga-on as Secretary-General of the United Nations.'),
    ).toEqual([]);
  });

  test('GIVEN words that look like names or titles THEN nobody is found', () => {
    for (const text of [
      '최근의 지지율은 낮다.',
      '교통사고 부상자가 늘었다.',
      'The Marshall Plan helped Sri Lanka.',
      '한국의 신기술을 소개했다.',
      '서한의 날짜를 확인했다.',
    ])
      expect(namedIn(text).people.map((person) => person.text)).toEqual([]);
  });

  test('GIVEN a document THEN family names are resolved, and sides said once hold for all', () => {
    const text = [
      "North Korea's ambassadors to China and Russia went home.",
      'Sources named Ro Kwang-il, the ambassador to China; and Yang Son-u, the ambassador to Russia.',
      'Ro said nothing. Ambassador Yang smiled.',
    ].join(' ');
    const { people, posts } = namedInDocument({ text, title: '', published: '2018-05-02' });
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Ro Kwang-il', 2],
      ['Yang Son-u', 2],
    ]);
    expect(
      posts
        .filter(({ holder, bare }) => holder !== null && !bare)
        .map(({ country, countryFrom, targets }) => [country, countryFrom, targets]),
    ).toEqual([
      ['KP', 'document', ['CN']],
      ['KP', 'document', ['RU']],
    ]);
  });

  test('GIVEN any text THEN every span is the text it says', () => {
    const word = fc.constantFrom(
      'Ambassador',
      'to',
      'China',
      'Kim',
      'Ha-jung',
      ',',
      'the',
      'of',
      '최영진',
      '대사는',
      '주중',
      '북한',
      'President',
      'and',
      'U.S.',
      '\n',
      '부상',
      '(',
      ')',
      '3억',
      '2천만',
      '달러',
      'Ministry',
      'was',
      'as',
      "Korea's",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const text = words.join(' ');
        const named = namedIn(text, { published: '2019-03-20' });
        for (const found of [
          ...named.people,
          ...named.posts,
          ...named.organizations,
          ...named.places,
          ...named.dates,
          ...named.numbers,
        ])
          expect(text.slice(found.start, found.end)).toBe(found.text);
      }),
    );
  });
});
