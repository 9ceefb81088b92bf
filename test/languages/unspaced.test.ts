import { describe, expect, test } from 'vitest';
import { sentences } from '../../src/languages/sentences.ts';
import { termsOf, words } from '../../src/languages/tokens.ts';

const formsOf = (text: string) => words(text).map(({ form }) => form);

describe('writing without spaces between words', () => {
  test.each([
    ['港口的灯塔建于一九二一年。', '灯塔'],
    ['灯台は港の入り口にあります。', '灯台'],
    ['ประภาคารสร้างขึ้นที่ปากแม่น้ำ', 'แม่น้ำ'],
    ['ປະເທດລາວມີແມ່ນ້ຳຂອງ', 'ປະເທດ'],
    ['ប្រទេសកម្ពុជាមានទន្លេ', 'ប្រទេស'],
  ])('GIVEN %s THEN its words are found, each where it stands', (text, word) => {
    expect(formsOf(text)).toContain(word.normalize('NFKC'));
    for (const { form, start, end } of words(text))
      expect(text.slice(start, end).normalize('NFKC')).toBe(form);
    expect(termsOf(text).length).toBe(words(text).length);
  });

  test('GIVEN letters, digits and Chinese in one run THEN each is a word of its kind', () => {
    expect(words('第3号iPhone手机').map(({ script }) => script)).toEqual([
      'unspaced',
      'number',
      'unspaced',
      'latin',
      'unspaced',
    ]);
  });

  test('GIVEN marks that are part of a letter THEN they stay; GIVEN accents THEN they go', () => {
    expect(formsOf('ที่นี่').join('')).toBe('ที่นี่'.normalize('NFKC'));
    expect(formsOf('мой')).toEqual(['мой']);
    expect(formsOf('Café naïve')).toEqual(['cafe', 'naive']);
    expect(formsOf('مُحَمَّد')).toEqual(['محمد']);
  });

  test('GIVEN a run of a hundred thousand letters THEN it takes no longer than its length asks for', () => {
    const begun = performance.now();
    expect(words('港'.repeat(100_000)).length).toBeGreaterThan(1);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test.each([
    ['灯塔建于一九二一年。它有三十米高！谁看守它？', 3],
    ['灯台は古い。誰も住んでいない。', 2],
    ['متى بُنيت المنارة؟ بُنيت عام ١٩٢١.', 2],
    ['प्रकाशस्तंभ पुराना है। वहाँ कोई नहीं रहता।', 2],
  ])('GIVEN %s THEN its sentences end where its own marks stand', (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });
});
