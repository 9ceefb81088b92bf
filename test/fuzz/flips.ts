import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { openLibrary } from '../../src/library/open.ts';
import { openTables } from '../../src/library/state/tables.ts';
import { Problem } from '../../src/problem.ts';
import { generatedFiles, seeded, writeCorpus } from '../support/generated.ts';
import { type Tally, tally } from './tally.ts';

const LIMIT_MS = 60_000;

/** Everything that can be quoted, as one value to compare; documents by their paths. */
async function everything(dataDir: string, encoder: Encoder): Promise<string> {
  const library = await openLibrary({ dataDir, encoder });
  try {
    const all = new Set(library.documents.map(({ collection }) => collection));
    return JSON.stringify(
      library.documents.map(({ added: _a, changed: _c, ...entry }, index) => ({
        entry,
        text: library.text(index),
        structure: library.structure(index),
        passages: Array.from({ length: entry.passages[1] - entry.passages[0] }, (_, i) => {
          const passage = library.passage(entry.passages[0] + i);
          const near = library.nearest(library.vector(passage.id), 3, all);
          return [passage, near];
        }),
        found: library.occurrences(library.text(index).slice(5, 25), all, 50),
      })),
    );
  } finally {
    library.close();
  }
}

/**
 * One bit flipped in a file of DATA_DIR, the files in turn: what is read is what was there, or it is said that it is not;
 * and after indexing everything is there again.
 */
export async function fuzzFlips(tries: number, seed: number, encoder: Encoder): Promise<Tally> {
  const out = tally('flipped bits', LIMIT_MS);
  const random = seeded(seed);
  const root = mkdtempSync(join(tmpdir(), 'attache-flips-'));
  const config = { corpusDir: join(root, 'corpus'), dataDir: join(root, 'data') };
  try {
    writeCorpus(config.corpusDir, generatedFiles(12));
    await buildLibrary({ config, encoder });
    const sound = await everything(config.dataDir, encoder);
    const tables = await openTables(config);
    await tables.settings.change('1', { language: 'ko' });
    await tables.close();
    const good = join(root, 'good');
    cpSync(config.dataDir, good, { recursive: true });
    const files = readdirSync(good).filter((name) => statSync(join(good, name)).size > 0);
    for (let i = 0; i < tries; i++) {
      const name = files[i % files.length]!;
      rmSync(config.dataDir, { recursive: true });
      cpSync(good, config.dataDir, { recursive: true });
      const path = join(config.dataDir, name);
      const bytes = readFileSync(path);
      const at = Math.floor(random() * bytes.length);
      const bit = Math.floor(random() * 8);
      bytes[at]! ^= 1 << bit;
      writeFileSync(path, bytes);
      await out.trial(`seed ${seed}, ${name}, byte ${at}, bit ${bit}`, async () => {
        const noticed =
          name === 'state.db' ? await readState(config.dataDir) : await readLibrary(config.dataDir);
        if (name === 'state.db') return noticed ? 'refused' : 'answered';
        await buildLibrary({ config, encoder });
        if ((await everything(config.dataDir, encoder)) !== sound) throw new Error('not mended');
        return noticed ? 'refused' : 'answered';
      });
    }

    async function readLibrary(dataDir: string): Promise<boolean> {
      try {
        if ((await everything(dataDir, encoder)) !== sound) throw new Error('another text was read');
        return false;
      } catch (thrown) {
        if (thrown instanceof Problem || isOfSqlite(thrown)) return true;
        throw thrown;
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return out;
}

/** Whether it was noticed that the bot's own memory is damaged; it cannot be made again. */
async function readState(dataDir: string): Promise<boolean> {
  try {
    const tables = await openTables({ dataDir });
    await tables.settings.of('1');
    await tables.feedback.all();
    await tables.close();
    return false;
  } catch (thrown) {
    if (thrown instanceof Problem || thrown instanceof SyntaxError || isOfSqlite(thrown)) return true;
    throw thrown;
  }
}

const isOfSqlite = (thrown: unknown): boolean =>
  String((thrown as { code?: unknown }).code).startsWith('SQLITE_');
