import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';

/** A PostgreSQL database of a test's own. */
export interface Database {
  url: string;
  /** Removes it. */
  close(): Promise<void>;
}

/** PostgreSQL compiled to WebAssembly, behind a socket: the real driver speaks to it. Empty again with each call. */
export async function pglite(): Promise<Database> {
  const db = await PGlite.create();
  const port = await freePort();
  const server = new PGLiteSocketServer({ db, port, maxConnections: 50 });
  await server.start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`,
    close: async () => {
      await server.stop();
      await db.close();
    },
  };
}

/** Runs PostgreSQL in a thread, with extensions by the modules they are in. */
const APART = `
const { workerData: { from, port, extensions }, parentPort } = require('node:worker_threads');
const load = require('node:module').createRequire(from);
const { PGlite } = load('@electric-sql/pglite');
const { PGLiteSocketServer } = load('@electric-sql/pglite-socket');
(async () => {
  const loaded = Object.fromEntries(Object.entries(extensions).map(([name, module]) => [name, load(module)[name]]));
  const db = await PGlite.create({ extensions: loaded });
  await new PGLiteSocketServer({ db, port, maxConnections: 50 }).start();
  parentPort.postMessage('ready');
})();
`;

/**
 * The same in a thread of its own, with pgvector and pg_trgm: for who stands still while the database answers.
 */
export async function pgliteApart(): Promise<Database> {
  const port = await freePort();
  const extensions = {
    vector: '@electric-sql/pglite-pgvector',
    pg_trgm: '@electric-sql/pglite/contrib/pg_trgm',
  };
  const worker = new Worker(APART, { eval: true, workerData: { from: import.meta.url, port, extensions } });
  await once(worker, 'message');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`,
    close: async () => void (await worker.terminate()),
  };
}

/** A real server, started in a folder of its own. */
export interface Server {
  port: number;
  /** Address of a new, empty database on it. */
  database(): Promise<string>;
  /** Stops it; `immediate`: as if the machine had lost its power. */
  stop(how?: 'fast' | 'immediate'): void;
  start(): void;
  /** A second server that follows this one, and takes its place with `promote`. */
  standby(): Promise<Server>;
  promote(): void;
  /** Stops it and removes its folder. */
  remove(): void;
}

/** Said where tests that need a real server are skipped. */
export const NO_SERVER = 'skipped: no PostgreSQL server is installed here (initdb and pg_ctl)';

/** Folder of `initdb` and `pg_ctl`; undefined where there is none. */
export const serverPrograms = (): string | undefined => {
  const versions = '/usr/lib/postgresql';
  const installed = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(versions, version, 'bin'))
    : [];
  const folders = [...installed, ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
};

/** PostgreSQL refuses to be run by root: the user it is run by then. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const name = ['postgres', 'nobody'].find((one) => spawnSync('id', [one]).status === 0) ?? 'nobody';
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** @param programs folder of `initdb` and `pg_ctl` */
export async function startServer(programs: string): Promise<Server> {
  const user = ordinaryUser();
  const run = (program: string, ...args: string[]) =>
    void execFileSync(join(programs, program), args, {
      ...user,
      cwd: tmpdir(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  const folderOf = () => {
    const folder = mkdtempSync(join(tmpdir(), 'attache-postgres-'));
    if (user) chownSync(folder, user.uid, user.gid);
    return folder;
  };

  async function serverIn(folder: string): Promise<Server> {
    const port = await freePort();
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off -c max_connections=60`;
    const data = join(folder, 'data');
    const start = () => run('pg_ctl', '-w', '-D', data, '-l', join(folder, 'log'), '-o', options, 'start');
    const stop = (how = 'fast') => run('pg_ctl', '-w', '-D', data, '-m', how, 'stop');
    start();
    let count = 0;
    return {
      port,
      start,
      stop,
      database: async () => {
        const client = new pg.Client(address(port, 'postgres'));
        await client.connect();
        const name = `test_${++count}`;
        await client.query(`CREATE DATABASE ${name}`);
        await client.end();
        return address(port, name);
      },
      standby: async () => {
        const other = folderOf();
        const from = `host=127.0.0.1 port=${port} user=postgres`;
        run('pg_basebackup', '-D', join(other, 'data'), '-R', '-X', 'stream', '-c', 'fast', '-d', from);
        return serverIn(other);
      },
      promote: () => run('pg_ctl', '-w', '-D', data, 'promote'),
      remove: () => {
        spawnSync(join(programs, 'pg_ctl'), ['-w', '-D', data, '-m', 'immediate', 'stop'], { ...user });
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }

  const folder = folderOf();
  run(
    'initdb',
    '-D',
    join(folder, 'data'),
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
    '--locale=C',
  );
  return serverIn(folder);
}

const address = (port: number, database: string) =>
  `postgres://postgres@127.0.0.1:${port}/${database}?sslmode=disable`;

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
