import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { loadConfig } from '../../src/config.ts';
import { openTables } from '../../src/library/state/tables.ts';
import { generatedFiles, seeded, writeCorpus } from '../support/generated.ts';
import { checkedBuild, finishIndexing, killIndexing } from '../support/kill.ts';
import { type Tally, tally } from './tally.ts';

const LIMIT_MS = 120_000;
/** Longest time after its first word that a victim is killed, ms. */
const LATEST = 400;

/** Starts a victim and kills it at a random moment after its first word. @returns the lines it said, whole ones only. */
async function killed(args: string[], random: () => number, meanwhile = async () => {}): Promise<string[]> {
  const script = fileURLToPath(new URL('victim.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout!.on('data', (chunk) => {
    said += chunk;
  });
  const gone = once(child, 'exit');
  await Promise.race([once(child.stdout!, 'data'), gone]);
  const work = meanwhile();
  await wait(random() * LATEST);
  child.kill('SIGKILL');
  const [status] = await gone;
  await work;
  if (status !== null) throw new Error(`the victim ended by itself with ${status}`);
  return said.split('\n').slice(0, -1);
}

/** Kill -9 during writes of the bot's memory: what was said to be kept is kept. */
export async function killState(tries: number, seed: number): Promise<Tally> {
  return inFolder('kills during state writes', async (out, root) => {
    const random = seeded(seed);
    for (let i = 0; i < tries; i++)
      await out.trial(`seed ${seed}, kill ${i}`, async () => {
        const lines = await killed(['state', root], random);
        const tables = await openTables({ dataDir: root });
        const kept = Number((await tables.settings.note('count')) ?? -1);
        const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(
          tables.state.db,
        );
        const whole = rows[0]?.integrity_check;
        await tables.close();
        if (whole !== 'ok') throw new Error(String(whole));
        if (kept < Number(lines.at(-1) ?? -1)) throw new Error(`kept ${kept}, said ${lines.at(-1)}`);
        return 'answered' as const;
      });
  });
}

/** Kill -9 during `/library add`: each file is there whole or not at all, and none that was said to be kept is missing. */
export async function killAdd(tries: number, seed: number): Promise<Tally> {
  return inFolder('kills during /library add', async (out, root) => {
    const random = seeded(seed);
    mkdirSync(join(root, 'notes'));
    for (let i = 0; i < tries; i++)
      await out.trial(`seed ${seed}, kill ${i}`, async () => {
        const lines = await killed(['add', root], random);
        const there = readdirSync(join(root, 'notes')).filter((name) => !name.startsWith('.'));
        for (const line of lines.filter((one) => one.endsWith(' kept')))
          if (!there.includes(line.slice(0, -5))) throw new Error(`${line}, and is not there`);
        for (const name of there)
          if (!readFileSync(join(root, 'notes', name), 'utf8').endsWith('END\n'))
            throw new Error(`${name} is cut`);
        rmSync(join(root, 'notes'), { recursive: true });
        mkdirSync(join(root, 'notes'));
        return 'answered' as const;
      });
  });
}

/** Kill -9 of a reader while it switches to a newer build: it read an old or a new one, and the library stays whole. */
export async function killSwitch(tries: number, seed: number, encoder: Encoder): Promise<Tally> {
  return inFolder('kills during the switch', async (out, root) => {
    const random = seeded(seed);
    const config = { corpusDir: join(root, 'corpus'), dataDir: join(root, 'data') };
    writeCorpus(config.corpusDir, generatedFiles(6));
    let current = (await buildLibrary({ config, encoder })).build.id;
    for (let i = 0; i < tries; i++)
      await out.trial(`seed ${seed}, kill ${i}`, async () => {
        const before = current;
        const lines = await killed(['switch', config.dataDir], random, async () => {
          writeCorpus(config.corpusDir, generatedFiles(6, 1_000 * (i + 1)));
          current = (await buildLibrary({ config, encoder })).build.id;
        });
        const strange = lines.find((line) => line !== before && line !== current);
        if (strange) throw new Error(`it showed build ${strange}`);
        if ((await checkedBuild(config.dataDir)) !== current) throw new Error(`${current} does not open`);
        return 'answered' as const;
      });
  });
}

/** Kill -9 while indexing: the build of before or the one being made, whole; then indexing finishes. */
export async function killWhileIndexing(tries: number, seed: number): Promise<Tally> {
  return inFolder('kills during indexing', async (out, root) => {
    const random = seeded(seed);
    const config = loadConfig({ CORPUS_DIR: join(root, 'corpus'), DATA_DIR: join(root, 'data') }, {}, root);
    let current: string | undefined;
    for (let i = 0; i < tries; i++)
      await out.trial(`seed ${seed}, kill ${i}`, async () => {
        writeCorpus(config.corpusDir, generatedFiles(20, 1_000 * i));
        await killIndexing(config, random() * 1_500);
        const seen = await checkedBuild(config.dataDir);
        const { build } = await finishIndexing(config);
        if (seen !== current && seen !== build.id) throw new Error(`build ${seen} is neither old nor new`);
        if ((await checkedBuild(config.dataDir)) !== build.id) throw new Error(`${build.id} does not open`);
        current = build.id;
        return 'answered' as const;
      });
  });
}

async function inFolder(kind: string, run: (out: Tally, root: string) => Promise<void>): Promise<Tally> {
  const out = tally(kind, LIMIT_MS);
  const root = mkdtempSync(join(tmpdir(), 'attache-kills-'));
  try {
    await run(out, root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return out;
}
