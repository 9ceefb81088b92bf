import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import type { RankedSentence } from '../../src/answering/ranking.ts';
import { loadConfig } from '../../src/config.ts';
import { makeContext } from '../../src/engine/local.ts';
import type { Context } from '../../src/library/context.ts';
import { openLibrary } from '../../src/library/open.ts';
import { type Asked as AskedCase, openPassages } from '../eval/passages/library.ts';
import { holdsUnit, type Split, writtenPassages } from '../eval/passages/written.ts';
import { openSet } from '../eval/set-library.ts';
import { type EvaluationSet, readSet } from '../eval/sets.ts';
import { strangeQuestions, trainingSets } from './training-sets.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHARED = join(ROOT, '../shared');
export const CORPUS = join(ROOT, 'corpus');
/** Libraries made for fitting and measuring are kept here from run to run. */
export const CACHE = join(ROOT, '.attache/fit');

export interface OwnQuestion {
  id: string;
  question: string;
  language: 'en' | 'ko';
  answers: string[];
  answerable: boolean;
  /** What tells the answer, by the name of its collection. */
  story: string | null;
  split: 'fit' | 'held';
}

/** Questions with a library to ask them of. */
export interface Own {
  name: string;
  context: Context;
  questions: OwnQuestion[];
}

export async function encoder(): Promise<Encoder> {
  const { model, modelCacheDir, hubUrl } = loadConfig({});
  return openEncoder({ model, cacheDir: modelCacheDir, hubUrl });
}

const SEEDS = ['seeds-extra', 'seeds-typed', 'seeds-fresh', 'seeds-kinds'];

/** Our own questions over the sample corpus and, where they are there, over the documents in ../shared/seeds. */
export async function ownQuestions(using: Encoder): Promise<Own[]> {
  const own = await open('sample', CORPUS, ['sample', 'sample-typed', 'sample-fresh'], using);
  const seeds = join(SHARED, 'seeds');
  if (existsSync(seeds)) own.push(...(await open('seeds', seeds, SEEDS, using)));
  else console.log(`SKIPPED ${SEEDS.join(', ')}: ../shared/seeds is not there`);
  return own;
}

async function open(
  name: string,
  corpusDir: string,
  files: readonly string[],
  using: Encoder,
): Promise<Own[]> {
  const dataDir = join(CACHE, `${name}-${using.fingerprint.slice(0, 12)}`);
  const byStory = storiesApart(corpusDir, join(CACHE, `${name}-stories`));
  await buildLibrary({ config: { corpusDir: byStory, dataDir }, encoder: using });
  const library = await openLibrary({ dataDir, encoder: using });
  const context = makeContext(library, using, { corpusDir }, () => new Date('2026-01-01T00:00:00Z'));
  return files.map((file) => ({
    name: file,
    context,
    questions: readOwn(join(ROOT, 'test/questions', `${file}.jsonl`)),
  }));
}

/** A copy of a corpus with one collection a story (both languages together), so that a question can be asked without it. */
function storiesApart(corpusDir: string, copy: string): string {
  rmSync(copy, { recursive: true, force: true });
  for (const path of readdirSync(corpusDir, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(?:md|txt)$/.test(path)) continue;
    const folder = join(copy, pathWithoutLanguage(path));
    mkdirSync(folder, { recursive: true });
    cpSync(join(corpusDir, path), join(folder, basename(path)));
  }
  return copy;
}

/** The story a document tells: its name without ending and language. */
export const pathWithoutLanguage = (path: string) => basename(path).replace(/(?:\.ko)?\.\w+$/, '');

function readOwn(path: string): OwnQuestion[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .map((one) => {
      const document = one.document ?? one.doc ?? null;
      return { ...one, answerable: document !== null, story: document && pathWithoutLanguage(document) };
    });
}

/** An evaluation set of ../shared/eval as a library; null, and said, where it is not there. */
export async function evaluationSet(
  name: string,
  using: Encoder,
): Promise<{ set: EvaluationSet; context: Context } | null> {
  const folder = join(SHARED, 'eval', name);
  if (!existsSync(folder)) {
    console.log(`SKIPPED ${name}: ../shared/eval/${name} is not there`);
    return null;
  }
  const set = readSet(folder);
  return { set, context: await openSet(set, { encoder: using, cacheDir: CACHE, corpusDir: CORPUS }) };
}

/** The sets made of ../shared/train, as libraries. */
export async function trainingMaterial(using: Encoder): Promise<{ set: EvaluationSet; context: Context }[]> {
  const found = [];
  for (const set of trainingSets(SHARED))
    found.push({ set, context: await openSet(set, { encoder: using, cacheDir: CACHE, corpusDir: CORPUS }) });
  return found;
}

/** One of our reading questions, as it is asked of a library. */
export interface WrittenCase extends AskedCase {
  split: Split;
  scope: 'domain' | 'all';
  source: string;
}

/** Our reading questions of passages kept apart from the reader's training, with those of held domains if `held`; each as it is asked of a library. */
export async function writtenQuestions(
  using: Encoder,
  held: boolean,
): Promise<{ context: Context; cases: WrittenCase[] }> {
  const all = writtenPassages();
  const { context, asked } = await openPassages(all, { encoder: using, cacheDir: CACHE, corpusDir: CORPUS });
  const splits = held ? (['dev', 'held'] as const) : (['dev'] as const);
  const cases = splits.flatMap((split) =>
    (['domain', 'all'] as const).flatMap((scope) =>
      asked(
        all.filter((passage) => passage.split === split),
        scope,
      ).map((one) => ({ ...one, split, scope, source: `written, ${split}, ${scope}` })),
    ),
  );
  return { context, cases };
}

/** Whether a sentence is one that answers a written question. */
export function isRight(
  { library }: Context,
  asked: WrittenCase,
  { view, sentence }: RankedSentence,
): boolean {
  return (
    asked.case === 'answered' &&
    library.documents[view.document]!.path === asked.path &&
    holdsUnit([sentence.text], asked.units)
  );
}

/** Questions that our own documents have nothing to say about; none where ../shared/train is not there. */
export const strangers = (): string[] => strangeQuestions(SHARED);

/** Names of all collections of a library. */
export function collectionsOf({ library }: Context): string[] {
  return [...new Set(library.documents.map(({ collection }) => collection))];
}

/** Whether a text holds one of the answers, white space and spaces before punctuation folded. */
export function holds(text: string, answers: readonly string[]): boolean {
  const fold = (value: string) =>
    value
      .replace(/\s+/gu, ' ')
      .replace(/ ([,.;:!?)'’])/gu, '$1')
      .replace(/([(]) /gu, '$1')
      .toLowerCase();
  const folded = fold(text);
  return answers.some((answer) => folded.includes(fold(answer)));
}

/** Fewest letters of a sentence that is looked for in a longer answer. */
const SENTENCE = 12;

/** Whether a sentence says the answer: holds it, or is a part of an answer of several sentences. */
export function saysIt(sentence: string, answers: readonly string[]): boolean {
  const folded = sentence.replace(/\s+/gu, ' ').trim();
  return (
    holds(sentence, answers) ||
    (folded.length >= SENTENCE && answers.some((answer) => holds(answer, [folded])))
  );
}
