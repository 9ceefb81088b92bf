import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { indexInBackground } from '../../embeddings/indexing/background.ts';
import { answer } from '../../src/answering/answer.ts';
import { loadConfig } from '../../src/config.ts';
import { makeContext } from '../../src/engine/local.ts';
import { warm } from '../../src/engine/warm.ts';
import { openLibrary } from '../../src/library/open.ts';
import type { Library } from '../../src/library/types.ts';
import { dot } from '../../src/library/vectors.ts';
import { fts5, orama } from '../eval/peers.ts';
import { memory, round, type Took, timesOf, took } from './measure.ts';
import { spread } from './texts.ts';

/** Questions asked before another has its turn: near enough for the same noise, far enough to leave it the processor's caches. */
const BLOCK = 50;
/** Questions whose nearest are also looked for by comparing all. */
const EXACT = 50;
/** Passages up to which Orama is measured: it holds everything in memory as objects, and takes minutes to take in more. */
const ORAMA_PASSAGES = 20_000;
/** Passages up to which it is also asked while all is indexed anew, which takes as long again. */
const REINDEXED_PASSAGES = 200_000;

/** Asks a built library and prints as JSON how long that took: `ask-child.ts CORPUS DATA QUESTIONS`, the last a JSON file. */
const [, , corpusDir = '', dataDir = '', questions = ''] = process.argv;
const config = loadConfig({ CORPUS_DIR: corpusDir, DATA_DIR: dataDir });
const asked = JSON.parse(readFileSync(questions, 'utf8')) as string[];
const offline = { cacheDir: join(tmpdir(), 'attache-no-models'), hubUrl: 'http://127.0.0.1:9' };

const encoder = await openEncoder(offline);
const empty = memory().now;
const opened = await took(() => openLibrary({ dataDir, encoder }));
const library = opened.value;
const context = makeContext(library, encoder, config, () => new Date());
const collections = [...new Set(library.documents.map(({ collection }) => collection))];
const ask = (text: string) => took(() => answer(context, { text, collections }));
const first = await ask(asked[0]!);
const warming = await took(() => warm(context));

const cold: Took[] = [];
for (const text of asked) cold.push(await ask(text));
const held = memory();

const texts = Array.from({ length: library.passageCount }, (_, id) => ({
  id: String(id),
  title: '',
  text: library.passageText(id),
}));
const peers: Record<string, (text: string) => Promise<unknown>> = { FTS5: fts5(texts) };
if (texts.length <= ORAMA_PASSAGES) peers.Orama = await orama(texts);
const whole: Took[] = [];
const peerTimes: Record<string, Took[]> = {};
for (let start = 0; start < asked.length; start += BLOCK) {
  const block = asked.slice(start, start + BLOCK);
  for (const text of block) whole.push(await ask(text));
  for (const [name, peer] of Object.entries(peers)) {
    peerTimes[name] ??= [];
    for (const text of block) peerTimes[name].push(await took(() => peer(text)));
  }
}

const found = await recall(library, spread(asked, EXACT));
const during: Took[] = [];
let over = library.passageCount > REINDEXED_PASSAGES;
const indexing = over
  ? null
  : indexInBackground(config, { rebuild: true }).finally(() => {
      over = true;
    });
for (let i = 0; !over && during.length < asked.length; i++) during.push(await ask(asked[i % asked.length]!));
await indexing;

console.log(
  JSON.stringify({
    passages: library.passageCount,
    opening: round(opened.ms / 1000),
    firstAnswer: round((opened.ms + first.ms) / 1000),
    warming: round(warming.ms / 1000),
    memory: held.now - empty,
    memoryMost: held.most,
    cold: timesOf(cold),
    warm: timesOf(whole),
    whileIndexing: during.length > 0 ? timesOf(during) : null,
    peers: Object.fromEntries(Object.entries(peerTimes).map(([name, all]) => [name, timesOf(all)])),
    recall: found,
  }),
);
library.close();
await encoder.close();

/** Share of the true nearest that are found, of 10, 50 and 100. */
async function recall({ passageCount, vector, nearest }: Library, some: readonly string[]) {
  const vectors: Float32Array[] = [];
  for (const text of some) vectors.push(await encoder.encodeQueries([text]));
  const cosines = vectors.map(() => new Float32Array(passageCount));
  for (let id = 0; id < passageCount; id++) {
    const other = vector(id);
    for (const [i, one] of vectors.entries()) cosines[i]![id] = dot(one, other);
  }
  const all = new Set(collections);
  return Object.fromEntries(
    [10, 50, 100].map((count) => {
      const shares = vectors.map((one, i) => {
        const floor = cosines[i]!.toSorted().at(-Math.min(count, passageCount))!;
        const hits = nearest(one, count, all).filter(({ passage }) => cosines[i]![passage]! >= floor);
        return hits.length / Math.min(count, passageCount);
      });
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      return [count, Math.round(10_000 * mean) / 10_000];
    }),
  );
}
