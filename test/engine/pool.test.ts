import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveHealth } from '../../src/bot/health.ts';
import { createMetrics } from '../../src/bot/metrics.ts';
import type { App } from '../../src/bot/types.ts';
import { loadConfig } from '../../src/config.ts';
import { type Child, startChild } from '../../src/engine/child.ts';
import { DEADLINE, type PooledEngine, prepareEngine } from '../../src/engine/pool.ts';
import { Problem } from '../../src/problem.ts';
import { newPlace } from '../support/place.ts';
import { until } from '../support/until.ts';

/** A process opens a small library in a second, and on a busy machine in many. */
const MANY_MS = 120_000;

/** An engine of two real processes on a small library, and the processes in the order they were started, once each is at work. */
async function pooled(): Promise<{
  engine: PooledEngine;
  children: Child[];
  opened(count: number): Promise<void>;
}> {
  const place = newPlace();
  place.put({ 'notes/harbour.md': '# Harbour\n\nThe harbour master of Norvik is Ana Lindqvist.\n' });
  await place.build();
  const config = loadConfig({ CORPUS_DIR: place.config.corpusDir, DATA_DIR: place.config.dataDir }, {}, '/');
  const children: Child[] = [];
  let atWork = 0;
  const start = (given: typeof config): Child => {
    const child = startChild(given);
    children.push(child);
    const open = async () => {
      const names = await child.open();
      atWork++;
      return names;
    };
    return { ...child, open };
  };
  const engine = await prepareEngine(config, start).open();
  onTestFinished(() => engine.close());
  return { engine, children, opened: (count) => until(() => atWork >= count, MANY_MS) };
}

const ask = (engine: PooledEngine) =>
  engine.ask({ text: 'Who is the harbour master?', collections: ['notes'] });

describe('the engine in processes of its own', () => {
  test(
    'GIVEN a process that no longer answers THEN its call is refused in time, others are answered meanwhile, and it is replaced',
    async () => {
      const { engine, children, opened } = await pooled();
      await opened(2);
      await ask(engine);
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
    'GIVEN a new build THEN after refresh every process answers from it, also one that was just opening',
    async () => {
      const place = newPlace();
      place.put({ 'notes/a.md': '# A\n\nThe first note is about boats.\n' });
      await place.build();
      const config = loadConfig(
        { CORPUS_DIR: place.config.corpusDir, DATA_DIR: place.config.dataDir },
        {},
        '/',
      );
      const children: Child[] = [];
      let goOn = () => {};
      const held = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      let opened = false;
      const start = (given: typeof config): Child => {
        const child = startChild(given);
        children.push(child);
        if (children.length === 1) return child;
        // The second has read the older build, and is not yet at work.
        const open = async () => {
          const names = await child.open();
          opened = true;
          await held;
          return names;
        };
        return { ...child, open };
      };
      const engine = await prepareEngine(config, start).open();
      onTestFinished(() => engine.close());
      const { build: before } = await engine.status({});
      await until(() => opened, MANY_MS);
      place.put({ 'notes/a.md': '# A\n\nThe first note is about trains.\n' });
      await place.build();
      let over = false;
      const refreshed = engine.refresh().then(() => {
        over = true;
      });
      await wait(1_500);
      expect(over).toBe(false);
      goOn();
      await refreshed;
      for (const child of children) {
        const { build } = (await child.call('status', {})) as { build: { id: string } };
        expect(build.id).not.toBe(before.id);
      }
    },
    MANY_MS,
  );

  test(
    'GIVEN a process that hangs THEN health says well while another answers, and 503 in time when none does',
    async () => {
      const { engine, children, opened } = await pooled();
      await opened(2);
      const server = await serveHealth(
        0,
        { connected: () => true, pingMs: () => 1 },
        { engine } as unknown as App,
        createMetrics(),
      );
      onTestFinished(() => void server.close());
      const { port } = server.address() as { port: number };
      const health = async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
        return [answer.status, ((await answer.json()) as { engine: boolean }).engine];
      };
      expect(await health()).toEqual([200, true]);
      process.kill(children[0]!.pid!, 'SIGSTOP');
      const begun = performance.now();
      expect(await health()).toEqual([200, true]);
      expect(performance.now() - begun).toBeLessThan(2_000);
      process.kill(children[1]!.pid!, 'SIGSTOP');
      const hung = performance.now();
      expect(await health()).toEqual([503, false]);
      expect(performance.now() - hung).toBeLessThan(4_000);
      // Both are put down and replaced, and all is well again.
      await until(async () => (await health())[0] === 200, MANY_MS);
    },
    2 * MANY_MS,
  );
});
