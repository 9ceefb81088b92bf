import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { generatedFiles } from '../support/generated.ts';
import { checkedBuild, finishIndexing, killIndexing, storedVectors } from '../support/kill.ts';
import { newPlace } from '../support/place.ts';

/** A few moments of a run; `npm run test:kill` tries fifty. */
const MOMENTS_MS = [0, 60, 300];

test('GIVEN kill -9 while indexing THEN the old build answers, nothing saved is lost, and the next run finishes', async () => {
  const place = newPlace();
  const { corpusDir, dataDir } = place.config;
  const config = loadConfig({ CORPUS_DIR: corpusDir, DATA_DIR: dataDir }, {}, dataDir);
  place.put(generatedFiles(40));
  const old = (await place.build()).build.id;
  place.put(generatedFiles(120, 1000));
  let saved = storedVectors(dataDir);
  const seen: (string | undefined)[] = [];
  for (const moment of MOMENTS_MS) {
    await killIndexing(config, moment);
    seen.push(await checkedBuild(dataDir));
    if (seen.at(-1) !== old) continue;
    const now = storedVectors(dataDir);
    expect(now).toBeGreaterThanOrEqual(saved);
    saved = now;
  }
  const { build } = await finishIndexing(config);
  for (const id of seen) expect([old, build.id]).toContain(id);
  expect(await checkedBuild(dataDir)).toBe(build.id);
}, 120_000);
