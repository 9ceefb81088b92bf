import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../src/answering/answer.ts';
import { likelihood } from '../../src/answering/quote.ts';
import { rankSentences } from '../../src/answering/rank-sentences.ts';
import { SENTENCE_WEIGHTS } from '../../src/answering/sentence-weights.ts';
import { WEIGHTS, type Weights } from '../../src/retrieval/weights.ts';
import { areaUnderCurve } from '../eval/calibration.ts';
import { mean, measureRanking } from '../eval/metrics.ts';
import { type Asked, openPassages, type PassageLibrary } from '../eval/passages/library.ts';
import { holdsUnit, writtenPassages } from '../eval/passages/written.ts';
import { quotesOf } from '../eval/quoted.ts';
import { fusedRanking } from '../eval/rank-documents.ts';
import { CORPUS, encoder } from '../fit/material.ts';

/**
 * Floors just below what is measured on a few of our own questions, of passages that nothing was trained on. Who changes ranking
 * or judgement for the better moves them up; a change for the worse fails here before anybody meets it.
 */
const FLOORS = { ndcg: 0.75, rightFirst: 0.6, area: 0.64, likelihood: -1.6 };
/** Every so many passages are asked about, and every so many of those their questions are answered. */
const PASSAGES = 10;
const ANSWERED = 2;
const LONG = 120_000;

let library: PassageLibrary;
let cases: Asked[];

beforeAll(async () => {
  const some = writtenPassages()
    .filter(({ split }) => split === 'dev')
    .filter((_, i) => i % PASSAGES === 0);
  const cacheDir = join(tmpdir(), 'attache-quality');
  library = await openPassages(some, { encoder: await encoder(), cacheDir, corpusDir: CORPUS });
  cases = library.asked(some, 'all');
}, LONG);

const of = (which: Asked['case']) => cases.filter((one) => one.case === which);

async function ndcg(weights: Weights): Promise<number> {
  const measured = [];
  for (const { text, collections, path } of of('answered')) {
    const ranked = await fusedRanking(library.context, { text, collections }, weights);
    measured.push(measureRanking(ranked, new Map([[path, 1]])));
  }
  return mean(measured).ndcg10;
}

async function asked(list: readonly Asked[]) {
  const found = [];
  for (const { text, collections, path, units } of list.filter((_, i) => i % ANSWERED === 0)) {
    const outcome = await answer(library.context, { text, collections });
    const [quote] = quotesOf(outcome);
    const marked = quote?.highlights.map(([start, end]) => quote.text.slice(start, end)) ?? [];
    found.push({
      confidence: outcome.confidence,
      right: quote?.citation.path === path && holdsUnit(marked, units),
    });
  }
  return found;
}

/** Mean logarithm of the share that right sentences have of all that are weighed: it changes with every weight that matters. */
async function likelihoodOfRight(): Promise<number> {
  const logs = [];
  for (const { text, collections, path, units } of of('answered')) {
    const { sentences } = await rankSentences(library.context, { text, collections });
    const right = sentences.filter(
      ({ view, sentence }) =>
        library.context.library.documents[view.document]!.path === path && holdsUnit([sentence.text], units),
    );
    if (right.length > 0) logs.push(likelihood(right) - likelihood(sentences));
  }
  return logs.reduce((sum, one) => sum + one, 0) / logs.length;
}

const shareRight = (found: readonly { right: boolean }[]) =>
  found.filter(({ right }) => right).length / found.length;

describe('quality of finding, quoting and abstaining', () => {
  test(
    'GIVEN our own questions THEN the passages are ranked as well as they were',
    async () => {
      expect(await ndcg(WEIGHTS)).toBeGreaterThan(FLOORS.ndcg);
    },
    LONG,
  );

  const { semantic } = WEIGHTS;
  test.each<[string, Partial<Weights>]>([
    ['meaning left out', { semantic: { first: 0, en: 0, ko: 0, across: 0 } }],
    [
      'meaning ten times as heavy',
      { semantic: { ...semantic, en: 10 * semantic.en, ko: 10 * semantic.ko, across: 10 * semantic.across } },
    ],
  ])(
    'GIVEN %s THEN it is noticed',
    async (_, change) => {
      expect(await ndcg({ ...WEIGHTS, ...change })).toBeLessThan(FLOORS.ndcg);
    },
    LONG,
  );

  test(
    'GIVEN questions with and without an answer THEN quotes are right, and told apart, as often as they were',
    async () => {
      const answered = await asked(of('answered'));
      const others = [...(await asked(of('twin'))), ...(await asked(of('taken-out')))];
      const scores = (all: readonly { confidence: number }[]) => all.map(({ confidence }) => confidence);
      expect(shareRight(answered)).toBeGreaterThan(FLOORS.rightFirst);
      expect(areaUnderCurve(scores(answered), scores(others))).toBeGreaterThan(FLOORS.area);
    },
    LONG,
  );

  test(
    'GIVEN the heaviest evidence for a sentence, or the reader, left out THEN it is noticed',
    async () => {
      expect(await likelihoodOfRight()).toBeGreaterThan(FLOORS.likelihood);
      for (const names of [[heaviest()], ['read', 'readShare', 'told']])
        expect(await without(names, likelihoodOfRight), names.join()).toBeLessThan(FLOORS.likelihood);
    },
    LONG,
  );
});

const WEIGHED: Record<string, number> = SENTENCE_WEIGHTS;

/** None of these questions asks for the holder of an office; test/answering/answer.test.ts does. */
const heaviest = () =>
  Object.keys(WEIGHED)
    .filter((name) => name !== 'post')
    .toSorted((a, b) => Math.abs(WEIGHED[b]!) - Math.abs(WEIGHED[a]!))[0]!;

/** What is measured with some evidence left out. */
async function without<T>(names: readonly string[], measure: () => Promise<T>): Promise<T> {
  const kept = names.map((name) => WEIGHED[name]!);
  for (const name of names) WEIGHED[name] = 0;
  try {
    return await measure();
  } finally {
    for (const [i, name] of names.entries()) WEIGHED[name] = kept[i]!;
  }
}
