import { describe, expect, it } from 'vitest';
import { diplomacy } from '../../src/domains/diplomacy/diplomacy.ts';
import { compareNames } from '../../src/lookup/same-person.ts';
import { measure, people } from '../eval/people/measure.ts';

describe('whether two names are one person’s', () => {
  it('GIVEN 330 people of four ways of naming THEN few are taken for two, and fewer two for one', () => {
    const all = people();
    expect(all.length).toBeGreaterThanOrEqual(300);
    const { same, missed, different, mixed } = measure(all);
    expect(missed.length / same).toBeLessThan(0.025);
    expect(mixed.length / different).toBeLessThan(0.01);
  });

  it('GIVEN a measure of mistakes THEN it notices a comparison that says the same of everything, or of nothing', () => {
    const some = people().slice(0, 40);
    expect(measure(some, () => 'same').mixed.length).toBeGreaterThan(100);
    expect(measure(some, () => 'different').missed.length).toBeGreaterThan(100);
  });

  it.each([
    ['Kim Song-hwan', 'Kim Sung-hwan', 'similar'],
    ['Lee Jae-ryong', 'Ji Jae-ryong', 'similar'],
    ['Ji Jae-song', 'Ji Jae-ryong', 'similar'],
    ['J. Carter', 'James Carter', 'same'],
    ['George H. W. Bushnell', 'George W. Bushnell', 'similar'],
    ['Miller', 'John Miller', 'similar'],
    ['Wang Yi', 'Penny Wong', 'different'],
    ['', 'John Miller', 'different'],
  ])('GIVEN %s and %s THEN they are %s', (a, b, likeness) => {
    expect(compareNames(a, b, diplomacy)).toBe(likeness);
    expect(compareNames(b, a, diplomacy)).toBe(likeness);
  });
});
