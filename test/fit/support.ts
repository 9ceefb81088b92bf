import { readdirSync } from 'node:fs';
import { rankSentences } from '../../src/answering/rank-sentences.ts';
import { statements } from '../../src/checking/support/statements.ts';
import { supportEvidence, supportOf } from '../../src/checking/support/support-confidence.ts';
import { SUPPORT_FEATURES } from '../../src/checking/support/support-features.ts';
import { SUPPORTED } from '../../src/checking/support/support-weights.ts';
import { readDocument } from '../../src/documents/read.ts';
import { CORPUS, collectionsOf, encoder, ownQuestions } from './material.ts';
import { type Example, logistic, probability } from './regression.ts';
import { writeConstants } from './write.ts';

/** Which of the five original documents each of our notes retells, by how their names begin. */
const ORIGINALS: [note: RegExp, original: string][] = [
  [/secretary-general-race/, '000_'],
  [/multilateral-diplomacy/, '001_'],
  [/north-korean-ambassadors/, '002_'],
  [/2017-meeting/, '003_'],
  [/korea-society/, '004_'],
];
/** Statements wrongly called supported, of those nothing supports. */
const FALSE_SUPPORT = 0.05;

interface Stated {
  text: string;
  x: number[];
  now: number;
  supported: boolean;
  /** The best sentence stands in the document that the statement retells. */
  right: boolean;
  fit: boolean;
}

/**
 * Fits when a sentence counts as supported: the sentences of our notes retell the original documents in other words,
 * and in Korean. Each is looked for in the original (supported) and in the other originals (not supported).
 */
export async function fitSupport(): Promise<void> {
  const seeds = (await ownQuestions(await encoder())).find(({ name }) => name === 'seeds-extra');
  if (!seeds) return;
  const { context } = seeds;
  const collections = collectionsOf(context);
  const stated: Stated[] = [];
  const notes = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort();
  for (const note of notes) {
    const original = ORIGINALS.find(([pattern]) => pattern.test(note))?.[1];
    if (!original) continue;
    const { text } = await readDocument(CORPUS, note);
    const home = context.library.documents.findIndex(({ path }) => path.startsWith(original));
    const others = context.library.documents.filter((_, i) => i !== home);
    for (const [index, { start, end }] of statements(text).stated.entries()) {
      const statement = text.slice(start, end);
      const fit = index % 2 === 0;
      for (const document of [null, others[index % others.length]!.id]) {
        const ranking = await rankSentences(context, { text: statement, collections, document });
        const best = ranking.sentences[0];
        if (!best) continue;
        const right = best.view.document === home;
        stated.push({
          text: statement,
          x: supportEvidence(ranking),
          now: supportOf(ranking).confidence,
          supported: document === null,
          right,
          fit,
        });
      }
    }
  }
  report('as it is', stated, ({ now }) => now, SUPPORTED);
  const fitted = logistic(
    stated.filter(({ fit, supported, right }) => fit && (!supported || right)).map(asExample),
  );
  const score = ({ x }: Stated) => probability(fitted, x);
  const unsupported = stated
    .filter(({ fit, supported }) => fit && !supported)
    .map(score)
    .sort((a, b) => a - b);
  const threshold = unsupported[Math.floor(unsupported.length * (1 - FALSE_SUPPORT))]!;
  report('fitted', stated, score, threshold);
  writeConstants('checking/support/support-weights.ts', {
    SUPPORT_WEIGHTS: Object.fromEntries(SUPPORT_FEATURES.map((name, i) => [name, fitted.weights[i]!])),
    SUPPORT_BIAS: fitted.bias,
    SUPPORTED: threshold,
  });
}

function asExample({ x, supported }: Stated): Example {
  return { x, y: supported ? 1 : 0, weight: 1 };
}

function report(
  title: string,
  stated: readonly Stated[],
  score: (one: Stated) => number,
  threshold: number,
): void {
  console.log(`\n${title} (threshold ${threshold.toFixed(3)})`);
  for (const fit of [true, false]) {
    for (const korean of [false, true]) {
      const of = stated.filter((one) => one.fit === fit && /[가-힣]/.test(one.text) === korean);
      const yes = of.filter(({ supported }) => supported);
      const no = of.filter(({ supported }) => !supported);
      const share = (list: Stated[], is: (one: Stated) => boolean) =>
        (list.filter(is).length / (list.length || 1)).toFixed(3);
      console.log(
        `  ${korean ? 'Korean' : 'English'} ${fit ? 'fit' : 'held'}: right document first ${share(yes, ({ right }) => right)}, ` +
          `supported ${share(yes, (one) => score(one) >= threshold)} of ${yes.length}, ` +
          `wrongly supported ${share(no, (one) => score(one) >= threshold)} of ${no.length}`,
      );
    }
  }
}
