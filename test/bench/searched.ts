import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { answer } from '../../src/answering/answer.ts';
import { answerHelp } from '../../src/cli/help.ts';
import { loadConfig } from '../../src/config.ts';
import { makeContext } from '../../src/engine/local.ts';
import type { Context } from '../../src/library/context.ts';
import { openLibrary } from '../../src/library/open.ts';
import { openSearchedSnapshots } from '../../src/library/searched/snapshots.ts';
import { publishLibrary } from '../../src/library/shared/publish.ts';
import { openState } from '../../src/library/state/open.ts';
import type { Library } from '../../src/library/types.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { searchPublisher } from '../../src/retrieval/searched/publish.ts';
import { mean, measureRanking, type RankingMeasures } from '../eval/metrics.ts';
import { fusedRanking } from '../eval/rank-documents.ts';
import { openSet, setDirectory } from '../eval/set-library.ts';
import { readSet } from '../eval/sets.ts';
import { serverPrograms, startServer } from '../support/postgres.ts';
import { memory, round, type Took, timesOf, took } from './measure.ts';
import { documentPath, spread, textsFor, writeDocuments } from './texts.ts';

answerHelp(`Usage: npm run bench:postgres -- [--sets DIR,DIR] [--size N] [--questions N] [--url postgres://…]

Compares a library searched in PostgreSQL with the same in memory: the rankings of evaluation sets, or, with --size, times and
memory over so many passages, asked in turns. Without --url it starts a server of its own.`);

const { values } = parseArgs({
  options: {
    sets: { type: 'string' },
    size: { type: 'string' },
    questions: { type: 'string', default: '300' },
    url: { type: 'string' },
    // Of a process that this one starts.
    child: { type: 'string' },
    data: { type: 'string' },
    asked: { type: 'string' },
  },
});

/** Questions asked before the other has its turn. */
const BLOCK = 25;
const offline = { cacheDir: join(tmpdir(), 'attache-no-models'), hubUrl: 'http://127.0.0.1:9' };
const encoder = await openEncoder(offline);

const contextOf = (library: Library): Context =>
  makeContext(library, encoder, { corpusDir: '' }, () => new Date('2026-01-01T00:00:00Z'));

async function publish(dataDir: string, url: string): Promise<number> {
  const state = await openState({ dataDir, libraryUrl: url });
  const { ms } = await took(() =>
    publishLibrary({ dataDir, corpusDir: dataDir }, state, undefined, searchPublisher(dataDir)),
  );
  await state.db.destroy();
  return ms;
}

const there = (libraryUrl: string) => openSearchedSnapshots({ libraryUrl, dataDir: tmpdir(), encoder });

/** Rankings of an evaluation set, both ways. */
async function agreement(folder: string, url: string) {
  const set = readSet(resolve(folder));
  const kept = { encoder, cacheDir: join(tmpdir(), 'attache-eval') };
  const inMemory = await openSet(set, { ...kept, corpusDir: '' });
  await publish(setDirectory(set, kept), url);
  const snapshots = await there(url);
  const inPostgres = contextOf(snapshots.current());
  const collections = [...new Set(inMemory.library.documents.map(({ collection }) => collection))];
  const asked = spread(set.queries, Number(values.questions));
  const found = { memory: [] as RankingMeasures[], postgres: [] as RankingMeasures[], alike: 0 };
  for (const { id, text } of asked) {
    const [one, other] = [
      await fusedRanking(inMemory, { text, collections }),
      await fusedRanking(inPostgres, { text, collections }),
    ];
    const grades = set.grades.get(id)!;
    found.memory.push(measureRanking(one, grades));
    found.postgres.push(measureRanking(other, grades));
    if (one.slice(0, 10).join() === other.slice(0, 10).join()) found.alike++;
  }
  await snapshots.close();
  inMemory.library.close();
  return {
    set: set.name,
    passages: inMemory.library.passageCount,
    questions: asked.length,
    'nDCG@10 in memory': mean(found.memory).ndcg10.toFixed(4),
    'nDCG@10 in PostgreSQL': mean(found.postgres).ndcg10.toFixed(4),
    'the same ten': `${((100 * found.alike) / asked.length).toFixed(1)} %`,
  };
}

/** Memory that a process holds after some questions, and what opening took. */
async function child(kind: 'memory' | 'postgres', dataDir: string, url: string, questions: string[]) {
  const before = memory().now;
  const opening = await took(async () => {
    if (kind === 'memory') return { library: await openLibrary({ dataDir, encoder }), close: async () => {} };
    const snapshots = await there(url);
    return { library: snapshots.current(), close: snapshots.close };
  });
  const { library, close } = opening.value;
  const context = contextOf(library);
  const collections = [...new Set(library.documents.map(({ collection }) => collection))];
  const first = await took(() => answer(context, { text: questions[0]!, collections }));
  for (const text of questions) await answer(context, { text, collections });
  const held = memory();
  await close();
  return {
    opening: round(opening.ms / 1000),
    firstAnswer: round((opening.ms + first.ms) / 1000),
    megabytes: Math.round((held.now - before) / 1e6),
  };
}

function inProcess(kind: string, dataDir: string, url: string, asked: string) {
  const given = ['--child', kind, '--data', dataDir, '--url', url, '--asked', asked];
  const path = fileURLToPath(import.meta.url);
  const out = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', path, ...given], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out.trim().split('\n').at(-1)!) as Awaited<ReturnType<typeof child>>;
}

/** Times of both, asked in turns, over so many passages. */
async function compared(size: number, url: string) {
  const root = mkdtempSync(join(tmpdir(), 'attache-bench-'));
  const [corpusDir, dataDir, asked] = [join(root, 'corpus'), join(root, 'data'), join(root, 'asked.json')];
  try {
    const { paragraphs, questions, kind } = textsFor(size);
    const some = spread(questions, Number(values.questions));
    writeFileSync(asked, JSON.stringify(some));
    console.error(`${size} passages: ${kind}; ${writeDocuments(corpusDir, paragraphs)} documents`);
    const config = loadConfig({ CORPUS_DIR: corpusDir, DATA_DIR: dataDir }, {}, root);
    const indexing = await took(() => runBuild(config));
    const publishing = await publish(dataDir, url);
    appendFileSync(join(corpusDir, documentPath(1)), '\nOne line more than before.\n');
    await runBuild(config);
    const oneChanged = await publish(dataDir, url);
    console.error(`indexed in ${round(indexing.ms / 1000)} s, published in ${round(publishing / 1000)} s`);
    const snapshots = await there(url);
    const contexts = {
      memory: contextOf(await openLibrary({ dataDir, encoder })),
      postgres: contextOf(snapshots.current()),
    };
    const collections = [...new Set(contexts.memory.library.documents.map(({ collection }) => collection))];
    const rounds = {
      cold: await turns(contexts, some, collections),
      warm: await turns(contexts, some, collections),
    };
    await snapshots.close();
    contexts.memory.library.close();
    const state = await openState({ dataDir, libraryUrl: url });
    const { rows } = await sql<{
      bytes: number;
    }>`SELECT sum(pg_total_relation_size(oid)) AS bytes FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'attache'::regnamespace AND relname LIKE 'search%'`.execute(
      state.db,
    );
    await state.db.destroy();
    return {
      passages: contexts.memory.library.passageCount,
      publishing: round(publishing / 1000),
      oneChanged: round(oneChanged / 1000),
      databaseKilobytesAPassage: round(Number(rows[0]!.bytes) / 1000 / contexts.memory.library.passageCount),
      ...rounds,
      processes: {
        memory: inProcess('memory', dataDir, url, asked),
        postgres: inProcess('postgres', dataDir, url, asked),
      },
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function turns(
  contexts: Record<'memory' | 'postgres', Context>,
  questions: readonly string[],
  collections: string[],
) {
  const times = {
    answer: { memory: [] as Took[], postgres: [] as Took[] },
    find: { memory: [] as Took[], postgres: [] as Took[] },
  };
  for (let start = 0; start < questions.length; start += BLOCK) {
    const block = questions.slice(start, start + BLOCK);
    for (const kind of ['memory', 'postgres'] as const) {
      for (const text of block) {
        times.find[kind].push(
          await took(() => retrieve(contexts[kind], parseQuery(contexts[kind], { text, collections }))),
        );
        times.answer[kind].push(await took(() => answer(contexts[kind], { text, collections })));
      }
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([what, { memory, postgres }]) => [
      what,
      { memory: timesOf(memory), postgres: timesOf(postgres) },
    ]),
  );
}

if (values.child) {
  const questions = JSON.parse(readFileSync(values.asked!, 'utf8')) as string[];
  console.log(JSON.stringify(await child(values.child as 'memory', values.data!, values.url!, questions)));
} else {
  const server = values.url ? undefined : await startServer(serverPrograms()!);
  const url = values.url ?? (await server!.database());
  try {
    const rows = [];
    for (const folder of values.sets?.split(',') ?? []) {
      rows.push(await agreement(folder, url));
      console.table(rows);
    }
    if (values.size) console.log(JSON.stringify(await compared(Number(values.size), url), null, 2));
  } finally {
    server?.remove();
  }
}
await encoder.close();
