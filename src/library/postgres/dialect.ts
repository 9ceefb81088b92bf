import { setTimeout as wait } from 'node:timers/promises';
import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { DatabaseLost, didNothing, isLost } from './failures.ts';
import type { Servers } from './servers.ts';

/** How often a statement is said at most. */
const TRIES = 4;
/** Longest pause before a statement that got in another's way is said again, ms. */
const IN_THE_WAY_MS = 50;

/**
 * Kysely's PostgreSQL dialect over connections that may be lost. What only reads, and what certainly did nothing, is
 * said again on another connection; what may have been done is not, and `DatabaseLost` tells so.
 */
export function postgresDialect(servers: Servers): PostgresDialect {
  const pool: PostgresPool = {
    connect: async () => lasting(servers, await servers.connect()),
    end: () => servers.end(),
  };
  return new PostgresDialect({ pool });
}

function lasting(servers: Servers, first: pg.PoolClient): PostgresPoolClient {
  let client: pg.PoolClient | undefined = first;
  let within = false;

  /** Says a statement until it was heard. */
  async function query(sql: string, parameters: readonly unknown[]) {
    const kind = kindOf(sql);
    if (within && !client) {
      // The server has undone a transaction whose connection was lost.
      if (kind !== 'end') throw new DatabaseLost(servers.name, true, new Error('the transaction was lost'));
      within = false;
      return { command: 'ROLLBACK', rowCount: 0, rows: [] };
    }
    for (let tries = 1; ; tries++) {
      client ??= await servers.connect();
      try {
        const result = await client.query(sql, parameters.map(storable));
        if (kind === 'begin' || kind === 'end') within = kind === 'begin';
        return result;
      } catch (error) {
        const lost = isLost(error);
        if (lost) {
          client.release(true);
          client = undefined;
        }
        const repeatable =
          didNothing(error) || kind === 'begin' || kind === 'read' || (within && kind !== 'end');
        if (within || tries === TRIES || !repeatable)
          throw lost ? new DatabaseLost(servers.name, repeatable, error) : error;
        if (!lost) await wait(Math.random() * IN_THE_WAY_MS);
      }
    }
  }

  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => {
      client?.release(destroy);
      client = undefined;
    },
  };
}

function kindOf(sql: string): 'read' | 'write' | 'begin' | 'end' {
  const [word = ''] = sql.slice(0, 20).trimStart().toLowerCase().split(' ');
  if (word === 'begin' || word === 'start') return 'begin';
  if (word === 'commit' || word === 'rollback') return 'end';
  return word === 'select' ? 'read' : 'write';
}

/** PostgreSQL keeps every character but U+0000. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
