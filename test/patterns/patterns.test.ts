import { describe, expect, test } from 'vitest';
import { superlinear } from './measure.ts';
import { keyOf, patterns } from './sources.ts';
import { hashOf, known, quickVerdictOf, verdictOf } from './verdicts.ts';

process.env.RECHECK_BACKEND = 'pure';
/** Time given to new patterns before they are only measured, ms. */
const PATIENCE_MS = 20_000;

describe('regular expressions', () => {
  test('GIVEN every pattern of the program THEN its time grows no faster than the text', async () => {
    const verdicts = known();
    const found = await patterns();
    expect(found.length).toBeGreaterThan(900);
    const faults: string[] = [];
    const begun = performance.now();
    for (const pattern of found) {
      if (verdicts[hashOf(pattern)]) continue;
      // Where very many are new, measuring has to do: `npm run check:patterns` takes its time for each.
      const result = performance.now() - begun < PATIENCE_MS ? verdictOf(pattern) : quickVerdictOf(pattern);
      if ('fault' in result) faults.push(`${pattern.file}: ${keyOf(pattern).slice(0, 160)} ${result.fault}`);
    }
    expect(faults).toEqual([]);
  }, 300_000);

  test.each([
    ['an exponential one', /^(?:a+b?)+$/],
    ['one of the square', /\s+$/],
    ['one of the cube behind a word', /minister .*a.*a.*x/],
  ])('GIVEN %s THEN it is found out, by recheck and by measuring', (_, pattern) => {
    const one = { source: pattern.source, flags: pattern.flags, file: '' };
    expect(verdictOf(one)).toHaveProperty('fault');
    expect(superlinear(one)).not.toBeNull();
  });
});
