import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isKoreanName,
  nameKeys,
  SAME_NAME,
  sameFamily,
  sameName,
  variants,
  writings,
} from '../../src/languages/ko/names.ts';

const SAME = [
  ['최영진', 'Choi Young-jin'],
  ['최영진', 'Choe Yŏng-jin'],
  ['지재룡', 'Ji Jae-ryong'],
  ['지재룡', 'Chi Chae-ryong'],
  ['강경화', 'Kang Kyung-wha'],
  ['강경화', 'Kyong-hwa Kang'],
  ['강경화', 'Kang Gyeonghwa'],
  ['반기문', 'Ban Ki-moon'],
  ['반기문', 'Ki-moon Ban'],
  ['김정은', 'Kim Jong Un'],
  ['윤석열', 'Yoon Suk Yeol'],
  ['리용호', 'Ri Yong-ho'],
  ['이용호', 'Ri Yong Ho'],
  ['노무현', 'Roh Moo-hyun'],
  ['조태열', 'CHO Tae-yul'],
  ['오준', 'Oh Joon'],
  ['선우휘', 'Sunwoo Hwi'],
  ['Kang Kyung-wha', 'Gang Gyeong-hwa'],
  ['세르게이 라브로프', 'Sergei Lavrov'],
  ['안토니우 구테흐스', 'Antonio Guterres'],
  ['시진핑', 'Xi Jinping'],
  ['도널드 트럼프', 'Donald Trump'],
] as const;

const DIFFERENT = [
  ['Kim Jong-un', 'Kim Jong-nam'],
  ['Kim Il-sung', 'Kim Jong-il'],
  ['김성', '김성환'],
  ['김성', 'Kim Sung-hwan'],
  ['최영진', 'Choi Jong-uk'],
  ['최종욱', 'Choi Young-jin'],
  ['이태식', 'Kim Tae-shik'],
  ['세르게이 라브로프', 'Sergei Ivanov'],
] as const;

const FAMILIES = [...'김이박최정강조윤장임한오서신권황안송유홍전고문손배백허남심노하곽성차주우구나민진지'];
const GIVEN = [...'영진재룡경화기문정은석열용호무현태준성환희상인선동욱수민지훈미숙'];
const koreanName = fc
  .tuple(fc.constantFrom(...FAMILIES), fc.constantFrom(...GIVEN), fc.constantFrom(...GIVEN))
  .map((syllables) => syllables.join(''));

describe('names', () => {
  test.each(SAME)('GIVEN %s and %s THEN they are one name, filed under a common key', (a, b) => {
    expect(sameName(a, b)).toBeGreaterThanOrEqual(SAME_NAME);
    expect(sameName(b, a)).toBe(sameName(a, b));
    expect(nameKeys(a).some((key) => nameKeys(b).includes(key))).toBe(true);
  });

  test.each(DIFFERENT)('GIVEN %s and %s THEN they are two people', (a, b) => {
    expect(sameName(a, b)).toBeLessThan(SAME_NAME);
  });

  test('GIVEN any Hangul name THEN each of its Latin spellings, however written, is the same name again', () => {
    fc.assert(
      fc.property(koreanName, (name) => {
        const spellings = variants(name, 30);
        // A name such as 송용호 is spelt alike by every romanisation: one spelling is enough.
        expect(spellings.length).toBeGreaterThan(0);
        for (const spelling of spellings)
          for (const written of writings(spelling)) {
            expect(sameName(name, written)).toBeGreaterThanOrEqual(SAME_NAME);
            expect(nameKeys(written)).toContain(nameKeys(name)[0]);
          }
      }),
      { numRuns: 60 },
    );
  });

  test('GIVEN two Hangul names that differ THEN they are not the same, and no exact spelling of one is the other', () => {
    fc.assert(
      fc.property(koreanName, koreanName, (a, b) => {
        fc.pre(a !== b);
        expect(sameName(a, b)).toBe(0);
      }),
    );
  });

  test('GIVEN English words THEN they are no Korean names', () => {
    for (const words of ['Foreign Ministry', 'New York', 'Donald Trump', 'Security Council', '외교부 장관'])
      expect(isKoreanName(words)).toBe(false);
  });

  test('GIVEN family names THEN their spellings go together across both Koreas', () => {
    expect(sameFamily('최', 'Choe')).toBe(true);
    expect(sameFamily('Ri', 'Lee')).toBe(true);
    expect(sameFamily('Lavrov', '라브로프')).toBe(true);
    expect(sameFamily('Kim', 'Choi')).toBe(false);
  });
});
