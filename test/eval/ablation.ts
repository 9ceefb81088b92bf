import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { loadConfig } from '../../src/config.ts';
import type { Context } from '../../src/library/context.ts';
import { WEIGHTS, type Weights } from '../../src/retrieval/weights.ts';
import { encoder as openShipped } from '../fit/material.ts';
import { measureRanking } from './metrics.ts';
import { openPassages } from './passages/library.ts';
import { writtenPassages } from './passages/written.ts';
import { fusedRanking } from './rank-documents.ts';
import { openSet } from './set-library.ts';
import { readSet } from './sets.ts';

/** Sets that no rule or constant was written for, and questions taken of each. */
const SETS = ['squad2-dev', 'wikiqa-dev', 'qed-nq-dev', 'korquad1-dev', 'news-ko-en', 'cranfield'];
const QUESTIONS = Number(process.argv[2] ?? 80);

/** Every constant of ranking by its path in `WEIGHTS`, with the value that takes its part of the ranking away. */
const OFF: Record<string, number> = {
  'semantic.en': 0,
  'semantic.ko': 0,
  'semantic.across': 0,
  'semantic.first': 0,
  feedback: 0,
  company: 0,
  document: 0,
  'field.title': 1,
  'field.headings': 0,
  'b.body': 0,
  functionWord: 1,
  repetition: 0,
  compound: 0,
  'korean.tail': 0,
  'korean.across': 0,
  'korean.whole': 0,
  translation: 2,
  'near.pair': 0,
  'near.window': 0,
  'expansion.acronym': 0,
  'expansion.glossary': 0,
  'expansion.synonym': 0,
  'expansion.lexicon': 0,
  'expansion.name': 0,
  'expansion.sound': 0,
  'expansion.spelling': 0,
  period: 0,
  phrase: 0,
};

interface Asked {
  context: Context;
  text: string;
  collections: string[];
  grades: ReadonlyMap<string, number>;
}

/**
 * Prints nDCG@10 of the ranking on sets that nothing was written for, and by how much each constant's part adds to it: what adds
 * nothing anywhere should go. Usage: npm run ablation -- [QUESTIONS a set].
 */
async function main(): Promise<void> {
  const encoder = await openShipped();
  const sets = new Map<string, Asked[]>();
  for (const name of SETS) {
    const folder = fileURLToPath(new URL(`../../../shared/eval/${name}`, import.meta.url));
    if (existsSync(folder)) sets.set(name, await ofSet(folder, encoder));
    else console.log(`SKIPPED ${name}: ../shared/eval/${name} is not there`);
  }
  for (const [name, asked] of await ofPassages(encoder)) sets.set(name, asked);
  console.log(
    row(
      '',
      [...sets.keys()].map((name) => name.slice(0, 9)),
    ),
  );
  const all = await figures(sets, WEIGHTS);
  console.log(
    row(
      'as it is',
      all.map((value) => value.toFixed(3)),
    ),
  );
  for (const [path, value] of Object.entries(OFF)) {
    const without = await figures(sets, withValue(path, value));
    const added = all.map((figure, i) => figure - without[i]!);
    console.log(
      row(
        path,
        added.map((one) => (Math.abs(one) < 0.0005 ? '·' : signed(one))),
      ),
    );
  }
  await encoder.close();
}

const options = (encoder: Encoder) => ({
  encoder,
  cacheDir: join(tmpdir(), 'attache-eval'),
  corpusDir: loadConfig({}).corpusDir,
});

async function ofSet(folder: string, encoder: Encoder): Promise<Asked[]> {
  const set = readSet(folder);
  const context = await openSet(set, options(encoder));
  const collections = [...new Set(context.library.documents.map(({ collection }) => collection))];
  return spread(set.queries).map(({ id, text }) => ({
    ...{ context, text, collections },
    grades: set.grades.get(id)!,
  }));
}

/** Our own questions of passages the reader was not trained on: in one language, and Korean ones over English passages. */
async function ofPassages(encoder: Encoder): Promise<[string, Asked[]][]> {
  const all = writtenPassages();
  if (all.length === 0) return [];
  const library = await openPassages(all, options(encoder));
  const asked = library
    .asked(
      all.filter(({ split }) => split !== 'held'),
      'domain',
    )
    .filter((one) => one.case === 'answered');
  const isAcross = (domain: string) => domain.startsWith('x-');
  return [false, true].map((across): [string, Asked[]] => {
    const own = asked.filter(({ passage }) => isAcross(passage.domain) === across);
    const chosen = spread(own).map(({ text, collections, path }) => ({
      ...{ context: library.context, text, collections },
      grades: new Map([[path, 1]]),
    }));
    return [across ? 'ko → en' : 'own', chosen];
  });
}

async function figures(sets: ReadonlyMap<string, readonly Asked[]>, weights: Weights): Promise<number[]> {
  const found: number[] = [];
  for (const asked of sets.values()) {
    let sum = 0;
    for (const { context, text, collections, grades } of asked)
      sum += measureRanking(await fusedRanking(context, { text, collections }, weights), grades).ndcg10;
    found.push(sum / asked.length);
  }
  return found;
}

function withValue(path: string, value: number): Weights {
  const changed = structuredClone(WEIGHTS);
  const keys = path.split('.');
  const last = keys.pop()!;
  const at = keys.reduce((tree: Record<string, unknown>, key) => tree[key] as Record<string, unknown>, {
    ...changed,
  });
  if (keys.length === 0) return { ...changed, [last]: value };
  at[last] = value;
  return changed;
}

function spread<T>(all: readonly T[]): T[] {
  const step = Math.max(1, all.length / QUESTIONS);
  return all.filter((_, i) => i === 0 || Math.floor(i / step) !== Math.floor((i - 1) / step));
}

const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(3)}`;
const row = (title: string, cells: readonly string[]) =>
  title.padEnd(20) + cells.map((cell) => cell.padStart(10)).join('');

await main();
