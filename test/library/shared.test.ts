import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { followLibrary } from '../../embeddings/indexing/follow.ts';
import { openAccess } from '../../src/bot/access.ts';
import { makeContext } from '../../src/engine/local.ts';
import { operations } from '../../src/engine/operations.ts';
import { publishLibrary } from '../../src/library/shared/publish.ts';
import { openState, type State } from '../../src/library/state/open.ts';
import { generatedFiles } from '../support/generated.ts';
import { newPlace, type Place, shippedEncoder } from '../support/place.ts';
import { NO_SERVER, pglite, serverPrograms, startServer } from '../support/postgres.ts';
import { paper } from '../support/schedules.ts';

const programs = serverPrograms();
if (!programs) console.log(`a library on a PostgreSQL server: ${NO_SERVER}`);

const STORES: [string, () => Promise<{ url: string; close(): Promise<void> }>][] = [
  ['PostgreSQL in WebAssembly', pglite],
];
if (programs)
  STORES.push([
    'a PostgreSQL server',
    async () => {
      const server = await startServer(programs);
      return { url: await server.database(), close: async () => server.remove() };
    },
  ]);

describe.each(STORES)('GIVEN a library shared through %s', { timeout: 120_000 }, (_, start) => {
  let database: { url: string; close(): Promise<void> };
  beforeAll(async () => {
    database = await start();
  }, 120_000);
  afterAll(() => database.close());

  /** A host that publishes, one that follows, and the database between them, empty. */
  async function hosts() {
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query('DROP SCHEMA IF EXISTS attache CASCADE');
    await client.end();
    const publisher = newPlace();
    const follower = newPlace();
    const state = await openState({ dataDir: publisher.config.dataDir, libraryUrl: database.url });
    onTestFinished(() => state.db.destroy());
    const publish = () => publishLibrary(publisher.config, state);
    const follow = async (place = follower) =>
      followLibrary({ config: place.config, encoder: await shippedEncoder() }, state);
    return { publisher, follower, state, publish, follow };
  }

  const rows = async (state: State, table: string) =>
    (await state.db
      .selectFrom(table as never)
      .selectAll()
      .execute()) as Record<string, Buffer>[];

  /** What a library answers, and everything that is in it. */
  async function said(place: Place, question: string) {
    const library = await place.open();
    const context = makeContext(library, await shippedEncoder(), place.config, () => new Date(0));
    const collections = [...new Set(library.documents.map(({ collection }) => collection))];
    const answer = await operations.ask(context, { text: question, collections, today: '2026-11-17' });
    const all = library.documents.map((entry, i) => [entry, library.text(i), library.structure(i)]);
    const vectors = Array.from({ length: library.passageCount }, (_, id) => [...library.vector(id)]);
    return { build: library.build, answer, all, vectors };
  }

  test('THEN the other host holds the same library, and answers alike', async () => {
    const { publisher, follower, publish, follow } = await hosts();
    publisher.put({ ...generatedFiles(30), 'news/one.md': paper('2026-11-16', 'the first harbour office') });
    await publisher.build();
    expect(await publish()).toEqual({ documents: 31, sent: 31 });
    expect(await follow()).toMatchObject({ documents: 31, added: 31, changed: 0, removed: 0, embedded: 0 });
    const question = 'Who will open the first harbour office in Vienna?';
    const own = await said(publisher, question);
    expect(own.answer.kind).toBe('answer');
    expect(await said(follower, question)).toEqual(own);
  });

  test('AND a document changes, one comes and one goes THEN only those travel, and what went is nowhere kept', async () => {
    const { publisher, follower, state, publish, follow } = await hosts();
    const files = generatedFiles(20);
    const secret = { 'secret.md': paper('2026-11-16', 'the Zephyr consulate') };
    publisher.put({ ...files, ...secret });
    await publisher.build();
    await publish();
    await follow();
    const [first = ''] = Object.keys(files);
    publisher.put({
      ...files,
      [first]: paper('2026-11-17', 'a second customs house'),
      'new.md': paper('2026-11-17', 'a new bridge'),
    });
    await publisher.build();
    expect(await publish()).toEqual({ documents: 21, sent: 2 });
    expect(await publish()).toEqual({ documents: 21, sent: 0 });
    expect(await follow()).toMatchObject({ documents: 21, added: 1, changed: 1, removed: 1, unchanged: 19 });
    expect(await follow()).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 21 });
    const question = 'Who will open the new bridge in Vienna?';
    expect(await said(follower, question)).toEqual(await said(publisher, question));
    const kept = await rows(state, 'shared_documents');
    expect(kept).toHaveLength(21);
    expect(kept.some(({ body }) => body!.includes('Zephyr'))).toBe(false);
    expect(await rows(state, 'shared_builds')).toHaveLength(1);
    expect(readFileSync(join(follower.config.dataDir, 'library.db')).includes('Zephyr')).toBe(false);
    expect(existsSync(join(follower.config.dataDir, 'incoming'))).toBe(false);
  });

  test('AND who may see what changes THEN the other host follows that too, before the documents', async () => {
    const { publisher, follower, publish, follow } = await hosts();
    publisher.put({
      'cabinet/a.md': paper('2026-11-16', 'the cabinet office'),
      'b.md': paper('2026-11-16', 'a bridge'),
    });
    const list = join(publisher.config.corpusDir, 'collections.yaml');
    writeFileSync(list, 'collections:\n  cabinet: { open: { roles: ["100000000000000001"] } }\n');
    await publisher.build();
    await publish();
    await follow();
    const here = { channelId: '1', parentId: null };
    expect(openAccess(follower.config.corpusDir).inChannel(here)).not.toContain('cabinet');
    writeFileSync(list, 'collections:\n  cabinet: { open: everyone }\n');
    await publish();
    await follow();
    expect(openAccess(follower.config.corpusDir).inChannel(here)).toContain('cabinet');
  });

  test('AND it is broken off on either side THEN it goes on, and sends nothing twice', async () => {
    const { publisher, follower, state, publish, follow } = await hosts();
    publisher.put(generatedFiles(130));
    await publisher.build();
    const stop = new Error('the line went dead');
    const broken = publishLibrary(publisher.config, state, () => {
      throw stop;
    });
    await expect(broken).rejects.toBe(stop);
    const there = (await rows(state, 'shared_documents')).length;
    expect(there).toBeGreaterThan(0);
    await expect(follow()).rejects.toThrow(/nothing has been published/);
    expect(await publish()).toEqual({ documents: 130, sent: 130 - there });
    const options = { config: follower.config, encoder: await shippedEncoder() };
    const fetching = followLibrary(
      {
        ...options,
        onProgress: () => {
          throw stop;
        },
      },
      state,
    );
    await expect(fetching).rejects.toThrow(stop.message);
    let fetched = 0;
    await followLibrary(
      {
        ...options,
        onProgress: ({ total }) => {
          fetched = total;
        },
      },
      state,
    );
    expect(fetched).toBe(80);
    expect((await said(follower, 'Who?')).build.id).toBe((await said(publisher, 'Who?')).build.id);
  });

  test('AND a byte is not what was published THEN it is refused, and the build of before goes on answering', async () => {
    const { publisher, follower, state, publish, follow } = await hosts();
    publisher.put({ 'a.md': paper('2026-11-16', 'the first harbour office') });
    await publisher.build();
    await publish();
    const { build } = await follow();
    publisher.put({ 'a.md': paper('2026-11-17', 'a second customs house') });
    await publisher.build();
    await publish();
    const shared = state.db as never as import('../../src/library/shared/schema.ts').Shared;
    const [row] = await shared.selectFrom('shared_documents').selectAll().execute();
    const body = Buffer.from(row!.body.toString().replace('Vienna', 'London'));
    await shared.updateTable('shared_documents').set({ body }).execute();
    await expect(follow()).rejects.toThrow(/damaged|a\.md/);
    expect((await follower.open()).build.id).toBe(build.id);
  });

  test('AND another encoder on the other host THEN it is told so, and nothing changes', async () => {
    const { publisher, follower, state, publish } = await hosts();
    publisher.put({ 'a.md': paper('2026-11-16', 'the first harbour office') });
    await publisher.build();
    await publish();
    mkdirSync(follower.config.corpusDir, { recursive: true });
    const encoder = { name: 'another', fingerprint: 'x' };
    const following = followLibrary({ config: follower.config, encoder }, state);
    await expect(following).rejects.toThrow(/same version of Attaché with the same EMBEDDING_MODEL/);
  });
});
