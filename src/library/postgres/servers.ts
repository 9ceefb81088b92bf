import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { addressOf } from './address.ts';
import { DatabaseLost, isLost } from './failures.ts';

/** Connections of one process; the work is done in the database, so few are needed. */
const CONNECTIONS = 8;
/** How long a server may take to let somebody in, ms. */
const CONNECT_MS = 3_000;
/** How long an answer may take, ms: a connection whose other end is gone is noticed by then. */
const ANSWER_MS = 30_000;
/** How long is tried to reach one of the servers before giving up, ms: as long as a fail-over takes. */
const PATIENCE_MS = 15_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** PostgreSQL's type of 64-bit whole numbers; what is kept in them here stays below 2^53. */
const INT8 = 20;

export interface Servers {
  /** Server and database, without user and password. */
  readonly name: string;
  /**
   * A connection to the server that can be written to; given back with `release`, `release(true)` where it is broken.
   *
   * @throws DatabaseLost when none could be reached; else what a server said, such as a wrong password.
   */
  connect(): Promise<pg.PoolClient>;
  end(): Promise<void>;
}

/**
 * Connections to the servers of an address, made when needed. Where one is lost or has become a standby, the next is
 * tried, over and over until one takes writes.
 *
 * @param patienceMs how long is tried, in ms
 */
export async function openServers(url: string, patienceMs = PATIENCE_MS): Promise<Servers> {
  // Loaded by those who use it: a bot on SQLite starts without it.
  const { default: driver } = await import('pg');
  const { servers, name } = addressOf(url);
  const pools = servers.map((connectionString) => poolOf(driver, connectionString));
  const known = new WeakSet<pg.PoolClient>();
  let at = 0;

  async function writable(pool: pg.Pool): Promise<pg.PoolClient | undefined> {
    const client = await pool.connect();
    if (pools.length === 1 || known.has(client)) return client;
    try {
      const { rows } = await client.query('SELECT pg_is_in_recovery() AS standby');
      if (!rows[0].standby) {
        known.add(client);
        return client;
      }
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.release(true);
    return undefined;
  }

  async function connect(): Promise<pg.PoolClient> {
    const end = performance.now() + patienceMs;
    let last: unknown = new Error('none of the servers takes writes');
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      for (let i = 0; i < pools.length; i++) {
        const next = (at + i) % pools.length;
        try {
          const client = await writable(pools[next]!);
          at = client ? next : at;
          if (client) return client;
        } catch (error) {
          if (!isLost(error)) throw error;
          last = error;
        }
      }
      if (performance.now() + pause > end) throw new DatabaseLost(name, true, last);
      await wait(pause);
    }
  }

  return {
    name,
    connect,
    end: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

function poolOf(driver: typeof pg, connectionString: string): pg.Pool {
  const pool = new driver.Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    application_name: 'attache',
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === INT8 ? Number : driver.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that nobody uses was lost: the pool drops it, and the next one is made when it is needed.
  pool.on('error', () => {});
  // One that is in use: whoever uses it meets the error with the next statement.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
