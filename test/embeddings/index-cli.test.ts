import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { indexInBackground } from '../../embeddings/indexing/background.ts';
import { loadConfig } from '../../src/config.ts';
import { Problem } from '../../src/problem.ts';
import { generatedFiles } from '../support/generated.ts';
import { everything, newPlace, type Place } from '../support/place.ts';

const SLOW_MS = 120_000;

const launch = fileURLToPath(new URL('../../src/launch.js', import.meta.url));

/** `npm run index -- …` as a person runs it, without a terminal. */
async function index(...flags: string[]) {
  const child = spawn(process.execPath, [launch, 'embeddings/indexing/cli.ts', ...flags]);
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (text.out += chunk));
  child.stderr.on('data', (chunk) => (text.err += chunk));
  const [status] = await once(child, 'close');
  return { status, ...text };
}

function flagsOf({ config }: Place): string[] {
  return ['--corpus', config.corpusDir, '--data', config.dataDir];
}

describe('npm run index', () => {
  test(
    'GIVEN a file that cannot be read THEN it says so, indexes the rest and ends with 1',
    async () => {
      const place = newPlace();
      place.put({ ...generatedFiles(2), 'a/broken.docx': 'not a document' });
      const first = await index(...flagsOf(place));
      expect(first.status).toBe(1);
      expect(first.err).toMatch(/^a\/broken\.docx: .+; .+$/m);
      expect(first.err).toMatch(/^Embedding passages: (\d+) of \1$/m);
      expect(first.out).toMatch(/^2 documents \(2 added, .*could not be read: 1; build [0-9a-f]{16}, /);
      place.put(generatedFiles(2));
      const second = await index(...flagsOf(place));
      expect(second.status).toBe(0);
      expect(second.out).toMatch(/2 unchanged\), \d+ passages \(0 embedded\)/);
    },
    SLOW_MS,
  );

  test(
    'GIVEN a folder that is not there THEN one line says what to do, without a stack',
    async () => {
      const { status, err } = await index('--corpus', '/no/such/folder', '--data', newPlace().config.dataDir);
      expect(status).toBe(1);
      expect(err).toMatch(/^\/no\/such\/folder: cannot be read .*--corpus\n$/);
    },
    SLOW_MS,
  );
});

describe('indexing in the background', () => {
  test(
    'GIVEN it is done THEN the library is there, prepared; GIVEN no corpus THEN the Problem arrives',
    async () => {
      const place = newPlace();
      const { corpusDir, dataDir } = place.config;
      const config = loadConfig({ CORPUS_DIR: corpusDir, DATA_DIR: dataDir }, {}, dataDir);
      await expect(indexInBackground(config)).rejects.toThrow(Problem);
      place.put(generatedFiles(3));
      const steps = new Set<string>();
      const notices: string[] = [];
      const summary = await indexInBackground(config, {
        onProgress: ({ step }) => steps.add(step),
        onNotice: (line) => notices.push(line),
      });
      expect(summary).toMatchObject({ documents: 3, failed: [] });
      expect([...steps]).toEqual(['reading', 'embedding', 'preparing']);
      expect(notices).toEqual([]);
      const library = await place.open();
      expect(library.occurrences('Report 1', everything(library), 9)).toHaveLength(1);
    },
    SLOW_MS,
  );
});
