import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { all } from '../../commands/all.ts';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { openApp } from '../../src/app.ts';
import type { Command } from '../../src/bot/types.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { startPreview } from '../../src/preview/server.ts';
import { startFromIndexed } from '../support/start-from-indexed.ts';

export const ROLE = '310000000000000001';

/** In a collection that only one role may see. */
export const RESTRICTED = {
  question: 'Who is the envoy to Atlantis?',
  sentence: 'The envoy to Atlantis is Wilhelmina Quartz, who was appointed on March 3, 2018.',
};

const memo = `---
title: Memorandum on Atlantis
date: 2018-03-05
kind: document
language: en
---

${RESTRICTED.sentence} The envoy to Atlantis will open a consulate there before the end of the year.
`;

const ACCESS = `collections:
  news: { title: { en: News reports, ko: 언론 보도 }, open: everyone }
  cabinet: { title: { en: Cabinet papers, ko: 내각 문서 }, open: { roles: ["${ROLE}"] } }
`;

/** The sample corpus, with a restricted collection, in a folder of its own. */
export function sampleCorpus(root: string): string {
  const corpusDir = join(root, 'corpus');
  cpSync(fileURLToPath(new URL('../../corpus', import.meta.url)), corpusDir, { recursive: true });
  mkdirSync(join(corpusDir, 'cabinet'));
  writeFileSync(join(corpusDir, 'cabinet', 'memo.md'), memo);
  writeFileSync(join(corpusDir, 'collections.yaml'), ACCESS);
  return corpusDir;
}

/** The page over the sample corpus, served as `npm start` serves it; `restart` keeps the port. */
export async function openSample(
  pick: (root: string) => string = sampleCorpus,
  commands: readonly Command[] = all,
  wanted = 0,
) {
  const root = mkdtempSync(join(tmpdir(), 'attache-page-'));
  const config = loadConfig(
    { CORPUS_DIR: pick(root), DATA_DIR: join(root, 'data'), PORT: String(wanted), LOG_LEVEL: 'silent' },
    {},
    root,
  );
  startFromIndexed(config.dataDir);
  await runBuild(config);
  let running = await serve(config, commands);
  const port = Number(new URL(running.address).port);
  let stopped = false;
  const stop = async () => {
    if (!stopped) await running.close();
    stopped = true;
  };
  return {
    address: running.address,
    port,
    corpusDir: config.corpusDir,
    dataDir: config.dataDir,
    commands: commands.map(({ data }) => data.name),
    stop,
    restart: async () => {
      running = await serve({ ...config, port }, commands);
      stopped = false;
    },
    close: async () => {
      await stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type Sample = Awaited<ReturnType<typeof openSample>>;

async function serve(config: Config, commands: readonly Command[]) {
  const log = pino({ level: config.logLevel });
  const app = await openApp(config, log);
  const preview = await startPreview({ config, app, commands, log });
  return {
    address: preview.address,
    close: async () => {
      await preview.close();
      await app.close();
    },
  };
}
