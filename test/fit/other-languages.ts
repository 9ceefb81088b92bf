import { confidenceEvidence, confidenceOf } from '../../src/answering/confidence.ts';
import { CONFIDENT } from '../../src/answering/confidence-weights.ts';
import { ALL_FEATURES, CONFIDENCE_FEATURES } from '../../src/answering/features.ts';
import { OTHER_SENTENCE_WEIGHTS } from '../../src/answering/other-language-weights.ts';
import { highlighted, likelihood } from '../../src/answering/quote.ts';
import { rankSentences } from '../../src/answering/rank-sentences.ts';
import type { Context } from '../../src/library/context.ts';
import { openPassages } from '../eval/passages/library.ts';
import { writtenPassages } from '../eval/passages/written.ts';
import { type Asked, asExamples } from './confidence-examples.ts';
import { report } from './confidence-report.ts';
import { encipheredPassage } from './enciphered.ts';
import { CACHE, CORPUS, encoder, isRight, type WrittenCase } from './material.ts';
import { type List, listwise, logistic, probability } from './regression.ts';
import { writeConstants } from './write.ts';

/**
 * Share of the right answers that may be held back. These questions say most things in other words, which nobody can match here; people
 * ask in the documents' words more often, so that by themselves the probabilities come out too low.
 */
const HELD_BACK = 0.1;

/** An answer that leaves so much of the question unsaid is found by chance: nothing is learned from it. */
const MOST_UNSAID = 0.75;
const UNSAID = CONFIDENCE_FEATURES.indexOf('unsaidShare');

const logit = (probability: number): number => Math.log(probability / (1 - probability));

/** How strongly weights are held back, as those of languages that are read. */
const PENALTY = { sentences: 0.02, confidence: 0.002 };

/**
 * Fits the weights for languages that are matched word by word, by our English reading questions put into a language that nobody
 * knows (`enciphered.ts`): first those of the sentences, and in a second run, which ranks by them, those of the confidence. Fitted by
 * the questions of `dev`, measured on those of `held`.
 */
export async function fitOtherLanguages(): Promise<void> {
  const { context, cases } = await enciphered();
  const wanted = process.argv.includes('--confidence') ? fitConfidence : fitSentences;
  await wanted(context, cases);
}

async function enciphered(): Promise<{ context: Context; cases: WrittenCase[] }> {
  const all = writtenPassages()
    .filter(({ lang, split }) => lang === 'en' && split !== 'train')
    .map(encipheredPassage);
  const { context, asked } = await openPassages(all, {
    encoder: await encoder(),
    cacheDir: CACHE,
    corpusDir: CORPUS,
  });
  const splits = ['dev', 'held'] as const;
  const cases = splits.flatMap((split) =>
    asked(
      all.filter((passage) => passage.split === split),
      'domain',
    ).map((one) => ({ ...one, split, scope: 'domain' as const, source: `enciphered, ${split}` })),
  );
  return { context, cases };
}

async function fitSentences(context: Context, cases: readonly WrittenCase[]): Promise<void> {
  const asked: { split: string; list: List }[] = [];
  for (const one of cases) {
    if (one.case !== 'answered') continue;
    const { sentences } = await rankSentences(context, one);
    const list = sentences.map((sentence) => ({
      x: sentence.features,
      right: isRight(context, one, sentence),
    }));
    asked.push({ split: one.split, list });
  }
  const lists = asked
    .filter(({ split }) => split === 'dev')
    .map(({ list }) => list)
    .filter((list) => list.some(({ right }) => right) && list.some(({ right }) => !right));
  const fitted = listwise(
    lists,
    lists.map(() => 1),
    PENALTY.sentences,
  );
  const before = ALL_FEATURES.map((name) => OTHER_SENTENCE_WEIGHTS[name]);
  for (const [name, weights] of Object.entries({ 'as it is': before, fitted }))
    for (const split of ['dev', 'held']) {
      const of = asked.filter((one) => one.split === split);
      const right = of.filter(({ list }) => bestOf(list, weights)?.right).length;
      console.log(`${name}, ${split}, ${of.length}: first sentence ${(right / of.length).toFixed(3)}`);
    }
  const named = Object.fromEntries(ALL_FEATURES.map((name, i) => [name, fitted[i]!]));
  writeConstants('answering/other-language-weights.ts', { OTHER_SENTENCE_WEIGHTS: named });
}

const scoreOf = (x: readonly number[], weights: readonly number[]) =>
  x.reduce((sum, value, i) => sum + value * weights[i]!, 0);

const bestOf = (list: List, weights: readonly number[]) =>
  list.toSorted((a, b) => scoreOf(b.x, weights) - scoreOf(a.x, weights))[0];

async function fitConfidence(context: Context, cases: readonly WrittenCase[]): Promise<void> {
  const asked: Asked[] = [];
  for (const one of cases) {
    const ranking = await rankSentences(context, one);
    const [best] = ranking.sentences;
    const first = ranking.sentences.filter(({ view }) => view === best?.view);
    const chosen = best ? highlighted(first, likelihood(ranking.sentences)) : [];
    const marked = first.filter(({ index }) => chosen.includes(index));
    asked.push({
      source: one.source,
      from: one.split === 'dev' ? 'written' : 'measured',
      question: one.text,
      x: best ? confidenceEvidence(ranking) : CONFIDENCE_FEATURES.map(() => 0),
      now: confidenceOf(ranking),
      answerable: one.case === 'answered',
      right: marked.some((sentence) => isRight(context, one, sentence)),
    });
  }
  report('as it is', asked, ({ now }) => now, CONFIDENT);
  const told = asked.filter((one) => !one.answerable || one.x[UNSAID]! <= MOST_UNSAID);
  const free = logistic(asExamples(told), PENALTY.confidence);
  const right = told.filter((one) => one.from === 'written' && one.right);
  const held = right.map(({ x }) => probability(free, x)).toSorted((a, b) => a - b);
  const shift = logit(CONFIDENT) - logit(held[Math.round(HELD_BACK * held.length)]!);
  const fitted = { ...free, bias: free.bias + shift };
  report('fitted', asked, ({ x }) => probability(fitted, x), CONFIDENT);
  const named = Object.fromEntries(CONFIDENCE_FEATURES.map((name, i) => [name, fitted.weights[i]!]));
  writeConstants('answering/other-language-weights.ts', {
    OTHER_CONFIDENCE_WEIGHTS: named,
    OTHER_CONFIDENCE_BIAS: fitted.bias,
  });
}
