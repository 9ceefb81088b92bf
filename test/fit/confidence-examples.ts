import { confidenceEvidence, confidenceOf } from '../../src/answering/confidence.ts';
import { CONFIDENCE_FEATURES } from '../../src/answering/features.ts';
import { highlighted, likelihood } from '../../src/answering/quote.ts';
import { rankSentences } from '../../src/answering/rank-sentences.ts';
import type { RankedSentence } from '../../src/answering/ranking.ts';
import { diplomacy } from '../../src/domains/diplomacy/diplomacy.ts';
import type { Context } from '../../src/library/context.ts';
import { collectionOf } from '../eval/set-library.ts';
import type { EvaluationSet } from '../eval/sets.ts';
import {
  collectionsOf,
  encoder,
  evaluationSet,
  isRight,
  type Own,
  ownQuestions,
  saysIt,
  strangers,
  trainingMaterial,
  type WrittenCase,
  writtenQuestions,
} from './material.ts';
import { nearMisses, untold } from './near-misses.ts';
import type { Example } from './regression.ts';

/** Where an example comes from, and how much it counts. */
export const COUNTS = {
  /** Our own questions over whole documents, as they are. */
  own: 6,
  /** The answerable ones asked of a library without the story that answers. */
  without: 6,
  /** The same of another country, person, year or thing. */
  changed: 1,
  /** What no document tells of the people in it. */
  untold: 2,
  /** Questions about something else altogether. */
  strange: 2,
  /** Those written with their passages, their twins, and those asked where the answer is taken out or of something else. */
  written: 0.4,
  /** The same, asked of the passages of all domains together: few say there which document they mean. */
  writtenOfAll: 0.12,
  /** Questions of the training text, with and without their subject. */
  training: 0.3,
  /** Evaluation sets: measured only. */
  measured: 0,
};
/** Questions taken of the evaluation set. */
const MEASURED = 300;

/** A question asked, with what confidence goes by and what is known of its answer. */
export interface Asked {
  source: string;
  from: keyof typeof COUNTS;
  question: string;
  x: number[];
  now: number;
  answerable: boolean;
  /** A highlight of the first quote holds an answer. */
  right: boolean;
}

/** A question to be asked. */
type Asking = Pick<Asked, 'source' | 'from' | 'question' | 'answerable'> & { collections: string[] };

/** All questions, asked; with `--measure` those of xquad-en, and if `held` our own of the other split. */
export async function gather(held: boolean): Promise<Asked[]> {
  const using = await encoder();
  const asked: Asked[] = [];
  const others = strangers();
  for (const own of await ownQuestions(using)) {
    const { context, name: source } = own;
    asked.push(...(await ofOwn(own, held)));
    if (/-(?:typed|fresh|kinds)$/.test(source)) continue;
    const collections = collectionsOf(context);
    for (const question of others)
      asked.push(
        await ask(context, { source, from: 'strange', question, collections, answerable: false }, []),
      );
  }
  const { context, cases } = await writtenQuestions(using, held);
  for (const one of cases) asked.push(await ofWritten(context, one));
  for (const { set, context } of await trainingMaterial(using))
    asked.push(...(await ofSet(set, context, 'training', set.queries.length)));
  const xquad = process.argv.includes('--measure') ? await evaluationSet('xquad-en', using) : null;
  if (xquad) asked.push(...(await ofSet(xquad.set, xquad.context, 'measured', MEASURED)));
  return asked;
}

function ofWritten(context: Context, one: WrittenCase): Promise<Asked> {
  const { source, split, scope, text: question, collections } = one;
  const own = scope === 'all' ? 'writtenOfAll' : 'written';
  const from = split === 'dev' ? own : 'measured';
  const asking = { source, from, question, collections, answerable: one.case === 'answered' } as const;
  return judged(context, asking, (sentence) => isRight(context, one, sentence));
}

async function ofOwn({ name: source, context, questions }: Own, held: boolean): Promise<Asked[]> {
  const collections = collectionsOf(context);
  const people = new Set<string>();
  const found: Asked[] = [];
  for (const { question, answers, answerable, story, split } of questions) {
    const asking = { source, from: 'own', question, collections, answerable } as const;
    if (split === 'held') {
      if (held)
        found.push(await ask(context, { ...asking, source: `${source} held`, from: 'measured' }, answers));
      continue;
    }
    found.push(await ask(context, asking, answers));
    for (const { text } of diplomacy.peopleNamed(question)) people.add(text);
    if (!story) continue;
    const others = collections.filter((collection) => collection !== story);
    const not = { ...asking, answerable: false };
    found.push(await ask(context, { ...not, from: 'without', collections: others }, []));
    for (const other of nearMisses(question))
      found.push(await ask(context, { ...not, from: 'changed', question: other }, []));
  }
  for (const [turn, person] of [...people].entries()) {
    const question = untold(person, turn);
    found.push(await ask(context, { source, from: 'untold', question, collections, answerable: false }, []));
  }
  return found;
}

/** Questions of a set, asked of the whole library and of all but the document that answers and others of its title. */
async function ofSet(
  set: EvaluationSet,
  context: Context,
  from: Asked['from'],
  most: number,
): Promise<Asked[]> {
  const collections = collectionsOf(context);
  const byId = new Map(set.documents.map((document) => [document.id, collectionOf(document)]));
  const step = Math.ceil(set.queries.length / most);
  const found: Asked[] = [];
  for (const { id, text: question, answers } of set.queries.filter((_, i) => i % step === 0)) {
    const own = new Set([...set.grades.get(id)!.keys()].map((document) => byId.get(document)!));
    const others = collections.filter((collection) => !own.has(collection));
    const asking = { source: set.name, from, question };
    found.push(await ask(context, { ...asking, collections, answerable: true }, answers));
    found.push(await ask(context, { ...asking, collections: others, answerable: false }, []));
  }
  return found;
}

const ask = (context: Context, asking: Asking, answers: readonly string[]) =>
  judged(context, asking, ({ sentence }) => saysIt(sentence.text, answers));

/** @param says whether a sentence answers the question */
async function judged(
  context: Context,
  { collections, ...asking }: Asking,
  says: (sentence: RankedSentence) => boolean,
): Promise<Asked> {
  const ranking = await rankSentences(context, { text: asking.question, collections });
  const [best] = ranking.sentences;
  const x = best ? confidenceEvidence(ranking) : CONFIDENCE_FEATURES.map(() => 0);
  const inPassage = ranking.sentences.filter(({ view }) => view === best?.view);
  const chosen = best ? highlighted(inPassage, likelihood(ranking.sentences)) : [];
  const right = inPassage.some((sentence) => chosen.includes(sentence.index) && says(sentence));
  return { ...asking, x, now: confidenceOf(ranking), right };
}

/**
 * As the regression takes them: whether the first quote answers. Questions that are answered count as much together as those
 * that are not, so that 0.5 is as likely as not where nothing is known beforehand.
 */
export function asExamples(asked: readonly Asked[]): Example[] {
  const counted = asked.filter(({ from }) => COUNTS[from] > 0);
  const count = (answerable: boolean) =>
    counted.reduce((sum, one) => sum + (one.answerable === answerable ? COUNTS[one.from] : 0), 0);
  const balance = count(true) / count(false);
  return counted.map(({ from, x, answerable, right }) => ({
    x,
    y: answerable && right ? 1 : 0,
    weight: COUNTS[from] * (answerable ? 1 : balance),
  }));
}
