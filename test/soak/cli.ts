import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBuild } from '../../embeddings/run-build.ts';
import { runScript } from '../../src/cli/run.ts';
import { loadConfig } from '../../src/config.ts';
import { Problem } from '../../src/problem.ts';
import { generatedFiles, writeCorpus } from '../support/generated.ts';
import { startLoopback } from '../support/loopback/discord.ts';
import type { Exchange } from '../support/loopback/interaction.ts';
import { person } from '../support/loopback/objects.ts';
import { commandData } from '../support/loopback/person-actions.ts';
import { percentile, table } from './table.ts';

/** Discord takes an interaction back after this many ms; the goal is a third of it for 99 of 100. */
const LIMIT = 3_000;
const GOAL = 1_000;
/** A bot that has just started compiles its code while it answers; these go first, one after the other. */
const WARM_UP = 20;
const AT_ONCE = 200;
const PER_SECOND = 20;
const PEOPLE = 400;
/** A final answer that takes longer counts as lost, ms. */
const LOST = 60_000;

const QUESTIONS = [
  "Who is North Korea's ambassador to China?",
  "Who was South Korea's ambassador to China in 2006?",
  'How many mission chiefs took part in the 2017 meeting?',
  '2019년 주중 북한 대사는 누구인가?',
  'What did the delegation review in Vienna?',
  'Which treaty was welcomed at the summit?',
  'How many moons does Saturn have?',
];

await runScript({
  usage: 'npm run soak -- [--seconds N] [--documents N]',
  about:
    `Puts a running bot under load on a loopback Discord: ${AT_ONCE} interactions at once, then ${PER_SECOND} a second while\n` +
    '/library reindex runs, the bot in a process of its own as in earnest. Prints the latencies; exits with 1 where one is\n' +
    'over 3 s, one is lost, or the 99th percentile of first responses is over 1 s.',
  help: '  --seconds N       how long the steady load lasts (default 300)\n  --documents N     generated documents beside the sample corpus (default 300)',
  options: { seconds: { type: 'string' }, documents: { type: 'string' } },
  main: async ({ flags }) => {
    const seconds = Number(flags.seconds ?? 300);
    const documents = Number(flags.documents ?? 300);
    if (!(seconds >= 1 && documents >= 0))
      throw new Problem('usage', 'not a number', 'give --seconds and --documents as numbers');
    return soak(seconds, documents);
  },
});

interface Shot {
  phase: 'warm-up' | 'at once' | 'steady';
  kind: string;
  exchange: Exchange;
  /** ms to the last edit; null while it is not there. */
  wholeMs: number | null;
}

async function soak(seconds: number, documents: number): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'attache-soak-'));
  const discord = await startLoopback({ firstResponse: LIMIT });
  const corpusDir = join(root, 'corpus');
  writeCorpus(corpusDir, generatedFiles(documents));
  cpSync(fileURLToPath(new URL('../../corpus', import.meta.url)), corpusDir, { recursive: true });
  const config = loadConfig(
    {
      CORPUS_DIR: corpusDir,
      DATA_DIR: join(root, 'data'),
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: 'MTAwMDAwMDAwMDAwMDAwMDAw.loop.back',
      LOG_LEVEL: 'silent',
    },
    {},
    root,
  );
  console.log(`indexing ${documents} generated documents and the sample corpus …`);
  await runBuild(config);
  const bot = fork(fileURLToPath(new URL('../../src/launch.js', import.meta.url)), ['src/discord/shard.ts'], {
    execArgv: [],
    // What goes wrong is counted below; a line for each would bury the table.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  bot.send({ config });
  try {
    await until(() => discord.world.registered.length > 0 && discord.gateway.identified > 0, 120_000);
    await wait(1_000);
    return await load(discord, bot.pid!, corpusDir, seconds, documents);
  } finally {
    const ended = new Promise((resolve) => bot.once('exit', resolve));
    bot.kill('SIGTERM');
    await ended;
    await discord.close();
    rmSync(root, { recursive: true, force: true });
  }
}

type Discord = Awaited<ReturnType<typeof startLoopback>>;

async function load(
  discord: Discord,
  pid: number,
  corpusDir: string,
  seconds: number,
  documents: number,
): Promise<number> {
  const people = Array.from({ length: PEOPLE }, (_, i) =>
    person({ name: `Person ${i}`, locale: i % 2 ? 'ko' : 'en-US' }),
  );
  const shots: Shot[] = [];
  let count = 0;
  const shoot = (phase: Shot['phase']) => {
    const who = people[count % PEOPLE]!;
    const kind = ['ask', 'ask', 'ask', 'verify', 'sources', 'typing'][count % 6]!;
    const question = QUESTIONS[count % QUESTIONS.length]!;
    count++;
    const payload =
      kind === 'typing'
        ? { type: 4, data: commandData('read', { document: 'mee' }, {}, 'document') }
        : {
            type: 2,
            data: commandData(kind, kind === 'verify' ? { quote: question } : { question, private: true }),
          };
    const exchange = discord.interact(who, payload);
    const shot: Shot = { phase, kind, exchange, wholeMs: null };
    exchange.changed.add(() => {
      if (exchange.type === 8 || exchange.edits > 0 || exchange.followUps.length > 0)
        shot.wholeMs ??= performance.now() - exchange.sentAt;
    });
    shots.push(shot);
  };

  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(residentMegabytes(pid)), 1_000);
  console.log(`warming up with ${WARM_UP} …`);
  for (let i = 0; i < WARM_UP; i++) {
    shoot('warm-up');
    await until(() => shots.at(-1)!.wholeMs !== null, LOST).catch(() => {});
  }
  console.log(`${AT_ONCE} at once …`);
  for (let i = 0; i < AT_ONCE; i++) shoot('at once');
  await until(() => shots.every(({ wholeMs }) => wholeMs !== null), LOST).catch(() => {});

  console.log(`${PER_SECOND} a second for ${seconds} s while the library is reindexed …`);
  const manager = person({ name: 'Manager', manager: true });
  let runs = 0;
  let running: Exchange | undefined;
  const end = performance.now() + seconds * 1_000;
  const started = performance.now();
  while (performance.now() < end) {
    const done =
      !running || (running.edits > 0 && !/Indexing/.test(JSON.stringify(running.original?.components)));
    if (done || running!.followUps.length > 0) {
      // New words in a tenth of the documents, so that there is something to embed.
      rewriteSome(corpusDir, documents, ++runs);
      running = discord.interact(manager, { type: 2, data: commandData('library reindex', {}) });
    }
    const due = ((performance.now() - started) / 1_000) * PER_SECOND;
    while (shots.length - AT_ONCE - WARM_UP < due) shoot('steady');
    await wait(10);
  }
  await until(() => shots.every(({ wholeMs }) => wholeMs !== null), LOST).catch(() => {});
  clearInterval(sampling);
  return report(discord, shots, memory, runs);
}

function report(discord: Discord, shots: Shot[], memory: number[], runs: number): number {
  const ms = (value: number) => `${Math.round(value)} ms`;
  const rows = (['warm-up', 'at once', 'steady'] as const).map((phase) => {
    const of = shots.filter((shot) => shot.phase === phase);
    const first = of.flatMap(({ exchange }) => exchange.firstMs ?? []);
    const whole = of.flatMap(({ wholeMs }) => wholeMs ?? []);
    return [
      phase,
      of.length,
      ...[0.5, 0.95, 0.99, 1].map((share) => ms(percentile(first, share))),
      ...[0.5, 0.99, 1].map((share) => ms(percentile(whole, share))),
      first.filter((value) => value > LIMIT).length +
        of.filter(({ exchange }) => exchange.firstMs === null).length,
      of.filter(({ wholeMs }) => wholeMs === null).length,
    ];
  });
  const head = [
    'load',
    'requests',
    'first p50',
    'p95',
    'p99',
    'max',
    'answer p50',
    'p99',
    'max',
    'over 3 s',
    'lost',
  ];
  console.log(`\n${table(head, rows)}`);
  const third = Math.floor(memory.length / 3);
  const middle = (values: number[]) => percentile(values, 0.5);
  const [early, late] = [middle(memory.slice(third, 2 * third)), middle(memory.slice(2 * third))];
  const growth = early > 0 ? late / early : 1;
  console.log(
    `\nmemory (resident, median): ${Math.round(early)} MB in the second third, ${Math.round(late)} MB in the last: × ${growth.toFixed(2)}` +
      `\nreindex runs: ${runs}; bodies refused by Discord's API description: ${discord.faults.length}`,
  );
  const firsts = shots.flatMap(({ exchange }) => exchange.firstMs ?? []);
  const good =
    percentile(firsts, 0.99) < GOAL &&
    shots.every(
      ({ exchange, wholeMs }) => exchange.firstMs !== null && exchange.firstMs <= LIMIT && wholeMs !== null,
    ) &&
    discord.faults.length === 0;
  console.log(good ? '\nwithin the goals' : '\nNOT within the goals');
  return good ? 0 : 1;
}

function rewriteSome(corpusDir: string, documents: number, seed: number): void {
  const changed = Object.entries(generatedFiles(documents, seed * 100_003)).filter(
    (_, i) => i % 10 === seed % 10,
  );
  for (const [path, text] of changed) writeFileSync(join(corpusDir, path), text);
}

function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function wait(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(what: () => boolean, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!what()) {
    if (performance.now() > end) throw new Error('waited too long');
    await wait(20);
  }
}
