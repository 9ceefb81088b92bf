import { writeFileSync } from 'node:fs';
import { CONFIDENT } from '../../src/answering/confidence-weights.ts';
import { CONFIDENCE_FEATURES } from '../../src/answering/features.ts';
import { type Asked, asExamples, COUNTS, gather } from './confidence-examples.ts';
import { list, report } from './confidence-report.ts';
import { type Fitted, logistic, probability } from './regression.ts';
import { writeConstants } from './write.ts';

const PENALTY = 0.001;
/**
 * Shares of right answers, as the cross-validation scores them, that set the thresholds: so many of our own over whole documents
 * may be shown as unsure, and so many of the reading questions, which are harder, be kept back altogether.
 */
const HELD_BACK = { unsure: 0.03, nothing: 0.1 };
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
  const rightOf = (which: Asked['from']) =>
    asked.filter(({ from, answerable, right }) => from === which && answerable && right).map(apart);
  const threshold = lowest(rightOf('own'), HELD_BACK.unsure);
  const fitting = asked.filter(({ from }) => COUNTS[from] > 0);
  report('fitted without the fifth it is measured on', fitting, apart, threshold);
  const fitted = fittedBy(asked);
  const score = ({ x }: Asked) => probability(fitted, x);
  report('fitted', asked, score, threshold);
  const dump = process.argv.find((flag) => flag.startsWith('--dump='))?.slice(7);
  if (dump) writeFileSync(dump, JSON.stringify({ names: CONFIDENCE_FEATURES, asked }));
  if (process.argv.includes('--list')) list(own, apart, threshold);
  writeConstants('answering/confidence-weights.ts', {
    CONFIDENCE_WEIGHTS: Object.fromEntries(CONFIDENCE_FEATURES.map((name, i) => [name, fitted.weights[i]!])),
    CONFIDENCE_BIAS: fitted.bias,
    CONFIDENT: threshold,
    UNSURE: lowest(rightOf('written'), HELD_BACK.nothing),
  });
}

const fittedBy = (asked: readonly Asked[]): Fitted => logistic(asExamples(asked), PENALTY);

/** Which part of the cross-validation a question is in: by its words, so that what is made of it goes with it mostly. */
function partOf({ question }: Asked): number {
  let sum = 0;
  for (const letter of question) sum = (sum * 31 + letter.codePointAt(0)!) % 1_000_003;
  return sum % PARTS;
}

/** The score that this share of all lies below. */
const lowest = (scores: readonly number[], share: number): number =>
  scores.toSorted((a, b) => a - b)[Math.round(share * scores.length)]!;
