import { describe, expect, test } from 'vitest';
import { ENDINGS } from '../../src/documents/formats.ts';
import { losses, MADE } from './words/losses.ts';

/** `npm run check:words -- 500` reads as many of each. */
const DOCUMENTS = 20;

describe('words in and out', () => {
  test.each(Object.keys(MADE))(
    'GIVEN documents of every kind of block as .%s THEN no word is lost and none is made up',
    async (ending) => {
      const faults: string[] = [];
      for (let seed = 1; seed <= DOCUMENTS; seed++) {
        const { lost, added } = await losses(ending, seed);
        if (lost.length + added.length > 0) faults.push(`${seed}: −${lost.join(' −')} +${added.join(' +')}`);
      }
      expect(faults).toEqual([]);
    },
    60_000,
  );

  test('GIVEN the formats THEN every one of them is made here', () => {
    expect(
      Object.keys(MADE)
        .map((ending) => `.${ending}`)
        .sort(),
    ).toEqual([...ENDINGS].sort());
  });
});
