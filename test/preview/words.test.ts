import { expect, test } from 'vitest';
import { languages } from '../../src/preview/page/words.js';

test('GIVEN the texts of the page THEN both languages have the same ones, each written out', () => {
  const { en, ko } = languages;
  expect(Object.keys(ko)).toEqual(Object.keys(en));
  for (const [name, text] of Object.entries(ko)) {
    const english = en[name as keyof typeof en];
    expect(typeof text, name).toBe(typeof english);
    if (typeof text === 'string') expect(text, name).toMatch(/[가-힣]/);
  }
});
