import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { loadConfig } from '../../src/config.ts';
import { sampleCorpus } from '../preview/sample.ts';
import { writeMemo } from './team.ts';

/**
 * Indexes the sample corpus once for the whole run, as vitest's global setup: a test that starts from a copy of it encodes nothing,
 * and its own build still compares every file.
 */
export default async function setUp(): Promise<() => void> {
  const root = mkdtempSync(join(tmpdir(), 'attache-indexed-'));
  const corpusDir = sampleCorpus(root);
  writeMemo(corpusDir);
  const dataDir = join(root, 'data');
  await runBuild(loadConfig({ CORPUS_DIR: corpusDir, DATA_DIR: dataDir }, {}, root));
  process.env.ATTACHE_TEST_LIBRARY = dataDir;
  return () => rmSync(root, { recursive: true, force: true });
}
