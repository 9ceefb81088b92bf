import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { answer } from '../../src/answering/answer.ts';
import { warm } from '../../src/engine/warm.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { fts5 } from '../eval/peers.ts';
import { percentiles } from '../eval/result.ts';
import { openSet } from '../eval/set-library.ts';
import type { SetDocument } from '../eval/sets.ts';
import { seeded } from '../support/generated.ts';

const HELP = `Usage: npm run bench -- [--passages N] [--questions N]

Asks a large library whole questions, and the OR query of FTS5 over the same passages, in turn by fifties. Times are of this machine
at this moment; what holds elsewhere is their ratio. The library is kept in the system's folder for temporary files.`;

/** Paragraphs and questions of a real kind, where they are at hand; else both are generated. */
const REAL = fileURLToPath(new URL('../../../shared/train', import.meta.url));
const PARAGRAPHS_A_DOCUMENT = 8;
/** Characters: people who ask a bot write shorter than those who speak to an official. */
const LONGEST_QUESTION = 120;
/** Questions asked before FTS5 has its turn: near enough for the same noise, far enough to leave it the processor's caches. */
const BLOCK = 50;
/** Different words of the generated kind. */
const VOCABULARY = 60_000;

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '100000' },
    questions: { type: 'string', default: '300' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
await bench(Number(values.passages), Number(values.questions));

async function bench(passageCount: number, questionCount: number): Promise<void> {
  const { paragraphs, questions, kind } = existsSync(REAL) ? real(passageCount) : generated(passageCount);
  const documents = documentsOf(paragraphs);
  const hash = createHash('sha256').update(paragraphs.join('\n')).digest('hex').slice(0, 16);
  const encoder = await openEncoder({
    cacheDir: join(tmpdir(), 'attache-no-models'),
    hubUrl: 'http://127.0.0.1:9',
  });
  const context = await openSet(
    {
      name: `bench-${passageCount}`,
      hash,
      documents,
      queries: [],
      unanswerable: [],
      grades: new Map(),
      candidates: null,
    },
    {
      encoder,
      cacheDir: join(tmpdir(), 'attache-eval'),
      corpusDir: 'corpus',
      inBatches: true,
      onProgress: (text) => console.error(text),
    },
  );
  const collections = [...new Set(context.library.documents.map(({ collection }) => collection))];
  const cut = Array.from({ length: context.library.passageCount }, (_, id) =>
    context.library.passageText(id),
  );
  const peer = fts5(cut.map((text, id) => ({ id: String(id), title: '', text })));
  const asked = spread(questions, questionCount);
  // As the bot does once it has started, and some questions later.
  await warm(context);
  for (const text of asked.slice(0, 20)) await answer(context, { text, collections });

  const encoding: Took[] = [];
  const retrieving: Took[] = [];
  const whole: Took[] = [];
  const peerTimes: Took[] = [];
  for (let start = 0; start < asked.length; start += BLOCK) {
    const block = asked.slice(start, start + BLOCK);
    for (const text of block) {
      encoding.push(await took(() => encoder.encodeQueries([text])));
      retrieving.push(await took(() => retrieve(context, { text, collections })));
      whole.push(await took(() => answer(context, { text, collections })));
    }
    for (const text of block) peerTimes.push(await took(() => peer(text)));
  }
  console.log(
    `${documents.length} documents, ${cut.length} passages (${kind}), ${asked.length} questions; ms`,
  );
  const times = { encoding, retrieving, 'whole question': whole, 'FTS5 OR': peerTimes };
  const figures = (all: readonly Took[]) => ({
    ...percentiles(all.map(({ ms }) => ms)),
    cpu: Math.round((100 * all.reduce((sum, { cpu }) => sum + cpu, 0)) / all.length) / 100,
  });
  const base = figures(peerTimes);
  console.table(
    Object.fromEntries(
      Object.entries(times).map(([name, all]) => {
        const { p50, p95, p99, cpu } = figures(all);
        const ratios = {
          'p50 / FTS5': ratio(p50, base.p50),
          'p99 / FTS5': ratio(p99, base.p99),
          'CPU / FTS5': ratio(cpu, base.cpu),
        };
        return [name, { p50, p95, p99, 'CPU, mean': cpu, ...ratios }];
      }),
    ),
  );
  context.library.close();
  await encoder.close();
}

function ratio(time: number, base: number): number {
  return Math.round((100 * time) / base) / 100;
}

/** Milliseconds that passed, and that processors worked for this process: the steadier figure on a busy machine. */
interface Took {
  ms: number;
  cpu: number;
}

async function took(work: () => Promise<unknown>): Promise<Took> {
  const worked = process.cpuUsage();
  const started = performance.now();
  await work();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(worked);
  return { ms, cpu: (user + system) / 1000 };
}

function real(count: number) {
  const lines = (name: string) =>
    gunzipSync(readFileSync(join(REAL, `${name}.jsonl.gz`)))
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const texts: string[] = [
    ...lines('wh_text').map(({ text }) => text),
    ...lines('wh_title').map(({ b }) => b),
  ];
  return {
    paragraphs: texts.filter((text) => text.length > 200).slice(0, count),
    questions: lines('wh_qa')
      .map(({ a }) => a)
      .filter((text: string) => text.length < LONGEST_QUESTION),
    kind: 'White House paragraphs, reporters’ questions',
  };
}

/** Words as frequent as their ranks tell (Zipf), so that posting lists are as long as those of a real language. */
function generated(count: number) {
  const random = seeded(1);
  const syllables = [
    'ta',
    'ren',
    'mi',
    'sol',
    'ka',
    'dor',
    'pe',
    'vin',
    'lu',
    'gas',
    'tor',
    'ne',
    'bri',
    'sho',
    'fa',
    'wex',
  ];
  const word = () => {
    let rank = Math.floor(VOCABULARY ** random());
    let text = '';
    for (; rank > 0 || text === ''; rank = Math.floor(rank / syllables.length))
      text += syllables[rank % syllables.length];
    return text;
  };
  const text = (length: number) => Array.from({ length }, word).join(' ');
  return {
    paragraphs: Array.from({ length: count }, () => `${text(40)}. ${text(40)}.`),
    questions: Array.from({ length: 2000 }, () => text(9)),
    kind: 'generated',
  };
}

function documentsOf(paragraphs: readonly string[]): SetDocument[] {
  const documents: SetDocument[] = [];
  for (let at = 0; at < paragraphs.length; at += PARAGRAPHS_A_DOCUMENT) {
    const text = paragraphs.slice(at, at + PARAGRAPHS_A_DOCUMENT).join('\n\n');
    documents.push({ id: String(documents.length), title: '', text });
  }
  return documents;
}

function spread<T>(all: readonly T[], limit: number): T[] {
  const step = Math.max(1, Math.floor(all.length / limit));
  return all.filter((_, i) => i % step === 0).slice(0, limit);
}
