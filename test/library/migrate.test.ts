import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { openTables, type Tables } from '../../src/library/state/tables.ts';
import { generatedFiles } from '../support/generated.ts';
import { newPlace } from '../support/place.ts';
import { NO_SERVER, pglite, serverPrograms, startServer } from '../support/postgres.ts';
import { daily } from '../support/schedules.ts';

const programs = serverPrograms();
if (!programs) console.log(`migrating onto a PostgreSQL server: ${NO_SERVER}; PGlite stands in`);

async function database(): Promise<string> {
  if (!programs) {
    const { url, close } = await pglite();
    onTestFinished(close);
    return url;
  }
  const server = await startServer(programs);
  onTestFinished(() => server.remove());
  return server.database();
}

const migrate = async (from: string, to: string, corpus: string) => {
  const args = ['src/launch.js', 'src/cli/migrate.ts', '--from', from, '--to', to, '--corpus', corpus];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: join(import.meta.dirname, '../..'),
  });
  return stdout;
};

/** Something in every area, more than one statement's worth of replies. */
async function filled(tables: Tables) {
  for (let i = 0; i < 1_203; i++)
    await tables.replies.keep('ask', String(i % 7), { i, text: '질문 \u0000' }, 30);
  await tables.settings.change('1', { language: 'ko' });
  await tables.settings.setNote('hash', 'x');
  await tables.conversations.set('10', { question: 'who?', user: '7' });
  await tables.unanswered.note('1', 'where?', '7');
  await tables.briefed.note('1', [], '2026-11-16T00:00:00Z');
  await tables.briefed.tell('1', [], ['a', 'b']);
  await daily(tables, () => new Date());
  const quotes = [{ document: 'd', hash: 'h', start: 0, end: 4, highlights: [] }];
  await tables.feedback.give('r', '7', {
    question: 'q',
    verdict: 'wrong',
    quotes,
    comment: '아니요',
    build: 'b',
  });
  await tables.posts.take({ channel: '1', subject: 's', period: 'p' }, 'me');
}

test('GIVEN a library and a state in a folder THEN they go to PostgreSQL and back, alike to the hash, and again', {
  timeout: 240_000,
}, async () => {
  const [here, back] = [newPlace(), newPlace()];
  const url = await database();
  here.put(generatedFiles(12));
  await here.build();
  const before = await openTables(here.config);
  await filled(before);
  await before.close();
  const said = await migrate(here.config.dataDir, url, here.config.corpusDir);
  expect(said).toMatch(/replies: 1203 rows, SHA-256 [0-9a-f]{16} on both sides/);
  expect(said).toContain('library: 12 documents, 12 of them sent');
  // Run again, as after it was broken off.
  expect(await migrate(here.config.dataDir, url, here.config.corpusDir)).toBe(said.replace('12 of', '0 of'));

  const onServer = await openTables({ dataDir: back.config.dataDir, libraryUrl: url });
  onTestFinished(() => onServer.close());
  // Numbers go on after those that were copied.
  await onServer.unanswered.note('1', 'when?', '7');
  expect((await onServer.unanswered.list('1', 5)).map(({ id }) => id).sort()).toEqual([1, 2]);

  const returned = await migrate(url, back.config.dataDir, back.config.corpusDir);
  const lines = (text: string) => text.split('\n').filter((line) => !/^(?:gaps|library)/.test(line));
  expect(lines(returned)).toEqual(lines(said));
  expect(returned).toMatch(/gaps: 2 rows/);
  expect((await back.open()).build).toEqual((await here.open()).build);

  // A target that holds something else is told of, not mixed in.
  const other = await openTables(here.config);
  await other.settings.change('2', { thread: true });
  await other.close();
  await expect(migrate(url, here.config.dataDir, here.config.corpusDir)).rejects.toThrow(
    /table settings: it holds 2 rows after copying, not the 1 of/,
  );
});
