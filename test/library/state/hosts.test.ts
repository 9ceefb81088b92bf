import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Where } from '../../../src/library/state/open.ts';
import { openTables, type Tables } from '../../../src/library/state/tables.ts';
import { NO_SERVER, type Server, serverPrograms, startServer } from '../../support/postgres.ts';
import { daily } from '../../support/schedules.ts';
import { until } from '../../support/until.ts';

const HOST = fileURLToPath(new URL('host.ts', import.meta.url));
/** Short enough to be waited for here; LEASE is for hosts far apart. */
const LEASE = 3_000;
const PATIENCE = 60_000;

const programs = serverPrograms();
if (!programs) console.log(`two hosts on one PostgreSQL server: ${NO_SERVER}`);

/** Starts a process of its own that posts what is due. */
function host(name: string, where: Where, writing: number) {
  const args = ['--import', 'tsx', HOST, name, JSON.stringify(where), String(LEASE), String(writing)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = () => said.split('\n').filter(Boolean);
  return {
    lines,
    posted: () => lines().filter((line) => line.startsWith('posted')),
    says: (line: string) => until(() => lines().includes(line), PATIENCE),
    kill: () => child.kill('SIGKILL'),
    pause: () => child.kill('SIGSTOP'),
    goOn: () => child.kill('SIGCONT'),
  };
}

const CHANNELS = ['1', '2', '3', '4', '5', '6'];

/** Schedules that are due. */
async function due(state: Tables, channels: readonly string[]) {
  for (const channel of channels) {
    const { id, next } = await daily(state, () => new Date(), { channel });
    await state.schedules.plan(id, next!, Date.now() - 1_000);
  }
}

const stores: [string, boolean][] = [['SQLite', false]];
if (programs) stores.push(['a PostgreSQL server', true]);

describe.each(stores)('GIVEN two hosts on one state on %s', (_, onServer) => {
  let server: Server | undefined;
  const root = mkdtempSync(join(tmpdir(), 'attache-hosts-'));
  beforeAll(async () => {
    server = onServer ? await startServer(programs!) : undefined;
  });
  afterAll(() => {
    server?.remove();
    rmSync(root, { recursive: true, force: true });
  });

  async function state() {
    const where = { dataDir: mkdtempSync(join(root, 'data-')), libraryUrl: await server?.database() };
    const tables = await openTables(where);
    onTestFinished(() => tables.close());
    return { where, tables };
  }

  test('THEN each briefing is posted once, by one of them', { timeout: 2 * PATIENCE }, async () => {
    const { where, tables } = await state();
    const hosts = [host('one', where, 50), host('two', where, 50)];
    await Promise.all(hosts.map(({ says }) => says('ready')));
    await due(tables, CHANNELS);
    const posted = () => hosts.flatMap((one) => one.posted());
    await until(() => posted().length >= CHANNELS.length, PATIENCE);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(posted().sort()).toEqual(CHANNELS.map((channel) => `posted ${channel}`));
    expect(await tables.schedules.due(Date.now())).toEqual([]);
  });

  test('AND one is killed while it writes THEN the other posts it once the lease is over, and once', {
    timeout: 2 * PATIENCE,
  }, async () => {
    const { where, tables } = await state();
    await due(tables, ['1']);
    const first = host('one', where, PATIENCE);
    await first.says('writing 1');
    const second = host('two', where, 50);
    await second.says('ready');
    // It gives signs of life for longer than a lease, so nobody else takes it on.
    await new Promise((resolve) => setTimeout(resolve, 1.5 * LEASE));
    expect(second.lines()).toEqual(['ready']);
    first.kill();
    const killed = performance.now();
    await second.says('posted 1');
    expect(performance.now() - killed).toBeLessThan(LEASE + 5_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect([...first.posted(), ...second.posted()]).toEqual(['posted 1']);
    expect((await tables.briefed.last('1', []))?.upto).toBe('two');
  });

  test('AND one hangs for longer than its lease THEN it has lost it, and posts nothing', {
    timeout: 2 * PATIENCE,
  }, async () => {
    const { where, tables } = await state();
    await due(tables, ['1']);
    const first = host('one', where, 20_000);
    await first.says('writing 1');
    first.pause();
    const second = host('two', where, 50);
    await second.says('posted 1');
    first.goOn();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(first.posted()).toEqual([]);
    expect(second.posted()).toEqual(['posted 1']);
  });
});
