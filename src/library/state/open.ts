import { setTimeout as wait } from 'node:timers/promises';
import { type Expression, Kysely, sql } from 'kysely';
import { DatabaseLost, didNothing, unreachable } from '../postgres/failures.ts';
import { sqliteDialect } from './sqlite.ts';
import type { StateSchema } from './table-types.ts';

/** Where the bot's own memory is: in a PostgreSQL database, or else in `state.db` in a folder. */
export interface Where {
  dataDir: string;
  libraryUrl?: string | undefined;
}

/**
 * What the bot itself has to remember: nothing in it can be made again from the documents. One way to ask for both
 * databases; what they do differently is in this folder and nowhere else.
 */
export interface State {
  readonly db: Kysely<StateSchema>;
  readonly postgres: boolean;
  /** For messages: the file or the database. */
  readonly name: string;
  now(): Date;
  /**
   * Ms since 1970 on the clock that all processes on this database share: theirs on one machine, and the server's
   * where they may be on many.
   */
  clock(): Expression<number>;
  /** All of `work` or nothing, as if nobody else were at work. It may run more than once, so it only asks the state given. */
  transaction<Done>(work: (within: State) => Promise<Done>, isolation?: Isolation): Promise<Done>;
}

/**
 * `serializable`: as if nobody else were at work. `read committed`: each statement sees what others have committed by
 * then, for whoever keeps them off by a lock.
 */
export type Isolation = 'serializable' | 'read committed';

/** Holds the tables in a database that may hold other things too. */
export const POSTGRES_SCHEMA = 'attache';

/** How often a transaction is tried that others got in the way of, or whose connection was lost. */
const TRIES = 8;
const PAUSE_MS = 20;

/**
 * Opens the bot's own memory, without looking at its tables: see `openTables`.
 *
 * @param now the time; left out: the real one
 * @param patienceMs how long it is tried to reach a server; left out: as long as a fail-over takes
 * @throws Problem when it cannot be opened.
 */
export async function openState(where: Where, now?: () => Date, patienceMs?: number): Promise<State> {
  const { libraryUrl } = where;
  const given = { now: now ?? (() => new Date()), clock: now };
  if (libraryUrl === undefined) {
    const db = new Kysely<StateSchema>({ dialect: sqliteDialect(where.dataDir) });
    return stateOn(db, { postgres: false, name: where.dataDir, ...given });
  }
  const [{ openServers }, { postgresDialect }] = await Promise.all([
    import('../postgres/servers.ts'),
    import('../postgres/dialect.ts'),
  ]);
  const servers = await openServers(libraryUrl, patienceMs);
  const db = new Kysely<StateSchema>({ dialect: postgresDialect(servers) });
  try {
    await sql`SELECT 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw unreachable(servers.name, error);
  }
  return stateOn(db.withSchema(POSTGRES_SCHEMA), { postgres: true, name: servers.name, ...given });
}

interface Given {
  postgres: boolean;
  name: string;
  now: () => Date;
  /** Set by a test. */
  clock: (() => Date) | undefined;
}

function stateOn(db: Kysely<StateSchema>, given: Given): State {
  const { postgres, name, now } = given;
  return {
    db,
    postgres,
    name,
    now,
    clock: () =>
      postgres && !given.clock
        ? sql<number>`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`
        : sql<number>`cast(${now().getTime()} AS bigint)`,
    transaction: (work, isolation = 'serializable') => repeated(() => inOne(db, given, work, isolation)),
  };
}

function inOne<Done>(
  db: Kysely<StateSchema>,
  given: Given,
  work: (within: State) => Promise<Done>,
  isolation: Isolation,
): Promise<Done> {
  // SQLite lets one at a time write, and the transaction takes that turn at its beginning.
  const begin = given.postgres ? db.transaction().setIsolationLevel(isolation) : db.transaction();
  return begin.execute((within) => {
    const state = stateOn(within, given);
    return work({ ...state, transaction: (inner) => inner(state) });
  });
}

async function repeated<Done>(run: () => Promise<Done>): Promise<Done> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      const again = error instanceof DatabaseLost ? error.repeatable : didNothing(error);
      if (!again || tries === TRIES) throw error;
      await wait(Math.random() * PAUSE_MS * tries);
    }
  }
}
