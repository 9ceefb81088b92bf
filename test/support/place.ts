import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { type BuildOptions, buildLibrary, type Summary } from '../../embeddings/indexing/build.ts';
import { openLibrary } from '../../src/library/open.ts';
import type { Library } from '../../src/library/types.ts';
import { type Files, writeCorpus } from './generated.ts';

let opened: Promise<Encoder> | undefined;

/** The encoder that is shipped, opened once a process. No hub is behind it. */
export function shippedEncoder(): Promise<Encoder> {
  opened ??= openEncoder({ cacheDir: join(tmpdir(), 'attache-no-models'), hubUrl: 'http://127.0.0.1:9' });
  return opened;
}

/** A corpus and a data folder of a test's own, removed when it has finished. */
export interface Place {
  config: { corpusDir: string; dataDir: string };
  /** Makes the corpus hold just these files. */
  put(files: Files): void;
  build(options?: Partial<BuildOptions>): Promise<Summary>;
  /** The committed build; closed when the test has finished. */
  open(): Promise<Library>;
}

export function newPlace(): Place {
  const root = mkdtempSync(join(tmpdir(), 'attache-'));
  const config = { corpusDir: join(root, 'corpus'), dataDir: join(root, 'data') };
  const libraries: Library[] = [];
  onTestFinished(() => {
    for (const library of libraries) library.close();
    rmSync(root, { recursive: true, force: true });
  });
  return {
    config,
    put: (files) => writeCorpus(config.corpusDir, files),
    build: async (options) => buildLibrary({ config, encoder: await shippedEncoder(), ...options }),
    open: async () => {
      const library = await openLibrary({ dataDir: config.dataDir, encoder: await shippedEncoder() });
      libraries.push(library);
      return library;
    },
  };
}

/** The names of all collections. */
export function everything(library: Library): Set<string> {
  return new Set(library.documents.map(({ collection }) => collection));
}
