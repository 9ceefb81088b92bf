import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matches } from '../../src/text/matches.ts';

const PATTERNS = [/a*/gu, /a*/g, /(?=[가-힣])/gu, /(?<first>\p{L})(?<rest>\p{L}*)/gu, /\b/g, /./gu, /./g];

test('GIVEN any text and pattern WHEN it is searched THEN the matches are those of matchAll', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '’', '가', '👋', '\ud83d', '\n') });
  fc.assert(
    fc.property(text, fc.constantFrom(...PATTERNS), (text, pattern) => {
      const plain = (found: RegExpExecArray) => [[...found], found.index, { ...found.groups }];
      expect(matches(text, pattern).map(plain)).toEqual([...text.matchAll(pattern)].map(plain));
    }),
  );
});
