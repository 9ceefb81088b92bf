import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { keepInStep } from '../../src/bot/following.ts';
import type { App } from '../../src/bot/types.ts';
import { loadConfig } from '../../src/config.ts';
import { openEngine } from '../../src/engine/local.ts';
import { openTables } from '../../src/library/state/tables.ts';
import { newPlace } from '../support/place.ts';
import { pglite } from '../support/postgres.ts';
import { paper } from '../support/schedules.ts';
import { until } from '../support/until.ts';

test('GIVEN a host that indexes and one that does not THEN what the first indexes is answered by the second', {
  timeout: 240_000,
}, async () => {
  const { url, close } = await pglite();
  onTestFinished(close);
  const [publisher, follower] = [newPlace(), newPlace()];
  const configOf = ({ config }: typeof publisher, INDEXING: string) =>
    loadConfig(
      {
        CORPUS_DIR: config.corpusDir,
        DATA_DIR: config.dataDir,
        LIBRARY_URL: url,
        INDEXING,
        LOG_LEVEL: 'silent',
      },
      {},
      join(config.dataDir, '..'),
    );
  const [indexing, following] = [configOf(publisher, 'on'), configOf(follower, 'off')];
  await expect(runBuild(following)).rejects.toThrow(/run npm run index on the host that has the documents/);
  publisher.put({ 'one.md': paper('2026-11-16', 'the first harbour office') });
  await runBuild(indexing);
  await runBuild(following);
  const engine = await openEngine(following);
  const state = await openTables(following);
  onTestFinished(async () => {
    await engine.close();
    await state.close();
  });
  const ask = async (text: string) =>
    (await engine.ask({ text, collections: ['general'], today: '2026-11-17' })).kind;
  expect(await ask('Who will open the first harbour office in Vienna?')).toBe('answer');

  const index = async () => ({ ...(await runBuild(following)), problems: [] });
  const app = { engine, state, indexing: { index }, log: pino({ level: 'silent' }) } as unknown as App;
  onTestFinished(keepInStep(app, 50));
  publisher.put({ 'two.md': paper('2026-11-17', 'a second customs house') });
  await runBuild(indexing);
  const held = async () =>
    (await engine.sources({ collections: ['general'], size: 10 })).documents.map(({ path }) => path).join();
  await until(async () => (await held()) === 'two.md', 120_000);
});

test('GIVEN a host that is to index nothing and has nobody to follow THEN it is said at the start', () => {
  expect(() => loadConfig({ INDEXING: 'off' }, {}, '/')).toThrow(/LIBRARY_URL does not say where/);
});
