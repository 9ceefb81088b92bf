import { writeFileSync } from 'node:fs';
import type { Context } from '../../src/engine/context.ts';
import {
  CONFIDENCE_FEATURES,
  confidenceEvidence,
  confidenceOf,
  DEMANDS,
} from '../../src/search/answer/confidence.ts';
import { CONFIDENT } from '../../src/search/answer/confidence-weights.ts';
import { peopleAndPosts } from '../../src/search/answer/named-things.ts';
import { highlighted } from '../../src/search/answer/quote.ts';
import { rankSentences } from '../../src/search/answer/rank-sentences.ts';
import { collectionOf } from '../eval/set-library.ts';
import type { EvaluationSet } from '../eval/sets.ts';
import {
  collectionsOf,
  encoder,
  evaluationSet,
  type Own,
  ownQuestions,
  saysIt,
  strangers,
  trainingMaterial,
} from './material.ts';
import { nearMisses, untold } from './near-misses.ts';
import { type Example, type Fitted, logistic, probability } from './regression.ts';
import { writeConstants } from './write.ts';

/** Where an example comes from, and how much it counts beside one of our own questions. */
const COUNTS = {
  /** Our own questions, as they are. */
  own: 1,
  /** The answerable ones asked of a library without the story that answers. */
  without: 1,
  /** The same of another country, person, year or thing. */
  changed: 0.2,
  /** What no document tells of the people in it. */
  untold: 0.4,
  /** Questions about something else altogether. */
  strange: 0.3,
  /** Questions of the training text, with and without their subject. */
  training: 0.1,
  /** Evaluation sets: measured only. */
  measured: 0,
};
/** An answerable question whose first quote is wrong says little about either. */
const WRONG_COUNTS = 0.3;
const PENALTY = 0.001;
/**
 * Share of our own right answers (as the cross-validation scores them) whose mean score is the threshold: the mean of the
 * lowest few moves less from fit to fit than the score of any one of them. Of 0.02 to 0.05 this abstains on xquad-en
 * where it should four times in five, and falsely less than once in twenty.
 */
const LOWEST = 0.03;
const PARTS = 5;
/** Questions taken of the evaluation set. */
const MEASURED = 300;

interface Asked {
  source: string;
  from: keyof typeof COUNTS;
  question: string;
  x: number[];
  now: number;
  answerable: boolean;
  /** The first quote's highlight holds the answer. */
  right: boolean;
}

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
 * appointed?" with her post, is worse than to abstain. No answerable question of split `fit` with the right sentence
 * first leaves one of the first seven unmet.
 */
const AT_MOST: Record<string, number> = {
  postMissing: -5,
  rankMissing: -3,
  relation: -4.5,
  ordinal: -2,
  speaker: -3.5,
  year: -5.5,
  nameFar: -2,
  precise: -2,
  topic: -3.5,
  day: -2.5,
  entity: -1.5,
  entityFar: -3.5,
  person: -2,
  personFar: -1.5,
  uncounted: -3,
  number: -1.5,
  date: -2,
  thing: -0.8,
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

function asExample({ from, x, answerable, right }: Asked): Example {
  return { x, y: answerable ? 1 : 0, weight: COUNTS[from] * (answerable && !right ? WRONG_COUNTS : 1) };
}

/** Which part of the cross-validation a question is in: by its words, so that what is made of it goes with it mostly. */
function partOf({ question }: Asked): number {
  let sum = 0;
  for (const letter of question) sum = (sum * 31 + letter.codePointAt(0)!) % 1_000_003;
  return sum % PARTS;
}

async function gather(held: boolean): Promise<Asked[]> {
  const using = await encoder();
  const asked: Asked[] = [];
  const others = strangers();
  for (const own of await ownQuestions(using)) {
    asked.push(...(await ofOwn(own, held)));
    if (own.name.endsWith('typed')) continue;
    for (const question of others)
      asked.push(
        await ask(own.context, own.name, 'strange', question, collectionsOf(own.context), [], false),
      );
  }
  for (const { set, context } of await trainingMaterial(using))
    asked.push(...(await ofSet(set, context, 'training', set.queries.length)));
  const xquad = process.argv.includes('--measure') ? await evaluationSet('xquad-en', using) : null;
  if (xquad) asked.push(...(await ofSet(xquad.set, xquad.context, 'measured', MEASURED)));
  return asked;
}

async function ofOwn({ name, context, questions }: Own, held: boolean): Promise<Asked[]> {
  const all = collectionsOf(context);
  const people = new Set<string>();
  const found: Asked[] = [];
  for (const { question, answers, answerable, story, split } of questions) {
    if (split === 'held') {
      if (held)
        found.push(await ask(context, `${name} held`, 'measured', question, all, answers, answerable));
      continue;
    }
    found.push(await ask(context, name, 'own', question, all, answers, answerable));
    for (const { text } of peopleAndPosts(question).people) people.add(text);
    if (!story) continue;
    const others = all.filter((collection) => collection !== story);
    found.push(await ask(context, name, 'without', question, others, [], false));
    for (const other of nearMisses(question))
      found.push(await ask(context, name, 'changed', other, all, [], false));
  }
  for (const [turn, person] of [...people].entries())
    found.push(await ask(context, name, 'untold', untold(person, turn), all, [], false));
  return found;
}

/** Questions of a set, asked of the whole library and of all but the document that answers and others of its title. */
async function ofSet(
  set: EvaluationSet,
  context: Context,
  from: Asked['from'],
  most: number,
): Promise<Asked[]> {
  const all = collectionsOf(context);
  const byId = new Map(set.documents.map((document) => [document.id, collectionOf(document)]));
  const step = Math.ceil(set.queries.length / most);
  const found: Asked[] = [];
  for (const { id, text, answers } of set.queries.filter((_, i) => i % step === 0)) {
    const own = new Set([...set.grades.get(id)!.keys()].map((document) => byId.get(document)!));
    const others = all.filter((collection) => !own.has(collection));
    found.push(await ask(context, set.name, from, text, all, answers, true));
    found.push(await ask(context, set.name, from, text, others, [], false));
  }
  return found;
}

async function ask(
  context: Context,
  source: string,
  from: Asked['from'],
  question: string,
  collections: string[],
  answers: string[],
  answerable: boolean,
): Promise<Asked> {
  const ranking = await rankSentences(context, { text: question, collections });
  const [best] = ranking.sentences;
  const x = best ? confidenceEvidence(ranking) : CONFIDENCE_FEATURES.map(() => 0);
  const inPassage = ranking.sentences.filter(({ view }) => view === best?.view);
  const right =
    best !== undefined &&
    highlighted(inPassage).some((index) => saysIt(best.view.sentences[index]!.text, answers));
  return { source, from, question, x, now: confidenceOf(ranking), answerable, right };
}

function thresholdOf(scores: number[]): number {
  const lowest = scores.sort((a, b) => a - b).slice(0, Math.max(1, Math.round(scores.length * LOWEST)));
  return lowest.reduce((sum, score) => sum + score, 0) / lowest.length;
}

function report(
  title: string,
  asked: readonly Asked[],
  score: (one: Asked) => number,
  threshold: number,
): void {
  console.log(`\n${title} (threshold ${threshold.toFixed(3)})`);
  const share = (list: Asked[], keep: (one: Asked) => boolean) =>
    (list.filter(keep).length / (list.length || 1)).toFixed(3);
  for (const source of new Set(asked.map((one) => one.source))) {
    const of = asked.filter((one) => one.source === source);
    const answerable = of.filter((one) => one.answerable);
    const abstained = [...new Set(of.map(({ from }) => from))].map((from) => {
      const not = of.filter((one) => one.from === from && !one.answerable);
      return `${from} ${share(not, (one) => score(one) < threshold)} of ${not.length}`;
    });
    console.log(
      `  ${source}: first highlight right ${share(answerable, ({ right }) => right)}, ` +
        `falsely abstained ${share(answerable, (one) => score(one) < threshold)} of ${answerable.length}; ` +
        `abstained: ${abstained.join(', ')}`,
    );
  }
}

/** The questions that were answered or abstained from wrongly. */
function list(asked: readonly Asked[], score: (one: Asked) => number, threshold: number): void {
  for (const one of asked) {
    if (one.answerable && !one.right) console.log('WRONG    ', one.question);
    if (one.answerable === score(one) >= threshold) continue;
    console.log(one.answerable ? 'ABSTAINED' : 'ANSWERED ', score(one).toFixed(3), one.question);
  }
}
