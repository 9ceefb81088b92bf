import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { makeContext } from '../../src/engine/local.ts';
import { openLibrary } from '../../src/library/open.ts';
import { judgementOf } from './calibration.ts';
import { mean, measureRanking, share } from './metrics.ts';
import { fts5, miniSearch, orama } from './peers.ts';
import { answersOf, ask, bestSentences } from './quoted.ts';
import { fusedRanking, lexicalRanking, semanticRanking } from './rank-documents.ts';
import { percentiles, type SetResult } from './result.ts';

/** One question of a question file; `document` (or `doc`) null: nothing in the documents answers. */
interface AskedQuestion {
  id: string;
  question: string;
  answers: string[];
  document?: string | null;
  doc?: string | null;
  /** A document that answers as well. */
  also?: string;
}

export interface QuestionsOptions {
  encoder: Encoder;
  /** JSON lines. */
  questions: string;
  corpusDir: string;
  cacheDir: string;
  onProgress: (text: string) => void;
}

/** Questions of a file asked of a folder of documents, read and indexed as `npm run index` does. */
export async function evaluateQuestions(options: QuestionsOptions): Promise<SetResult> {
  const { encoder, corpusDir, onProgress } = options;
  const dataDir = join(
    options.cacheDir,
    `questions-${basename(corpusDir)}-${encoder.fingerprint.slice(0, 12)}`,
  );
  await buildLibrary({ config: { corpusDir, dataDir }, encoder });
  const library = await openLibrary({ dataDir, encoder });
  const context = makeContext(library, encoder, { corpusDir }, () => new Date('2026-01-01T00:00:00Z'));
  const collections = [...new Set(library.documents.map(({ collection }) => collection))];
  const all = readFileSync(options.questions, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): AskedQuestion => JSON.parse(line));
  const answerable = all.filter((one) => relevantTo(one).size > 0);
  const rankings = async (rank: (text: string) => Promise<string[]>) => {
    const measures = [];
    for (const one of answerable) measures.push(measureRanking(await rank(one.question), relevantTo(one)));
    return mean(measures);
  };
  const texts = library.documents.map(({ path, title }, i) => ({ id: path, title, text: library.text(i) }));
  onProgress(`${basename(options.questions)}: ${all.length} questions`);
  const question = (text: string) => ({ text, collections });
  const asked = [];
  await ask(context, question(all[0]!.question), []);
  for (const one of all) {
    asked.push({ one, quoted: await ask(context, question(one.question), one.answers) });
  }
  const good = asked.filter(({ one }) => relevantTo(one).size > 0);
  const bad = asked.filter(({ one }) => relevantTo(one).size === 0);
  const sentences = [];
  for (const { question: text, answers } of good.map(({ one }) => one))
    sentences.push(await bestSentences(context, question(text), answers));
  const result: SetResult = {
    documents: library.documents.length,
    queries: all.length,
    lexical: await rankings((text) => lexicalRanking(context, question(text))),
    semantic: await rankings((text) => semanticRanking(context, question(text))),
    fused: await rankings((text) => fusedRanking(context, question(text))),
    answers: answersOf(
      good.map(({ quoted }) => quoted),
      sentences,
    ),
    abstention: {
      abstained: share(bad, ({ quoted }) => quoted.abstained),
      falselyAbstained: share(good, ({ quoted }) => quoted.abstained),
    },
    judgement: judgementOf(
      asked.map(({ one, quoted: { confidence, first } }) => {
        const answerable = relevantTo(one).size > 0;
        return { confidence, answerable, right: answerable && first };
      }),
    ),
    peers: {
      fts5: await rankings(fts5(texts)),
      minisearch: await rankings(miniSearch(texts)),
      orama: await rankings(await orama(texts)),
    },
    ms: percentiles(asked.map(({ quoted }) => quoted.milliseconds)),
  };
  library.close();
  return result;
}

function relevantTo({ document, doc, also }: AskedQuestion): Map<string, number> {
  const paths = [document ?? doc, also].filter((path): path is string => typeof path === 'string');
  return new Map(paths.map((path) => [path, 1]));
}
