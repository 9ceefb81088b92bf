import type { Context } from '../../src/engine/context.ts';
import {
  CONFIDENCE_FEATURES,
  CONFIDENT,
  type ConfidenceFeature,
  confidenceEvidence,
  confidenceOf,
} from '../../src/search/answer/confidence.ts';
import { highlighted } from '../../src/search/answer/quote.ts';
import { type Ranking, rankSentences } from '../../src/search/answer/rank-sentences.ts';
import { collectionsOf, encoder, evaluationSet, holds, ownQuestions } from './material.ts';
import { type Example, logistic, probability } from './regression.ts';

/** Share of answerable questions that may be abstained from. */
const FALSE_ABSTENTION = 0.05;

/**
 * Weights that are set, not fitted: there are few examples of them, and naming the wrong envoy or answering "when"
 * without a date is worse than an abstention.
 */
const GIVEN: [ConfidenceFeature, number][] = [
  ['postMissing', -8],
  ['dateMissing', -3.5],
];

/** Every second question of xquad-en is asked of the whole library, every fourth of one without its article. */
const POSITIVE_STEP = 2;
const NEGATIVE_STEP = 4;

interface Asked {
  source: string;
  question: string;
  x: number[];
  now: number;
  answerable: boolean;
  /** The first quote's highlight holds the answer. */
  right: boolean;
  fit: boolean;
}

/** Fits the confidence of an answer and prints its constants with what they do on the questions kept aside. */
export async function fitConfidence(): Promise<void> {
  const using = await encoder();
  const asked: Asked[] = [];
  for (const { name, context, questions } of await ownQuestions(using)) {
    for (const { question, answers, answerable, split } of questions) {
      const ranking = await rank(context, question, collectionsOf(context));
      asked.push(one(name, question, ranking, answers, answerable, split === 'fit'));
    }
  }
  const xquad = await evaluationSet('xquad-en', using);
  if (xquad) {
    const { set, context } = xquad;
    const all = collectionsOf(context);
    const collectionOf = new Map(context.library.documents.map(({ path, collection }) => [path, collection]));
    for (const [index, { id, text, answers }] of set.queries.entries()) {
      if (index % POSITIVE_STEP !== 0) continue;
      const own = new Set([...set.grades.get(id)!.keys()].map((document) => collectionOf.get(document)!));
      const fit = all.indexOf([...own][0]!) % 2 === 0;
      asked.push(one('xquad', text, await rank(context, text, all), answers, true, fit));
      const others = all.filter((name) => !own.has(name));
      if (index % NEGATIVE_STEP === 0)
        asked.push(one('xquad', text, await rank(context, text, others), [], false, fit));
    }
  }
  report('as it is', asked, (example) => example.now, CONFIDENT);
  const examples = asked.filter(({ fit }) => fit).map(asExample);
  const fitted = logistic(
    examples,
    new Map(GIVEN.map(([name, weight]) => [CONFIDENCE_FEATURES.indexOf(name), weight])),
  );
  const score = ({ x }: Asked) => probability(fitted, x);
  const threshold = thresholdOf(asked.filter(({ fit, answerable }) => fit && answerable).map(score));
  console.log(
    CONFIDENCE_FEATURES.map((name, i) => `  ${name}: ${fitted.weights[i]!.toFixed(2)},`).join('\n'),
  );
  console.log(`bias ${fitted.bias.toFixed(2)}, threshold ${threshold.toFixed(3)}`);
  report('fitted', asked, score, threshold);
  if (process.argv.includes('--list')) {
    for (const one of asked) {
      if (one.source === 'xquad') continue;
      if (one.answerable && !one.right && one.fit) console.log('fit  WRONG    ', one.question);
      if (one.answerable === score(one) >= threshold) continue;
      console.log(
        one.fit ? 'fit ' : 'held',
        one.answerable ? 'ABSTAINED' : 'ANSWERED ',
        score(one).toFixed(3),
        one.question,
      );
    }
  }
}

async function rank(context: Context, text: string, collections: string[]): Promise<Ranking> {
  return rankSentences(context, { text, collections });
}

function one(
  source: string,
  question: string,
  ranking: Ranking,
  answers: string[],
  answerable: boolean,
  fit: boolean,
): Asked {
  const [best] = ranking.sentences;
  const x = best ? confidenceEvidence(ranking) : CONFIDENCE_FEATURES.map(() => 0);
  const inPassage = ranking.sentences.filter(({ view }) => view === best?.view);
  const right =
    best !== undefined &&
    highlighted(inPassage).some((index) => holds(best.view.sentences[index]!.text, answers));
  return { source, question, x, now: confidenceOf(ranking), answerable, right, fit };
}

/** Our own questions are few and nearer to the use: each counts as several of the others. */
const OWN_WEIGHT = 8;
/** An answerable question whose first quote is wrong says little about either. */
const WRONG_WEIGHT = 0.5;

function asExample({ source, x, answerable, right }: Asked): Example {
  const weight = (source === 'xquad' ? 1 : OWN_WEIGHT) * (answerable && !right ? WRONG_WEIGHT : 1);
  return { x, y: answerable ? 1 : 0, weight };
}

function thresholdOf(scores: number[]): number {
  return scores.sort((a, b) => a - b)[Math.floor(scores.length * FALSE_ABSTENTION)]!;
}

function report(
  title: string,
  asked: readonly Asked[],
  score: (one: Asked) => number,
  threshold: number,
): void {
  console.log(`\n${title} (threshold ${threshold.toFixed(3)})`);
  for (const source of new Set(asked.map((one) => one.source))) {
    for (const fit of [true, false]) {
      const of = asked.filter((one) => one.source === source && one.fit === fit);
      const answerable = of.filter((one) => one.answerable);
      const not = of.filter((one) => !one.answerable);
      const share = (list: Asked[], keep: (one: Asked) => boolean) =>
        (list.filter(keep).length / (list.length || 1)).toFixed(3);
      console.log(
        `  ${source} ${fit ? 'fit' : 'held'}: first highlight right ${share(answerable, (one) => one.right)}, ` +
          `falsely abstained ${share(answerable, (one) => score(one) < threshold)} of ${answerable.length}, ` +
          `abstained ${share(not, (one) => score(one) < threshold)} of ${not.length}`,
      );
    }
  }
}
