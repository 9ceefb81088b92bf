import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { readDocument } from '../../src/documents/read.ts';
import { openEngine } from '../../src/engine/local.ts';
import type { Quote } from '../../src/reading/types.ts';
import { startFromIndexed } from '../support/start-from-indexed.ts';
import { teamCorpus } from '../support/team.ts';

/** The sample corpus with a collection `cabinet` that not everyone may see, indexed, and its engine. */
export async function openLibrary() {
  const root = mkdtempSync(join(tmpdir(), 'attache-lookup-'));
  const corpusDir = teamCorpus(root, '1');
  const config: Config = loadConfig({ CORPUS_DIR: corpusDir, DATA_DIR: join(root, 'data') }, {}, root);
  startFromIndexed(config.dataDir);
  await runBuild(config);
  const engine = await openEngine(config, () => new Date('2026-11-22T09:00:00Z'));
  const texts = new Map<string, string>();
  const { collections } = await engine.status({});
  for (const { path } of (await engine.sources({ collections, size: 1_000 })).documents)
    texts.set(path, (await readDocument(corpusDir, path)).text);
  return {
    engine,
    corpusDir,
    /** Everything but what is restricted. */
    open: collections.filter((name) => name !== 'cabinet'),
    all: collections,
    /** Whether the quote is the document's own words, at the place its citation names. */
    verbatim: ({ text, start, end, highlights, citation }: Quote): boolean =>
      texts.get(citation.path)?.slice(start, end) === text &&
      citation.start === start &&
      citation.end === end &&
      highlights.every(([from, to]) => from >= 0 && from < to && to <= text.length),
    file: (path: string): string => readFileSync(join(corpusDir, path), 'utf8'),
    close: async () => {
      await engine.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type SampleLibrary = Awaited<ReturnType<typeof openLibrary>>;

/** Every quote anywhere inside a result. */
export function quotesIn(value: unknown): Quote[] {
  if (Array.isArray(value)) return value.flatMap(quotesIn);
  if (value === null || typeof value !== 'object') return [];
  const own = 'citation' in value && 'highlights' in value ? [value as Quote] : [];
  return [...own, ...Object.values(value).flatMap(quotesIn)];
}
