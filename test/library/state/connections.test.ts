import { tmpdir } from 'node:os';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { DatabaseLost } from '../../../src/library/postgres/failures.ts';
import { openTables } from '../../../src/library/state/tables.ts';
import { freePort, NO_SERVER, type Server, serverPrograms, startServer } from '../../support/postgres.ts';

const programs = serverPrograms();
if (!programs) console.log(`lost connections to a PostgreSQL server: ${NO_SERVER}`);

const slot = { channel: '1', subject: 'briefing', period: '2026-11-17T00:00:00Z' };

async function opened(libraryUrl: string, patience = 20_000) {
  const tables = await openTables({ dataDir: tmpdir(), libraryUrl }, undefined, { patience });
  onTestFinished(() => tables.close());
  return tables;
}

describe.skipIf(!programs)('GIVEN the state on a PostgreSQL server', { timeout: 120_000 }, () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(programs!);
  });
  afterAll(() => server?.remove());

  /** Ends all connections of others to a database, as an operator or a proxy does. */
  async function cut(url: string) {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    );
    await client.end();
  }

  test('AND its connections are cut, over and over THEN whatever is asked goes through', async () => {
    const url = await server.database();
    const tables = await opened(url);
    for (let i = 0; i < 5; i++) {
      await cut(url);
      await tables.settings.change('1', { thread: i % 2 === 0 });
      await cut(url);
      expect(await tables.settings.of('1')).toEqual({ thread: i % 2 === 0 });
    }
  });

  test('AND its connection is cut within a transaction THEN that is done again, whole and once', async () => {
    const url = await server.database();
    const tables = await opened(url);
    let runs = 0;
    await tables.transaction(async ({ unanswered }) => {
      await unanswered.note('1', 'who', '7');
      if (++runs === 1) await cut(url);
      await unanswered.note('1', 'who', '7');
    });
    expect(runs).toBe(2);
    expect((await tables.unanswered.list('1', 5)).map(({ times }) => times)).toEqual([2]);
  });

  test('AND it is restarted as after a power cut THEN what was kept is there and it goes on', async () => {
    const url = await server.database();
    const tables = await opened(url);
    await tables.settings.setNote('a', '1');
    server.stop('immediate');
    const waiting = tables.settings.note('a');
    const writing = tables.settings.setNote('b', '2');
    setTimeout(() => server.start(), 500);
    expect(await waiting).toBe('1');
    await writing;
    expect(await tables.settings.note('b')).toBe('2');
  });

  test('AND it does not come back THEN whoever asks is told, in both languages, and no lease is had', async () => {
    const url = await server.database();
    const tables = await opened(url, 300);
    server.stop('fast');
    try {
      const asked = await tables.settings.of('1').catch((thrown: unknown) => thrown);
      expect(asked).toBeInstanceOf(DatabaseLost);
      expect(Object.keys((asked as DatabaseLost).told)).toEqual(['en', 'ko']);
      await expect(tables.posts.take(slot, 'me')).rejects.toBeInstanceOf(DatabaseLost);
    } finally {
      server.start();
    }
    expect(await tables.posts.take(slot, 'me')).toBe(true);
  });

  test('AND the host has a clock that is far off THEN leases follow the clock of the server', async () => {
    const url = await server.database();
    const tables = await opened(url);
    const own = Date.now;
    try {
      Date.now = () => own() + 3_600_000;
      expect(await tables.posts.take(slot, 'one')).toBe(true);
      expect(await tables.posts.take(slot, 'two')).toBe(false);
    } finally {
      Date.now = own;
    }
  });

  test('AND a standby takes over THEN the state goes on there', async () => {
    const url = new URL(await server.database());
    const standby = await server.standby();
    onTestFinished(() => standby.remove());
    url.host = 'both';
    const ports = [await freePort(), standby.port, server.port];
    const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',');
    const tables = await opened(url.href.replace(`both:${server.port}`, hosts));
    await tables.settings.setNote('a', '1');
    expect(await tables.posts.take(slot, 'one')).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 500));
    server.stop('fast');
    try {
      const writing = tables.settings.setNote('b', '2');
      standby.promote();
      await writing;
      expect([await tables.settings.note('a'), await tables.settings.note('b')]).toEqual(['1', '2']);
      expect(await tables.posts.take(slot, 'two')).toBe(false);
    } finally {
      server.start();
    }
  });
});
