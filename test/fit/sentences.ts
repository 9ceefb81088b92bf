import type { Context } from '../../src/engine/context.ts';
import { SECOND_HIGHLIGHT } from '../../src/search/answer/quote.ts';
import { ALL_FEATURES, rankSentences } from '../../src/search/answer/rank-sentences.ts';
import { SENTENCE_WEIGHTS } from '../../src/search/answer/sentence-weights.ts';
import { collectionsOf, encoder, evaluationSet, holds, ownQuestions } from './material.ts';
import { type List, listwise } from './regression.ts';

interface Candidate {
  x: number[];
  right: boolean;
  passage: number;
}

interface Asked {
  source: string;
  question: string;
  fit: boolean;
  candidates: Candidate[];
}

/** Our own questions are few and nearer to the use: each counts as several of the others. */
const OWN_WEIGHT = 4;
/** Questions taken of the sets that are only measured. */
const MEASURED = 700;

/** Fits the weights of the evidence for a sentence and prints them with what they do on the questions kept aside. */
export async function fitSentences(): Promise<void> {
  const asked = await gather();
  const now = ALL_FEATURES.map((name) => SENTENCE_WEIGHTS[name]);
  report('as it is', asked, now);
  const lists = asked
    .filter(
      ({ fit, candidates }) =>
        fit && candidates.some(({ right }) => right) && candidates.some(({ right }) => !right),
    )
    .flatMap(({ source, candidates }): List[] =>
      new Array(source === 'xquad-en' ? 1 : OWN_WEIGHT).fill(candidates),
    );
  const fitted = listwise(lists);
  console.log(ALL_FEATURES.map((name, i) => `  ${name}: ${fitted[i]!.toFixed(2)},`).join('\n'));
  report('fitted', asked, fitted);
  if (process.argv.includes('--list')) {
    for (const one of asked.filter(({ source, fit }) => fit && source !== 'xquad-en')) {
      const [best] = ordered(one.candidates, fitted);
      if (!best?.right) console.log(`WRONG ${one.question}`);
    }
  }
}

async function gather(): Promise<Asked[]> {
  const using = await encoder();
  const asked: Asked[] = [];
  for (const { name, context, questions } of await ownQuestions(using)) {
    for (const { question, answers, answerable, split } of questions) {
      if (answerable) asked.push(await ask(name, context, question, answers, split === 'fit'));
    }
  }
  for (const name of ['xquad-en', 'qed-nq-dev', 'korquad1-dev']) {
    const loaded = await evaluationSet(name, using);
    if (!loaded) continue;
    const { set, context } = loaded;
    const step = name === 'xquad-en' ? 1 : Math.ceil(set.queries.length / MEASURED);
    for (const [index, { text, answers }] of set.queries.entries()) {
      if (index % step !== 0) continue;
      const fit = name === 'xquad-en' && index < set.queries.length / 2;
      asked.push(await ask(name, context, text, answers, fit));
    }
  }
  return asked;
}

async function ask(
  source: string,
  context: Context,
  question: string,
  answers: string[],
  fit: boolean,
): Promise<Asked> {
  const { sentences } = await rankSentences(context, { text: question, collections: collectionsOf(context) });
  const candidates = sentences.map(({ features, sentence, view }) => ({
    x: features,
    right: holds(sentence.text, answers),
    passage: view.passage,
  }));
  return { source, question, fit, candidates };
}

function ordered(candidates: readonly Candidate[], weights: readonly number[]) {
  return candidates
    .map((candidate) => ({
      ...candidate,
      score: candidate.x.reduce((sum, value, i) => sum + value * weights[i]!, 0),
    }))
    .sort((a, b) => b.score - a.score);
}

/** One sentence for each of the first ranks; then what is highlighted with a second sentence where it is almost as likely. */
function report(title: string, asked: readonly Asked[], weights: readonly number[]): void {
  console.log(`\n${title}`);
  for (const source of new Set(asked.map((one) => one.source))) {
    for (const fit of [true, false]) {
      const of = asked
        .filter((one) => one.source === source && one.fit === fit)
        .map((one) => ordered(one.candidates, weights));
      if (of.length === 0) continue;
      const share = (keep: (candidates: ReturnType<typeof ordered>) => boolean) =>
        (of.filter(keep).length / of.length).toFixed(3);
      const second = (list: ReturnType<typeof ordered>, least: number) => {
        const [best, ...others] = list;
        const next = others.find(({ passage }) => passage === best?.passage);
        return best && next && Math.exp(next.score - best.score) >= least ? next : undefined;
      };
      const adaptive = [1, 0.5, 0.3, 0.2, 0.1].map((least) => {
        const hit = share((list) => list[0]?.right === true || second(list, least)?.right === true);
        const highlights = of.filter((list) => second(list, least)).length / of.length + 1;
        return `${least}${least === SECOND_HIGHLIGHT ? '*' : ''} ${hit} (${highlights.toFixed(2)})`;
      });
      console.log(
        `  ${source} ${fit ? 'fit' : 'held'} of ${of.length}: first sentence ${share((list) => list[0]?.right === true)}, ` +
          `first three ${share((list) => list.slice(0, 3).some(({ right }) => right))}; with a second highlight from ${adaptive.join(', ')}`,
      );
    }
  }
}
