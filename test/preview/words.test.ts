import { expect, test } from 'vitest';
import { ALL_FEATURES, CONFIDENCE_FEATURES } from '../../src/answering/features.ts';
import { answerEvidenceName, evidenceName } from '../../src/preview/page/evidence-words.js';
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

test('GIVEN any evidence that search gives THEN it has a name in words, in both languages', () => {
  for (const [of, called] of [
    [ALL_FEATURES, evidenceName],
    [CONFIDENCE_FEATURES, answerEvidenceName],
  ] as const)
    for (const name of of) {
      expect(called(name, 'en'), name).toMatch(/ |^length$/);
      expect(called(name, 'ko'), name).toMatch(/[가-힣]/);
    }
});
