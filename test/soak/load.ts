import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { generatedFiles } from '../support/generated.ts';
import type { Loopback } from '../support/loopback/discord.ts';
import type { Exchange } from '../support/loopback/interaction.ts';
import { person } from '../support/loopback/objects.ts';
import { commandData } from '../support/loopback/person-actions.ts';
import { until } from '../support/until.ts';
import { type Shot, shooting } from './shots.ts';

/** A bot that has just started compiles its code while it answers; these go first, one after the other. */
const WARM_UP = 20;
export const AT_ONCE = 200;
export const PER_SECOND = 20;
/** A final answer that takes longer counts as lost, ms. */
const LOST = 60_000;

/** What came of the load. */
export interface Load {
  shots: Shot[];
  /** Resident memory of the bot, MB, once a second. */
  memory: number[];
  /** Times the library was reindexed. */
  runs: number;
}

/** Puts the bot of process `pid` under load: one after the other, then all at once, then so many a second while the library changes. */
export async function load(
  discord: Loopback,
  pid: number,
  corpusDir: string,
  seconds: number,
  documents: number,
): Promise<Load> {
  const { shots, shoot } = shooting(discord);
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
  return { shots, memory, runs };
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
