import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bearingOf, ON_TOPIC, probabilityOf, topicOf } from '../../src/briefing/topic.ts';
import type { Context } from '../../src/library/context.ts';
import { logistic } from '../fit/regression.ts';

/** Which story a document of the samples or seeds tells, by a part of its path. */
const STORIES: [part: string, story: string][] = [
  ['secretary-general-race', 'race'],
  ['north-korean-ambassadors', 'envoys'],
  ['multilateral-diplomacy', 'forums'],
  ['mission-chiefs', 'chiefs'],
  ['korea-society', 'speech'],
  ['000_', 'race'],
  ['001_', 'forums'],
  ['002_', 'envoys'],
  ['003_', 'chiefs'],
  ['004_', 'speech'],
];

/** A topic and a document: how it bears on the topic, and whether somebody who watches it would want to be told. */
export interface Pair {
  topic: string;
  path: string;
  split: 'fit' | 'held';
  covered: number;
  cosine: number;
  on: boolean;
}

/** Every topic of test/gold/topics.jsonl with every document of the library. */
export async function topicPairs(context: Context): Promise<Pair[]> {
  const file = fileURLToPath(new URL('../gold/topics.jsonl', import.meta.url));
  const topics: { topic: string; on: string[]; split: Pair['split'] }[] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const collections = context.library.documents.map(({ collection }) => collection);
  const pairs: Pair[] = [];
  for (const { topic, on, split } of topics) {
    const taken = await topicOf(context, topic, collections);
    for (const [document, { path }] of context.library.documents.entries()) {
      const story = STORIES.find(([part]) => path.includes(part))?.[1];
      const bearing = bearingOf(context, taken, document);
      if (!story || !bearing) continue;
      const { covered, cosine } = bearing;
      pairs.push({ topic, path, split, covered, cosine, on: on.includes(story) });
    }
  }
  return pairs;
}

/** Weights of the bearing, found by logistic regression on the pairs to fit on. */
export function fittedBearing(pairs: readonly Pair[]): string {
  const examples = pairs
    .filter(({ split }) => split === 'fit')
    .map(({ covered, cosine, on }) => ({ x: [covered, cosine], y: Number(on), weight: 1 }));
  const { weights, bias } = logistic(examples, PENALTY);
  const [covered, cosine] = weights.map((weight) => Math.round(weight * 10) / 10);
  return JSON.stringify({ covered, cosine, bias: Math.round(bias * 10) / 10 });
}

/** Little: two weights on some three hundred pairs hardly overfit. */
const PENALTY = 0.0005;

/** The pairs told apart at the shipped threshold and around it. */
export function topicTable(sample: readonly Pair[], seeds: readonly Pair[] | null): string {
  const sets: [string, readonly Pair[]][] = [
    ['sample, fitted on', sample.filter(({ split }) => split === 'fit')],
    ['sample, held out', sample.filter(({ split }) => split === 'held')],
    ...(seeds ? [['seeds', seeds] as [string, readonly Pair[]]] : []),
  ];
  const rows = sets.flatMap(([name, pairs]) =>
    [0.3, 0.4, ON_TOPIC, 0.6, 0.7].map((threshold) => {
      const { precision, recall, f1 } = judged(pairs, threshold);
      const figures = [precision, recall, f1].map((value) => value.toFixed(3).padStart(11)).join('');
      const mark = threshold === ON_TOPIC ? ' (shipped)' : '';
      return `${name.padEnd(20)}${String(pairs.length).padStart(5)}${threshold.toFixed(2).padStart(11)}${figures}${mark}`;
    }),
  );
  return [`${'topics'.padEnd(20)}pairs  threshold  precision     recall         F1`, ...rows].join('\n');
}

export interface Judged {
  precision: number;
  recall: number;
  f1: number;
}

/** How well the pairs are told apart at a threshold. */
export function judged(pairs: readonly Pair[], threshold: number): Judged {
  const said = pairs.filter((pair) => probabilityOf(pair) >= threshold);
  const right = said.filter(({ on }) => on).length;
  const wanted = pairs.filter(({ on }) => on).length;
  const precision = said.length === 0 ? 1 : right / said.length;
  const recall = wanted === 0 ? 1 : right / wanted;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}
