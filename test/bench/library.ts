import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { connectForReading } from '../../src/library/database.ts';
import { openGraph } from '../../src/library/graph.ts';
import { byComparing, byGraph, EXACT_PASSAGES, EXACT_SHARE, mark } from '../../src/library/nearest.ts';
import { openLibrary } from '../../src/library/open.ts';
import { viewOf } from '../../src/library/view.ts';
import { generatedDocument, seeded, writeCorpus } from '../support/generated.ts';

const HELP = `Usage: npm run bench:library -- [--passages N] [--queries N]

Indexes a generated corpus and prints how long it takes, to open it, and to find the 50 nearest passages by the graph
and by comparing all, for several shares of the passages that may be shown. Times are of this machine at this moment;
what holds elsewhere is the ratio of the two, and the share of true neighbours the graph finds.`;

const NEAREST = 50;
/** Collections of the generated corpus, each with this share of the documents, in thousandths. */
const SHARES = { c10: 10, c20: 20, c50: 50, c100: 100, c200: 200, rest: 620 };

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '20000' },
    queries: { type: 'string', default: '200' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const root = mkdtempSync(join(tmpdir(), 'attache-bench-'));
const config = { corpusDir: join(root, 'corpus'), dataDir: join(root, 'data') };
try {
  await bench();
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function bench() {
  const encoder = await openEncoder({ cacheDir: join(root, 'models'), hubUrl: 'http://127.0.0.1:9' });
  writeCorpus(config.corpusDir, documents(Number(values.passages) / 8));
  const building = await measured(() => buildLibrary({ config, encoder, onProgress: showStep() }));
  const again = await measured(() => buildLibrary({ config, encoder }));
  const opening = await measured(() => openLibrary({ dataDir: config.dataDir }));
  opening.value.close();
  console.table({
    'documents, passages': `${building.value.documents}, ${building.value.passages}`,
    'library.db, graph (MB)': readdirSync(config.dataDir)
      .filter((name) => /\.(db|hnsw)$/.test(name))
      .map((name) => `${name.slice(0, 8)} ${Math.round(statSync(join(config.dataDir, name)).size / 1e6)}`)
      .join(', '),
    'indexing, s': (building.ms / 1000).toFixed(1),
    'indexing again, nothing changed, s': (again.ms / 1000).toFixed(2),
    'opening, s': (opening.ms / 1000).toFixed(2),
  });

  const connection = connectForReading(config.dataDir);
  const view = viewOf(connection)!;
  const graph = await openGraph(config.dataDir, view);
  for (let document = 0; document < view.entries.length; document++) view.vectors.load(document);
  const questions = await questionVectors(Number(values.queries));
  const names = Object.keys(SHARES);
  const sets = [...names.slice(0, -1).map((name) => [name]), ['c200', 'rest'], names];
  console.table(sets.map((collections) => compare(collections)));
  console.log(`All are compared up to ${EXACT_PASSAGES} passages and below a share of ${EXACT_SHARE}.`);
  connection.close();

  function compare(collections: string[]) {
    const allowed = mark(view, new Set(collections));
    const graphMs: number[] = [];
    const compareMs: number[] = [];
    let hits = 0;
    let all = 0;
    for (const question of questions) {
      const byHand = timed(() => byComparing(view, question, NEAREST, allowed), compareMs);
      const found = timed(
        () => byGraph(view, graph, question, Math.min(NEAREST, allowed.count), allowed),
        graphMs,
      );
      const ids = new Set(found.map(({ passage }) => passage));
      all += byHand.length;
      hits += byHand.filter(({ passage }) => ids.has(passage)).length;
    }
    return {
      share: (allowed.count / view.passageCount).toFixed(3),
      passages: allowed.count,
      'graph p50 ms': quantile(graphMs, 0.5).toFixed(2),
      'p99 ms': quantile(graphMs, 0.99).toFixed(2),
      'all compared p50 ms': quantile(compareMs, 0.5).toFixed(2),
      'times quicker': (quantile(compareMs, 0.5) / quantile(graphMs, 0.5)).toFixed(1),
      'true neighbours': (hits / all).toFixed(3),
    };
  }

  /** Sentences like those of the documents, in other combinations: questions that have no passage of their own. */
  async function questionVectors(count: number): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let i = 0; i < count; i++) {
      const [, , text] = generatedDocument(9_000_000 + i, 1).split('\n');
      vectors.push(await encoder.encodeQueries([text!.split('. ')[0]!]));
    }
    return vectors;
  }
}

function documents(count: number): Record<string, string> {
  const random = seeded(5);
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    files[`${collectionFor(Math.floor(random() * 1000))}/report-${String(i).padStart(6, '0')}.md`] =
      generatedDocument(i);
  }
  return files;
}

function collectionFor(thousandth: number): string {
  let end = 0;
  for (const [collection, share] of Object.entries(SHARES)) {
    end += share;
    if (thousandth < end) return collection;
  }
  return 'rest';
}

function showStep() {
  let last = '';
  return ({ step, total }: { step: string; total: number }) => {
    if (step !== last) process.stderr.write(`${step} (${total})\n`);
    last = step;
  };
}

async function measured<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}

function timed<T>(work: () => T, into: number[]): T {
  const start = performance.now();
  const value = work();
  into.push(performance.now() - start);
  return value;
}

function quantile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
