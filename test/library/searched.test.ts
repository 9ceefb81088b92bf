import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { derive } from '../../src/engine/derive.ts';
import { openEngine } from '../../src/engine/local.ts';
import type { Engine } from '../../src/engine/operations.ts';
import { openSearchedSnapshots } from '../../src/library/searched/snapshots.ts';
import { publishLibrary } from '../../src/library/shared/publish.ts';
import { openState } from '../../src/library/state/open.ts';
import type { Library } from '../../src/library/types.ts';
import { searchPublisher } from '../../src/retrieval/searched/publish.ts';
import { shippedEncoder } from '../support/place.ts';
import { type Database, NO_SERVER, pgliteApart, serverPrograms, startServer } from '../support/postgres.ts';
import { paper } from '../support/schedules.ts';

const SAMPLE = fileURLToPath(new URL('../../corpus', import.meta.url));
const QUESTIONS = fileURLToPath(new URL('../questions/sample.jsonl', import.meta.url));
const TODAY = '2026-11-17';
/** Every so many of the questions is asked. */
const STEP = 5;

const programs = serverPrograms();
if (!programs) console.log(`searching in a PostgreSQL server: ${NO_SERVER}`);

const STORES: [string, () => Promise<Database>][] = [
  ['PostgreSQL in WebAssembly, with pgvector and pg_trgm', pgliteApart],
];
if (programs)
  STORES.push([
    'a PostgreSQL server, without them',
    async () => {
      const server = await startServer(programs);
      return { url: await server.database(), close: async () => server.remove() };
    },
  ]);

const SECRET = 'Zephyr';

describe.each(STORES)('GIVEN a library in %s', { timeout: 300_000 }, (_, start) => {
  const root = mkdtempSync(join(tmpdir(), 'attache-searched-'));
  const corpusDir = join(root, 'corpus');
  const elsewhere = join(root, 'elsewhere');
  let database: Database;
  let publishing: Config;
  let here: Engine;
  let there: Engine;
  let collections: string[];

  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(corpusDir, path)), { recursive: true });
    writeFileSync(join(corpusDir, path), text);
  };
  const rows = async (statement: string) => {
    const client = new pg.Client(database.url);
    await client.connect();
    const found = await client.query(statement);
    await client.end();
    return found.rows as Record<string, unknown>[];
  };

  /** What a run of the indexer does, with the documents read in this process. */
  const publish = async () => {
    const prepare = (library: Library) => derive(library, publishing.domains);
    await buildLibrary({ config: publishing, encoder: await shippedEncoder(), prepare });
    const state = await openState(publishing);
    await publishLibrary(publishing, state, undefined, searchPublisher(publishing.dataDir));
    await state.db.destroy();
  };

  beforeAll(async () => {
    database = await start();
    cpSync(SAMPLE, corpusDir, { recursive: true });
    put('cabinet/memo.md', paper('2026-11-16', `the ${SECRET} consulate`));
    const flags = { LIBRARY_URL: database.url, SEARCH_IN: 'postgres' };
    publishing = loadConfig({ ...flags, CORPUS_DIR: corpusDir, DATA_DIR: join(root, 'data') }, {}, root);
    await publish();
    here = await openEngine({ ...publishing, searchIn: 'memory' });
    const empty = { CORPUS_DIR: elsewhere, DATA_DIR: join(root, 'other-data'), INDEXING: 'off' };
    there = await openEngine(loadConfig({ ...flags, ...empty }, {}, root));
    const folders = readdirSync(corpusDir, { withFileTypes: true }).filter((one) => one.isDirectory());
    collections = folders.map(({ name }) => name).filter((name) => name !== 'cabinet');
  }, 300_000);
  afterAll(async () => {
    await there?.close();
    await here?.close();
    await database?.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** What both say to one question. */
  const both = async (text: string, limits: object = {}) => {
    const asked = { text, collections, today: TODAY, ...limits };
    const [own, other] = [await here.ask(asked), await there.ask(asked)];
    expect(other, text).toEqual(own);
    return own;
  };

  test('THEN a host that holds nothing of it answers as one that has it in memory', async () => {
    const questions = readFileSync(QUESTIONS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { question: string }).question)
      .filter((_, i) => i % STEP === 0);
    const kinds = new Set<string>();
    for (const text of questions) kinds.add((await both(text)).kind);
    expect(kinds).toContain('answer');
    expect(kinds).toContain('abstention');
    expect(existsSync(join(root, 'other-data', 'library.db'))).toBe(false);
    expect(readFileSync(join(elsewhere, 'collections.yaml'), 'utf8')).toBe(
      readFileSync(join(corpusDir, 'collections.yaml'), 'utf8'),
    );
  });

  test('AND a question sets limits or quotes a phrase THEN only what is within them answers', async () => {
    const dated = await both('Who was the ambassador?', { since: '2010-01-01', until: '2018-12-31' });
    expect(JSON.stringify(dated)).not.toContain('2006-02-24');
    await both('ambassador', { document: 'nobody has this' });
    await both('"Secretary-General"');
    await both('"유엔 사무총장"');
    await both(
      'What does “multilateral diplomacy” mean for the ministry in the years to come, and why does it matter so much?',
    );
  });

  test('AND it is looked up, read and checked THEN that is the same too', async () => {
    const name = { text: 'Ban Ki-moon', collections };
    expect(await there.lookupPerson(name)).toEqual(await here.lookupPerson(name));
    expect(await there.lookupPhrase({ ...name, limit: 5 })).toEqual(
      await here.lookupPhrase({ ...name, limit: 5 }),
    );
    const listing = { collections, page: 0, size: 50 };
    const sources = await here.sources(listing);
    expect(await there.sources(listing)).toEqual(sources);
    const topic = { topic: 'Secretary-General', collections };
    expect(await there.timeline(topic)).toEqual(await here.timeline(topic));
    const claim = { text: 'Ban Ki-moon ran for Secretary-General of the United Nations.', collections };
    expect(await there.verify(claim)).toEqual(await here.verify(claim));
  });

  test('AND a collection may not be seen THEN nothing of it comes out of the database', async () => {
    const text = `Who will open the ${SECRET} consulate in Vienna?`;
    expect(JSON.stringify(await both(text))).not.toMatch(/cabinet\/|consulate in Vienna\./);
    expect((await both(`"${SECRET} consulate"`)).kind).toBe('abstention');
    const allowed = await both(text, { collections: [...collections, 'cabinet'] });
    expect(allowed.kind).toBe('answer');
    const snapshots = await openSearchedSnapshots({ libraryUrl: database.url, dataDir: root });
    const library = snapshots.current();
    const memo = library.documents.findIndex(({ collection }) => collection === 'cabinet');
    const vector = library.vector(library.documents[memo]!.passages[0]);
    const near = (seen: string[]) =>
      library.nearest(vector, 50, new Set(seen)).map(({ passage }) => library.passage(passage).document);
    expect(near(['cabinet'])).toContain(memo);
    expect(near(collections)).not.toContain(memo);
    expect(library.nearest(vector, 50, new Set())).toEqual([]);
    expect(library.occurrences(SECRET, new Set(collections), 10)).toEqual([]);
    expect(library.occurrences(SECRET, new Set(['cabinet']), 10).length).toBeGreaterThan(0);
    await snapshots.close();
  });

  test('AND a document changes THEN its part alone is written, everybody answers from it at once, and what went is nowhere kept', async () => {
    const before = new Map(
      (await rows('SELECT part, collection FROM attache.search_parts')).map((one) => [
        one.part,
        one.collection,
      ]),
    );
    put('cabinet/memo.md', paper('2026-11-17', 'a second customs house'));
    await publish();
    const after = await rows('SELECT part, collection FROM attache.search_parts');
    expect(
      after.filter(({ part }) => !before.has(part as string)).map(({ collection }) => collection),
    ).toEqual(['cabinet']);
    // Nobody has told that host: the build it had is gone, and it asks of the next.
    const said = await there.ask({
      text: 'Who will open a second customs house in Vienna?',
      collections: [...collections, 'cabinet'],
      today: TODAY,
    });
    expect(said.kind).toBe('answer');
    const texts = await rows(
      `SELECT count(*)::int AS held FROM attache.search_documents WHERE folded LIKE '%zephyr%'`,
    );
    expect(texts).toEqual([{ held: 0 }]);
    const terms = await rows(`SELECT documents FROM attache.search_terms WHERE term = 'zephyr'`);
    expect(terms).toEqual([{ documents: 0 }]);
    const orphans = await rows(
      'SELECT count(*)::int AS held FROM attache.search_passages WHERE part NOT IN (SELECT part FROM attache.search_parts WHERE listed)',
    );
    expect(orphans).toEqual([{ held: 0 }]);
  });

  test('AND another version or encoder asks THEN it is told so', async () => {
    const encoder = { name: 'another', fingerprint: 'x' };
    await expect(openSearchedSnapshots({ libraryUrl: database.url, dataDir: root, encoder })).rejects.toThrow(
      /same EMBEDDING_MODEL on all hosts/,
    );
    await rows('DELETE FROM attache.search_builds');
    await expect(openSearchedSnapshots({ libraryUrl: database.url, dataDir: root })).rejects.toThrow(
      /SEARCH_IN=postgres on the host that has the documents/,
    );
    // The next run makes it whole again, though no document has changed.
    await runBuild(publishing);
    await (await openSearchedSnapshots({ libraryUrl: database.url, dataDir: root })).close();
  });
});
