import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { type Child, startChild } from '../../src/engine/child.ts';
import { DEADLINE, type PooledEngine, prepareEngine } from '../../src/engine/pool.ts';
import { Problem } from '../../src/problem.ts';
import { newPlace } from '../support/place.ts';
import { until } from '../support/until.ts';

const MANY_MS = 60_000;
/** What a process needs to open a small library, on a busy machine. */
const OPENED_MS = 6_000;

/** An engine of two real processes on a small library, and the processes in the order they were started. */
async function pooled(): Promise<{ engine: PooledEngine; children: Child[] }> {
  const place = newPlace();
  place.put({ 'notes/harbour.md': '# Harbour\n\nThe harbour master of Norvik is Ana Lindqvist.\n' });
  await place.build();
  const config = loadConfig({ CORPUS_DIR: place.config.corpusDir, DATA_DIR: place.config.dataDir }, {}, '/');
  const children: Child[] = [];
  const start = (given: typeof config) => {
    const child = startChild(given);
    children.push(child);
    return child;
  };
  const engine = await prepareEngine(config, start).open();
  onTestFinished(() => engine.close());
  return { engine, children };
}

const ask = (engine: PooledEngine) =>
  engine.ask({ text: 'Who is the harbour master?', collections: ['notes'] });

describe('the engine in processes of its own', () => {
  test(
    'GIVEN a process that no longer answers THEN its call is refused in time, others are answered meanwhile, and it is replaced',
    async () => {
      const { engine, children } = await pooled();
      await until(() => children.length === 2);
      await ask(engine);
      await wait(OPENED_MS);
      const [first] = children;
      process.kill(first!.pid!, 'SIGSTOP');
      const begun = performance.now();
      const hanging = engine.status({}).then(
        () => 'answered',
        (thrown) => thrown,
      );
      const times: number[] = [];
      while (performance.now() - begun < DEADLINE - 1_000) {
        const at = performance.now();
        expect((await ask(engine)).kind).toBe('answer');
        times.push(performance.now() - at);
      }
      expect(Math.max(...times)).toBeLessThan(DEADLINE / 2);
      const thrown = await hanging;
      expect(thrown).toBeInstanceOf(Problem);
      expect((thrown as Problem).message).toMatch(/stopped/);
      expect(performance.now() - begun).toBeLessThan(DEADLINE + 1_000);
      await first!.ended;
      await until(() => children.length === 3);
      expect((await ask(engine)).kind).toBe('answer');
    },
    MANY_MS,
  );

  test(
    'GIVEN the only process is killed THEN whoever asks next is answered by a new one',
    async () => {
      const { engine, children } = await pooled();
      process.kill(children[0]!.pid!, 'SIGKILL');
      await children[0]!.ended;
      await until(async () => (await ask(engine).catch(() => null))?.kind === 'answer', MANY_MS);
    },
    MANY_MS,
  );

  test(
    'GIVEN a new build THEN after refresh every process answers from it',
    async () => {
      const place = newPlace();
      place.put({ 'notes/a.md': '# A\n\nThe first note is about boats.\n' });
      await place.build();
      const config = loadConfig(
        { CORPUS_DIR: place.config.corpusDir, DATA_DIR: place.config.dataDir },
        {},
        '/',
      );
      const engine = await prepareEngine(config).open();
      onTestFinished(() => engine.close());
      const { build: before } = await engine.status({});
      place.put({ 'notes/a.md': '# A\n\nThe first note is about trains.\n' });
      await place.build();
      await engine.refresh();
      expect((await engine.status({})).build.id).not.toBe(before.id);
    },
    MANY_MS,
  );
});
