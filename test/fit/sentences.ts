import { ALL_FEATURES } from '../../src/answering/features.ts';
import { rankSentences } from '../../src/answering/rank-sentences.ts';
import { SENTENCE_WEIGHTS } from '../../src/answering/sentence-weights.ts';
import type { Context } from '../../src/library/context.ts';
import {
  collectionsOf,
  encoder,
  evaluationSet,
  isRight,
  ownQuestions,
  saysIt,
  trainingMaterial,
  type WrittenCase,
  writtenQuestions,
} from './material.ts';
import { type List, listwise } from './regression.ts';
import { writeConstants } from './write.ts';

interface Asked {
  source: string;
  question: string;
  /** What the weights are fitted by, and how much it counts: 0 for what is only measured. */
  weight: number;
  candidates: List;
}

/** How much a question counts: of our own over whole documents, of those written with their passages, and of the training text, which are of other kinds. */
const COUNTS = { own: 6, written: 0.4, training: 0.3 };
const PENALTY = 0.02;
/** Parts of the cross-validation. */
const PARTS = 5;
/** Questions taken of each set that is only measured. */
const MEASURED = 300;

/**
 * Fits the weights of the evidence for a sentence by our own questions of split `fit`, those written with their passages and the training text. With
 * `--measure` the evaluation sets, and with `--held` our questions of the other split, are measured too.
 */
export async function fitSentences(): Promise<void> {
  const asked = await gather(process.argv.includes('--held'));
  report('as it is', asked, () => ALL_FEATURES.map((name) => SENTENCE_WEIGHTS[name]));
  const crossed = Array.from({ length: PARTS }, (_, part) =>
    fittedBy(asked.filter((_, i) => i % PARTS !== part)),
  );
  report(
    'fitted without the fifth it is measured on',
    asked.filter(isOwn),
    (_, i) => crossed[i % PARTS]!,
    asked,
  );
  const fitted = fittedBy(asked);
  report('fitted', asked, () => fitted);
  writeConstants('answering/sentence-weights.ts', {
    SENTENCE_WEIGHTS: Object.fromEntries(ALL_FEATURES.map((name, i) => [name, fitted[i]!])),
  });
}

const isOwn = ({ weight }: Asked) => weight >= COUNTS.written;

function fittedBy(asked: readonly Asked[]): number[] {
  const lists = asked.filter(
    ({ weight, candidates }) =>
      weight > 0 && candidates.some(({ right }) => right) && candidates.some(({ right }) => !right),
  );
  return listwise(
    lists.map(({ candidates }) => candidates),
    lists.map(({ weight }) => weight),
    PENALTY,
  );
}

async function gather(held: boolean): Promise<Asked[]> {
  const using = await encoder();
  const asked: Asked[] = [];
  for (const { name, context, questions } of await ownQuestions(using)) {
    for (const { question, answers, answerable, split } of questions) {
      if (answerable && split === 'fit') asked.push(await ask(name, context, question, answers, COUNTS.own));
      else if (answerable && held) asked.push(await ask(`${name} held`, context, question, answers, 0));
    }
  }
  const { context, cases } = await writtenQuestions(using, held);
  for (const one of cases) if (one.case === 'answered') asked.push(await askWritten(context, one));
  for (const { set, context } of await trainingMaterial(using)) {
    for (const { text, answers } of set.queries)
      asked.push(await ask(set.name, context, text, answers, COUNTS.training));
  }
  const sets = process.argv.includes('--measure') ? ['xquad-en', 'qed-nq-dev', 'korquad1-dev'] : [];
  for (const name of sets) {
    const loaded = await evaluationSet(name, using);
    if (!loaded) continue;
    const { queries } = loaded.set;
    const step = Math.ceil(queries.length / MEASURED);
    for (const { text, answers } of queries.filter((_, i) => i % step === 0))
      asked.push(await ask(name, loaded.context, text, answers, 0));
  }
  return asked;
}

async function askWritten(context: Context, one: WrittenCase): Promise<Asked> {
  const { text, collections, source, split } = one;
  const { sentences } = await rankSentences(context, { text, collections });
  const candidates = sentences.map((sentence) => ({
    x: sentence.features,
    right: isRight(context, one, sentence),
  }));
  return { source, question: text, weight: split === 'dev' ? COUNTS.written : 0, candidates };
}

async function ask(
  source: string,
  context: Context,
  question: string,
  answers: string[],
  weight: number,
): Promise<Asked> {
  const { sentences } = await rankSentences(context, { text: question, collections: collectionsOf(context) });
  const candidates = sentences.map(({ features, sentence }) => ({
    x: features,
    right: saysIt(sentence.text, answers),
  }));
  return { source, question, weight, candidates };
}

function ordered(candidates: List, weights: readonly number[]) {
  return candidates
    .map(({ x, right }) => ({ right, score: x.reduce((sum, value, i) => sum + value * weights[i]!, 0) }))
    .sort((a, b) => b.score - a.score);
}

/** Whether the best sentence, and one of the best three, says the answer. */
function report(
  title: string,
  asked: readonly Asked[],
  weightsOf: (one: Asked, index: number) => readonly number[],
  all = asked,
): void {
  console.log(`\n${title}`);
  for (const source of new Set(asked.map((one) => one.source))) {
    const of = asked
      .filter((one) => one.source === source)
      .map((one) => ordered(one.candidates, weightsOf(one, all.indexOf(one))));
    const share = (most: number) =>
      (of.filter((list) => list.slice(0, most).some(({ right }) => right)).length / of.length).toFixed(3);
    console.log(`  ${source}, ${of.length}: first sentence ${share(1)}, first three ${share(3)}`);
  }
}
