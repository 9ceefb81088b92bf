import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { loadConfig } from '../../src/config.ts';
import { openEngine } from '../../src/engine/local.ts';
import type { Engine } from '../../src/engine/operations.ts';
import { Problem } from '../../src/problem.ts';
import { writeCorpus } from '../support/generated.ts';
import { shippedEncoder } from '../support/place.ts';
import { HOSTILE, ODD, SAMPLES, variants } from './odd.ts';

/** Processor time, ms, that a call may take, warm, on any text an operation takes; a person waits less than that. */
const MOST_CPU_MS = 1_000;
const MANY_MS = 300_000;

let engine: Engine & Record<string, (input: unknown) => Promise<unknown>>;

const root = mkdtempSync(join(tmpdir(), 'attache-odd-'));

beforeAll(async () => {
  const config = loadConfig({ CORPUS_DIR: join(root, 'corpus'), DATA_DIR: join(root, 'data') }, {}, root);
  writeCorpus(config.corpusDir, {
    'notes/harbour.md':
      '# Harbour\n\nThe harbour master of Norvik, Minister Ana Lindqvist, said on 3 May 2021 that 1,200 ships came.\n',
    'notes/항구.md': '# 항구\n\n김민수 장관은 2021년 5월 3일 “배 1200척이 들어왔다”고 말했다.\n',
  });
  await buildLibrary({ config, encoder: await shippedEncoder() });
  engine = (await openEngine(config, undefined, { warmed: true })) as typeof engine;
}, MANY_MS);
afterAll(async () => {
  await engine.close();
  rmSync(root, { recursive: true, force: true });
});

/** What came of a call: its answer's kind, or the Problem; anything else is thrown on. */
const outcome = (operation: string, input: unknown) =>
  engine[operation]!(input).catch((thrown: unknown) => {
    if (thrown instanceof Problem) return 'problem';
    throw new Error(`${operation}(${JSON.stringify(input)?.slice(0, 200)}): ${(thrown as Error).stack}`);
  });

describe('operations of the engine', () => {
  test('GIVEN the samples THEN every operation has one', () => {
    const operations = Object.keys(engine).filter((name) => name !== 'refresh' && name !== 'close');
    expect(Object.keys(SAMPLES).sort()).toEqual(operations.sort());
  });

  test.each(Object.entries(SAMPLES))(
    'GIVEN odd arguments of %s THEN it answers or says what is wrong',
    async (operation, sample) => {
      await outcome(operation, sample);
      for (const input of [...ODD, ...variants(sample)]) await outcome(operation, input);
    },
    MANY_MS,
  );

  test.each(HOSTILE)(
    'GIVEN a text made to take long (%s) THEN every operation is soon over',
    async (_, hostile) => {
      const slow: string[] = [];
      for (const [operation, sample] of Object.entries(SAMPLES))
        for (const field of ['text', 'topic', 'typed', 'filter', 'on']) {
          if (!(field in sample)) continue;
          for (const length of [100, 500, 2_000, 6_000, 50_000]) {
            const before = process.cpuUsage();
            await outcome(operation, { ...sample, [field]: hostile(length) });
            const { user, system } = process.cpuUsage(before);
            const took = Math.round((user + system) / 1_000);
            if (took > MOST_CPU_MS) slow.push(`${operation} ${field} ${length}: ${took} ms`);
          }
        }
      expect(slow).toEqual([]);
    },
    MANY_MS,
  );
});
