import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentences } from '../../src/languages/sentences.ts';

const split = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));

/** Sentences that must be found again when they are written one after another. */
const ENGLISH = [
  'He met Mr. Lee and Dr. J. Kim at 3:30 p.m. in Washington.',
  'On Mar. 11, Gen. Park wrote to No. 10.',
  'The U.S. and the U.K. agreed.',
  'Was it e.g. a mistake, i.e. an error?',
  'Exports rose 3.5 percent vs. 2.1 percent in Sept. 2019.',
  '“We will go,” said John F. Kennedy.',
  'They asked: “Why?” and left!',
  'See Art. 5, para. 2 of the treaty (vol. 3, pp. 4–6).',
  '“Where are you?” President Roe asked.',
  'It was “vital.”',
];
const KOREAN = [
  '정부는 2024. 4. 25. 회의를 열었다.',
  '그는 “협상은 끝났다. 다시 시작하자”고 말했다.',
  '정말입니까?',
  '수출은 3.5% 늘었습니다.',
  '“오래 기다렸다”며 “이제 가자”라고 했다.',
  '네, 그렇습니다.',
  "장관은 '대화가 우선'이라고 강조했다.",
];

describe('sentences', () => {
  test.each([...ENGLISH, ...KOREAN])('GIVEN one sentence THEN it is not split: %s', (sentence) => {
    expect(split(sentence)).toEqual([sentence]);
  });

  test('GIVEN sentences in any order THEN each is found again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...ENGLISH, ...KOREAN), { minLength: 1, maxLength: 8 }),
        (list) => {
          expect(split(list.join(' '))).toEqual(list);
        },
      ),
    );
  });

  const cases: [string, string, string[]][] = [
    [
      'an abbreviation that ends one',
      'He left the U.S. The vote was close.',
      ['He left the U.S.', 'The vote was close.'],
    ],
    [
      'an abbreviation before a name',
      'In Washington, D.C. Lee spoke at 5 p.m. Tuesday.',
      ['In Washington, D.C. Lee spoke at 5 p.m. Tuesday.'],
    ],
    ['a compound acronym', 'The Korea-U.S. Treaty was signed.', ['The Korea-U.S. Treaty was signed.']],
    ['no space after a Korean ending', '그는 왔다.그리고 갔다.', ['그는 왔다.', '그리고 갔다.']],
    [
      'no space after an English one',
      'It was over.Then they went home.',
      ['It was over.', 'Then they went home.'],
    ],
    [
      'a web address',
      'See www.example.org/a.b for it. It is there.',
      ['See www.example.org/a.b for it.', 'It is there.'],
    ],
    [
      'a year at the end',
      'It began in 2019. The rest is known.',
      ['It began in 2019.', 'The rest is known.'],
    ],
    [
      'footnote marks',
      'It ended.[3] He left.¹ She stayed.2 All slept.',
      ['It ended.[3]', 'He left.¹', 'She stayed.2', 'All slept.'],
    ],
    [
      'ellipses',
      'He said… nothing. Wait... Then it came.',
      ['He said… nothing.', 'Wait...', 'Then it came.'],
    ],
    ['a quotation of two', '“It rains. We stay,” she said.', ['“It rains.', 'We stay,” she said.']],
    [
      'numbers of paragraphs',
      '1. The first.\n\n2. The second.\n\n가. 셋째이다.',
      ['1. The first.', '2. The second.', '가. 셋째이다.'],
    ],
    ['bullets', '° One thing\n- Another thing\n• A third.', ['° One thing', '- Another thing', '• A third.']],
    ['a heading and its text', '# A heading\nThe text begins.', ['# A heading', 'The text begins.']],
    ['full-width marks', '它结束了。他走了。', ['它结束了。', '他走了。']],
    ['nothing', ' \n ', []],
  ];
  test.each(cases)('GIVEN %s THEN the boundaries are right', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  test('GIVEN hard-wrapped text THEN a wrap is no boundary and a blank line is one', () => {
    const text =
      'The letter went on for a long time and told of all that had\nhappened in the town. Nobody had read it before the keeper\ncame home.\n\nHe read it twice';
    expect(split(text)).toEqual([
      'The letter went on for a long time and told of all that had\nhappened in the town.',
      'Nobody had read it before the keeper\ncame home.',
      'He read it twice',
    ]);
  });

  test('GIVEN a speech copied with a blank line after every line THEN its sentences are whole', () => {
    const lines = [
      '우리는 오늘',
      '이 자리에서 만났습니다.',
      '저는 1977년에 이곳을',
      '처음 보았습니다.',
      'We met here and',
      'we will meet again.',
      '감사합니다.',
      '안녕히 가십시오.',
    ];
    expect(split(lines.join('\n\n'))).toEqual([
      '우리는 오늘',
      '이 자리에서 만났습니다.',
      '저는 1977년에 이곳을\n\n처음 보았습니다.',
      'We met here and\n\nwe will meet again.',
      '감사합니다.',
      '안녕히 가십시오.',
    ]);
  });

  test('GIVEN any text THEN spans are in order, trimmed and cover all but white space', () => {
    const piece = fc.oneof(
      fc.constantFrom(...ENGLISH, ...KOREAN, '\n', '\n\n', ' ', '- ', '1. ', '”', '“', '.', '…'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const { start, end } of sentences(text)) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
