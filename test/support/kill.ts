import { once } from 'node:events';
import { type Report, startIndexing } from '../../embeddings/indexing/background.ts';
import type { Summary } from '../../embeddings/indexing/build.ts';
import type { Config } from '../../src/config.ts';
import { connectForReading } from '../../src/library/database.ts';
import { openLibrary } from '../../src/library/open.ts';
import { Problem } from '../../src/problem.ts';

/** Lets it run to its end. */
export async function finishIndexing(config: Config): Promise<Summary> {
  const child = startIndexing({ config, rebuild: false });
  let last: Report | undefined;
  child.on('message', (report: Report) => {
    if (!('progress' in report)) last = report;
  });
  await once(child, 'exit');
  if (last && 'summary' in last) return last.summary;
  throw new Error(`indexing ended with ${JSON.stringify(last)}`);
}

/**
 * Kills it (SIGKILL: nothing can be tidied up) so many ms after it has begun to work.
 *
 * @returns the step it was in; undefined when it had finished before.
 */
export async function killIndexing(config: Config, afterMs: number): Promise<string | undefined> {
  const child = startIndexing({ config, rebuild: false });
  let step: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  child.on('message', (report: Report) => {
    if (!('progress' in report)) return;
    step = report.progress.step;
    timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  clearTimeout(timer);
  return signal === 'SIGKILL' ? step : undefined;
}

/**
 * Opens the library and reads everything in it: each passage is where it says in its text, each vector is there, has
 * unit length and is the one nearest to itself.
 *
 * @returns the build's id; undefined when nothing has been published yet.
 */
export async function checkedBuild(dataDir: string): Promise<string | undefined> {
  let library: Awaited<ReturnType<typeof openLibrary>>;
  try {
    library = await openLibrary({ dataDir });
  } catch (error) {
    if (error instanceof Problem && /no library yet|nothing has been indexed/.test(error.message))
      return undefined;
    throw error;
  }
  try {
    const collections = new Set(library.documents.map(({ collection }) => collection));
    for (const [index, entry] of library.documents.entries()) {
      if (library.text(index).length !== entry.length)
        throw new Error(`${entry.path}: text of another length`);
      const [first, end] = entry.passages;
      for (let id = first; id < end; id++) {
        const { document, start, end: stop } = library.passage(id);
        if (document !== index || start >= stop || stop > entry.length)
          throw new Error(`passage ${id} is misplaced`);
        const length = Math.hypot(...library.vector(id));
        if (Math.abs(length - 1) > 1e-3) throw new Error(`passage ${id}: vector of length ${length}`);
      }
      if (end > first) {
        const [best] = library.nearest(library.vector(first), 1, collections);
        if (!best || best.cosine < 0.999) throw new Error(`passage ${first} is not found by its own vector`);
        const words = library.passageText(first).slice(0, 20);
        const found = library.occurrences(words, new Set([entry.collection]), 10_000);
        if (!found.some(({ document }) => document === index))
          throw new Error(`${entry.path}: not in the full text`);
      }
    }
    return library.build.id;
  } finally {
    library.close();
  }
}

/** How many vectors are stored, published or not. */
export function storedVectors(dataDir: string): number {
  try {
    const connection = connectForReading(dataDir);
    try {
      return Number(connection.prepare('SELECT count(*) FROM vectors').pluck().get());
    } finally {
      connection.close();
    }
  } catch (error) {
    if (error instanceof Problem) return 0;
    throw error;
  }
}
