import { writeFileSync } from 'node:fs';
import { CONFIDENCE_FEATURES, DEMANDS } from '../../src/answering/confidence.ts';
import { CONFIDENT } from '../../src/answering/confidence-weights.ts';
import { type Asked, asExample, COUNTS, gather } from './confidence-examples.ts';
import { list, report } from './confidence-report.ts';
import { type Fitted, logistic, probability } from './regression.ts';
import { writeConstants } from './write.ts';

const PENALTY = 0.001;
/**
 * Share of our own right answers (as the cross-validation scores them) whose mean score is the threshold: the mean of the
 * lowest few moves less from fit to fit than the score of any one of them. Of 0.02 to 0.05 this is the least that abstains on
 * xquad-en where it should four times in five, and it gives up the fewest of its right answers.
 */
const LOWEST = 0.025;
const PARTS = 5;

/**
 * Fits the confidence of an answer by our own questions of split `fit`, by what becomes of them when the story, the country,
 * the person or the year is another one, and by the training text. With `--measure` xquad-en, and with `--held`
 * our questions of the other split, are measured too.
 */
export async function fitConfidence(): Promise<void> {
  const asked = await gather(process.argv.includes('--held'));
  report('as it is', asked, ({ now }) => now, CONFIDENT);
  const crossed = Array.from({ length: PARTS }, (_, part) =>
    fittedBy(asked.filter((one) => partOf(one) !== part)),
  );
  const apart = (one: Asked) => probability(crossed[partOf(one)]!, one.x);
  const own = asked.filter(({ from }) => from === 'own');
  const threshold = thresholdOf(own.filter(({ answerable, right }) => answerable && right).map(apart));
  const fitting = asked.filter(({ from }) => COUNTS[from] > 0);
  report('fitted without the fifth it is measured on', fitting, apart, threshold);
  const fitted = fittedBy(asked);
  const score = ({ x }: Asked) => probability(fitted, x);
  report('fitted', asked, score, threshold);
  const dump = process.argv.find((flag) => flag.startsWith('--dump='))?.slice(7);
  if (dump) writeFileSync(dump, JSON.stringify({ names: CONFIDENCE_FEATURES, asked }));
  if (process.argv.includes('--list')) list(own, apart, threshold);
  writeConstants('answer/confidence-weights.ts', {
    CONFIDENCE_WEIGHTS: Object.fromEntries(CONFIDENCE_FEATURES.map((name, i) => [name, fitted.weights[i]!])),
    CONFIDENCE_BIAS: fitted.bias,
    CONFIDENT: Math.round(100 * threshold) / 100,
  });
}

/**
 * Weights that are at most so much, however few examples there are: to name the wrong envoy, or to answer "when was she
 * appointed?" with her post, is worse than to abstain. Of the 156 right answers of split `fit` only some leave a place (4), a
 * person (3), a number (3) or half of the question (1) unmet, and none any other demand; how far they may go was seen
 * on xquad-en, where stronger bounds for relation, rank, number and date gave up more right answers.
 */
const AT_MOST: Record<string, number> = {
  postMissing: -6.5,
  rankMissing: -3,
  relation: -4.5,
  ordinal: -3,
  speaker: -5,
  kind: -5,
  year: -5.5,
  nameFar: -2,
  precise: -2.5,
  topic: -3.5,
  day: -2.5,
  entity: -1.5,
  entityFar: -3.5,
  person: -2,
  personFar: -1.5,
  uncounted: -3,
  number: -2,
  date: -3,
  thing: -0.8,
  unrelated: -2,
};
/** What can only speak against an answer: demands that it does not meet, and words that it does not say. */
const AGAINST: readonly string[] = [...DEMANDS, 'absent', 'unheard', 'thing'];
/** Evidence for an answer cannot speak against it. */
const FOR: readonly string[] = [
  'covered',
  'surrounded',
  'semantic',
  'contrast',
  'alike',
  'score',
  'namedHeld',
  'margin',
  'standsOut',
  'rarest',
  'near',
  'close',
];
const limits = new Map(
  CONFIDENCE_FEATURES.map((name, i): [number, { least?: number; most?: number }] => [
    i,
    FOR.includes(name) ? { least: 0 } : AGAINST.includes(name) ? { most: AT_MOST[name] ?? 0 } : {},
  ]),
);

const fittedBy = (asked: readonly Asked[]): Fitted =>
  logistic(asked.filter(({ from }) => COUNTS[from] > 0).map(asExample), limits, PENALTY);

/** Which part of the cross-validation a question is in: by its words, so that what is made of it goes with it mostly. */
function partOf({ question }: Asked): number {
  let sum = 0;
  for (const letter of question) sum = (sum * 31 + letter.codePointAt(0)!) % 1_000_003;
  return sum % PARTS;
}

function thresholdOf(scores: number[]): number {
  const lowest = scores.sort((a, b) => a - b).slice(0, Math.max(1, Math.round(scores.length * LOWEST)));
  return lowest.reduce((sum, score) => sum + score, 0) / lowest.length;
}
