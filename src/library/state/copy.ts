import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Problem } from '../../problem.ts';
import { POSTGRES_SCHEMA, type State } from './open.ts';

/** Rows of one statement. */
const BATCH = 500;

/** What is copied, and what tells rows apart, in the order they are compared in. */
const TABLES = {
  settings: ['channel'],
  notes: ['name'],
  replies: ['id'],
  turns: ['place'],
  feedback: ['id'],
  gaps: ['id'],
  briefed: ['channel', 'topic'],
  told: ['channel', 'topic'],
  schedules: ['id'],
  watches: ['id'],
  posts: ['channel', 'subject', 'period'],
} as const;

type Table = keyof typeof TABLES;
type Row = Record<string, string | number | null>;

/** A table that was copied: its rows, and the SHA-256 over them that both databases give. */
export interface Copied {
  table: Table;
  rows: number;
  sum: string;
}

/**
 * Copies the bot's own memory into another database, either way between SQLite and PostgreSQL, and compares both. Where it
 * was broken off it is simply run again: rows that are there are written over.
 *
 * @throws Problem where what is there afterwards is not what was copied: the target held something else, or somebody wrote
 * meanwhile.
 */
export async function copyState(from: State, to: State): Promise<Copied[]> {
  const copied: Copied[] = [];
  for (const table of Object.keys(TABLES) as Table[]) {
    for (let offset = 0; ; offset += BATCH) {
      const rows = await page(from, table, offset);
      if (rows.length > 0) await write(to, table, rows);
      if (rows.length < BATCH) break;
    }
    await countOn(to, table);
    const [source, target] = [await summed(from, table), await summed(to, table)];
    if (source.sum !== target.sum)
      throw new Problem(
        `${to.name}, table ${table}`,
        `it holds ${target.rows} rows after copying, not the ${source.rows} of ${from.name}`,
        'stop the bots, and copy into an empty database or folder',
      );
    copied.push({ table, ...source });
  }
  return copied;
}

function page({ db }: State, table: Table, offset: number): Promise<Row[]> {
  const keys = TABLES[table].map((key) => sql.ref(key));
  return db
    .selectFrom(table as 'settings')
    .selectAll()
    .orderBy(sql.join(keys))
    .limit(BATCH)
    .offset(offset)
    .execute() as Promise<Row[]>;
}

async function write({ db }: State, table: Table, rows: readonly Row[]): Promise<void> {
  const keys: readonly string[] = TABLES[table];
  const others = Object.keys(rows[0]!).filter((column) => !keys.includes(column));
  const excluded = Object.fromEntries(others.map((column) => [column, sql.ref(`excluded.${column}`)]));
  await db
    .insertInto(table as 'settings')
    .values(rows as never)
    .onConflict((conflict) => conflict.columns(keys as never).doUpdateSet(excluded as never))
    .execute();
}

/** PostgreSQL counts on from the last number it gave itself, not from those that were written. */
async function countOn({ db, postgres }: State, table: Table): Promise<void> {
  const [key] = TABLES[table];
  if (!postgres || !['feedback', 'gaps', 'schedules', 'watches'].includes(table)) return;
  const name = `${POSTGRES_SCHEMA}.${table}`;
  await sql`SELECT setval(pg_get_serial_sequence(${name}, ${key}),
    (SELECT coalesce(max(id), 0) + 1 FROM ${sql.table(name)}), false)`.execute(db);
}

async function summed(state: State, table: Table): Promise<{ rows: number; sum: string }> {
  const hash = createHash('sha256');
  let count = 0;
  for (;;) {
    const rows = await page(state, table, count);
    for (const row of rows) hash.update(`${JSON.stringify(Object.entries(row).sort())}\n`);
    count += rows.length;
    if (rows.length < BATCH) return { rows: count, sum: hash.digest('hex') };
  }
}
