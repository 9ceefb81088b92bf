import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { loadConfig } from '../../src/config.ts';
import { startEngine } from '../../src/engine/pool.ts';
import { generatedFiles, writeCorpus } from '../support/generated.ts';
import { fuzzArguments, fuzzQuestions } from './engine.ts';
import { fuzzFiles } from './files.ts';
import { fuzzFlips } from './flips.ts';
import { killAdd, killState, killSwitch, killWhileIndexing } from './kills.ts';
import { fuzzPatterns } from './patterns.ts';
import type { Tally } from './tally.ts';

const HELP = `Usage: npm run fuzz -- [--files N] [--questions N] [--arguments N] [--flips N] [--kills N] [--only KIND] [--seed N]

Tries what nobody should do: files changed at random through every reader, hostile questions and odd arguments through
the engine, every regular expression, bits flipped in every file of DATA_DIR, kill -9 at random moments. Each must end in
an answer or a plain refusal, in time. Prints a table; ends with 1 after a failure, which is told with its input. The same
seed tries the same.
  --only KIND       one of files, questions, arguments, patterns, flips, kills`;

const number = (value: string) => ({ type: 'string' as const, default: value });
const { values } = parseArgs({
  options: {
    files: number('3000'),
    questions: number('10000'),
    arguments: number('2000'),
    flips: number('300'),
    kills: number('200'),
    seed: number('1'),
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const seed = Number(values.seed);
const encoder = await openEncoder({
  cacheDir: join(tmpdir(), 'attache-no-models'),
  hubUrl: 'http://127.0.0.1:9',
});

const kinds: Record<string, () => Promise<Tally[]>> = {
  patterns: async () => [await fuzzPatterns()],
  files: async () => [await fuzzFiles(Number(values.files), seed)],
  questions: () => onEngine(async (engine) => [await fuzzQuestions(engine, Number(values.questions), seed)]),
  arguments: () => onEngine(async (engine) => [await fuzzArguments(engine, Number(values.arguments))]),
  flips: async () => [await fuzzFlips(Number(values.flips), seed, encoder)],
  kills: async () => {
    const tries = Number(values.kills);
    return [
      await killWhileIndexing(tries, seed),
      await killState(tries, seed),
      await killSwitch(tries, seed, encoder),
      await killAdd(tries, seed),
    ];
  },
};

const done: Tally[] = [];
for (const [kind, run] of Object.entries(kinds))
  if (!values.only || values.only.split(',').includes(kind)) done.push(...(await run()));
console.table(done.map(({ row }) => row));
for (const fault of done.flatMap(({ faults }) => faults)) console.error(fault);
await encoder.close();
process.exitCode = done.some(({ row }) => row.failures > 0) ? 1 : 0;

/** The engine as the bot has it, in processes of its own, on a small library. */
async function onEngine(
  run: (engine: Awaited<ReturnType<typeof startEngine>>) => Promise<Tally[]>,
): Promise<Tally[]> {
  const root = mkdtempSync(join(tmpdir(), 'attache-fuzz-'));
  try {
    const config = loadConfig({ CORPUS_DIR: join(root, 'corpus'), DATA_DIR: join(root, 'data') }, {}, root);
    writeCorpus(config.corpusDir, {
      ...generatedFiles(20),
      'notes/harbour.md':
        '# Harbour\n\nThe harbour master of Norvik, Minister Ana Lindqvist, spoke on 3 May 2021.\n',
    });
    await buildLibrary({ config, encoder });
    const engine = await startEngine(config);
    try {
      return await run(engine);
    } finally {
      await engine.close();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
