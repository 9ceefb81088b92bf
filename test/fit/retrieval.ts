import { WEIGHTS, type Weights } from '../../src/retrieval/weights.ts';
import { encoder } from './material.ts';
import { type Measured, measuredSets } from './retrieval-sets.ts';

const SETS = [
  'xquad-en',
  'qed-nq-dev',
  'cranfield',
  'cisi',
  'med',
  'npl',
  'wikiqa-dev',
  'korquad1-dev',
  'news-ko-en',
];
/** Questions taken of each set. */
const QUESTIONS = 300;

/**
 * Constants by the order they are tried in, and values to try: round ones, so that nobody tunes to the third decimal. What
 * depends on the encoder comes first.
 */
const TRIED: Record<string, readonly number[]> = {
  'semantic.en': [0.1, 0.15, 0.2, 0.25, 0.3, 0.4],
  'semantic.ko': [0, 0.05, 0.1, 0.15, 0.2],
  'semantic.across': [0.15, 0.2, 0.25, 0.3, 0.4],
  'semantic.first': [0, 0.1, 0.2],
  feedback: [0, 0.3, 0.5, 0.8],
  company: [0, 0.5, 0.8, 1, 1.2],
  'k1.latin': [0.9, 1.2, 1.5, 2],
  'k1.hangul': [0.8, 1, 1.2],
  'b.body': [0.4, 0.5, 0.6, 0.75],
  'field.title': [2, 3, 4],
  document: [0, 0.3, 0.5, 0.7, 1],
  functionWord: [0.15, 0.3, 0.5],
  'near.pair': [0, 0.2, 0.4, 0.7],
  'near.window': [0, 0.15, 0.3, 0.5],
  'korean.tail': [0.1, 0.2, 0.5],
  'korean.across': [0.1, 0.3, 0.5],
  'korean.whole': [0.2, 0.5, 0.8],
  translation: [0.1, 0.14, 0.2],
};

/** A constant is changed only for so much more in the mean of all sets, and only while no set loses more than `MOST_LOST`. */
const LEAST_GAIN = 0.001;
const MOST_LOST = 0.006;

/**
 * Tries other values of the constants of the ranking, one after the other, on the sets of ../shared/eval and prints what each
 * does to the nDCG@10 of every set. A value that is better in the mean is kept while the next constants are tried;
 * `src/retrieval/weights.ts` is changed by hand. Words after the name choose constants: `npm run fit -- retrieval semantic k1`.
 */
export async function fitRetrieval(): Promise<void> {
  const chosen = process.argv.slice(3);
  const paths = Object.keys(TRIED).filter(
    (path) => chosen.length === 0 || chosen.some((start) => path.startsWith(start)),
  );
  const using = await encoder();
  const sets = await measuredSets(SETS, using, QUESTIONS);
  if (sets.length === 0) return;
  console.log(row('', [...sets.map(({ name }) => name.slice(0, 9)), 'mean']));
  let weights = WEIGHTS;
  let now = await measure(sets, weights);
  console.log(row('as it is', [...now, mean(now)].map(plain)));
  const changed: string[] = [];
  for (const path of paths) {
    let best: { value: number; weights: Weights; figures: number[] } | undefined;
    for (const value of TRIED[path]!) {
      if (value === valueAt(weights, path)) continue;
      const other = withValue(weights, path, value);
      const figures = await measure(sets, other);
      const gains = figures.map((figure, i) => figure - now[i]!);
      console.log(row(`${path} ${valueAt(weights, path)} → ${value}`, [...gains, mean(gains)].map(signed)));
      const enough = mean(gains) >= LEAST_GAIN && Math.min(...gains) >= -MOST_LOST;
      if (enough && mean(figures) > mean(best?.figures ?? now)) best = { value, weights: other, figures };
    }
    if (!best) continue;
    changed.push(`${path}: ${best.value}`);
    weights = best.weights;
    now = best.figures;
    console.log(row(`${path} ${best.value} kept`, [...now, mean(now)].map(plain)));
  }
  console.log(changed.length > 0 ? `Better: ${changed.join(', ')}` : 'Nothing better was found.');
  await using.close();
}

async function measure(sets: readonly Measured[], weights: Weights): Promise<number[]> {
  const figures: number[] = [];
  for (const { ndcg10 } of sets) figures.push(await ndcg10(weights));
  return figures;
}

type Tree = { [key: string]: Tree | number };

function valueAt(weights: Weights, path: string): number {
  return path
    .split('.')
    .reduce<Tree | number>((at, key) => (at as Tree)[key]!, weights as unknown as Tree) as number;
}

function withValue(weights: Weights, path: string, value: number): Weights {
  const changed = structuredClone(weights) as unknown as Tree;
  const keys = path.split('.');
  const last = keys.pop()!;
  keys.reduce<Tree>((at, key) => at[key] as Tree, changed)[last] = value;
  return changed as unknown as Weights;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const plain = (value: number) => value.toFixed(4);
const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(4)}`;
const row = (title: string, cells: readonly string[]) =>
  title.padEnd(28) + cells.map((cell) => cell.padStart(10)).join('');
