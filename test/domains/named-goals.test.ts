import { describe, expect, test } from 'vitest';
import { measureCompromise } from '../eval/names/compromise.ts';
import { f1, type Score } from '../eval/names/score.ts';
import { measureSeeds } from '../eval/names/seeds.ts';
import { labelled, measureSentences } from '../eval/names/sentences.ts';

/** Goals for F1: people, posts with their holders and dates as the project set them; the others a little below where they were measured. */
const GOALS: Record<string, number> = {
  people: 0.9,
  'posts with holders': 0.85,
  dates: 0.95,
  organizations: 0.9,
  places: 0.9,
  numbers: 0.9,
};
const short = (scores: readonly Score[]): string[] =>
  scores
    .filter((score) => f1(score) < (GOALS[score.kind] ?? 0))
    .map((score) => `${score.kind}: ${f1(score).toFixed(3)}`);

describe('what is named, measured against the gold labels', () => {
  test('GIVEN the labelled sentences THEN the goals are met, and compromise is not better', () => {
    const ours = measureSentences(labelled('first'));
    expect(short(ours)).toEqual([]);
    for (const theirs of measureCompromise(labelled('first')))
      expect(f1(ours.find(({ kind }) => kind === theirs.kind)!)).toBeGreaterThan(f1(theirs));
  });

  test('GIVEN the later sentences, those kept aside too, THEN the goals for people and posts are met', () => {
    for (const set of ['dev', 'held'] as const) {
      const told = measureSentences(labelled(set)).filter(({ kind }) =>
        /^(?:people|posts with holders)$/.test(kind),
      );
      expect(told.length).toBe(2);
      expect(short(told)).toEqual([]);
    }
  });

  test('GIVEN the seeds THEN the goals are met (SKIPPED without ../shared/seeds)', async (context) => {
    const scores = await measureSeeds();
    if (!scores) return context.skip();
    expect(short(scores)).toEqual([]);
  });
});
