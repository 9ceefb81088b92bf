import { CONFIDENCE_FEATURES, confidenceEvidence, confidenceOf } from '../../src/answering/confidence.ts';
import { peopleAndPosts } from '../../src/answering/named-things.ts';
import { highlighted, likelihood } from '../../src/answering/quote.ts';
import { rankSentences } from '../../src/answering/rank-sentences.ts';
import type { Context } from '../../src/library/context.ts';
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
import type { Example } from './regression.ts';

/** Where an example comes from, and how much it counts beside one of our own questions. */
export const COUNTS = {
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
  /** The first quote's highlight holds the answer. */
  right: boolean;
}

/** All questions, asked; with `--measure` those of xquad-en, and if `held` our own of the other split. */
export async function gather(held: boolean): Promise<Asked[]> {
  const using = await encoder();
  const asked: Asked[] = [];
  const others = strangers();
  for (const own of await ownQuestions(using)) {
    asked.push(...(await ofOwn(own, held)));
    if (/-(?:typed|fresh|kinds)$/.test(own.name)) continue;
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
    highlighted(inPassage, likelihood(ranking.sentences)).some((index) =>
      saysIt(best.view.sentences[index]!.text, answers),
    );
  return { source, from, question, x, now: confidenceOf(ranking), answerable, right };
}

/** As the regression takes it. */
export function asExample({ from, x, answerable, right }: Asked): Example {
  return { x, y: answerable ? 1 : 0, weight: COUNTS[from] * (answerable && !right ? WRONG_COUNTS : 1) };
}
