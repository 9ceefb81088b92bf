import type { Selectable } from 'kysely';
import { changed } from './changed.ts';
import type { State } from './open.ts';
import { countOwned, disown } from './owned.ts';
import type { StateSchema, Status } from './table-types.ts';

export const SCHEDULES_STEPS = [
  `CREATE TABLE schedules (
    id INTEGER PRIMARY KEY, guild TEXT NOT NULL, channel TEXT NOT NULL, parent TEXT, owner TEXT NOT NULL,
    origin TEXT NOT NULL, topics TEXT NOT NULL, said TEXT NOT NULL, cron TEXT NOT NULL, timezone TEXT NOT NULL,
    length TEXT NOT NULL, language TEXT NOT NULL, quiet TEXT NOT NULL, status TEXT NOT NULL, next INTEGER,
    told INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL,
    UNIQUE (channel, topics, cron, timezone)) STRICT`,
  'CREATE INDEX schedules_by_next ON schedules (status, next)',
];

/** A briefing that comes by itself. */
export interface Schedule {
  id: number;
  guild: string;
  /** Where it is posted; `parent` is the channel a thread hangs in. */
  channel: string;
  parent: string | null;
  /** Who set it, and in which channel. */
  owner: string;
  origin: string;
  /** None: everything that is new. */
  topics: string[];
  /** `when` as it was typed. */
  said: string;
  /** Five fields. */
  cron: string;
  /** IANA name. */
  timezone: string;
  length: 'short' | 'medium' | 'long';
  language: 'en' | 'ko';
  /** When nothing is new: nothing, or one line. */
  quiet: 'silent' | 'line';
  status: Status;
  /** Next run, ms since 1970. */
  next: number | null;
  /** The channel was told that nothing is new, and nothing has come since. */
  told: boolean;
  /** ISO time. */
  created: string;
}

type Row = Selectable<StateSchema['schedules']>;
type NewSchedule = Omit<Schedule, 'id' | 'told' | 'created' | 'status'>;

const read = (row: Row): Schedule => ({ ...row, topics: JSON.parse(row.topics), told: row.told === 1 });

/** Rows that were asked for, read. */
async function all(query: { execute(): Promise<Row[]> }): Promise<Schedule[]> {
  return (await query.execute()).map(read);
}

/** The row that was asked for, read; undefined where there is none. */
async function first(query: { executeTakeFirst(): Promise<Row | undefined> }): Promise<Schedule | undefined> {
  const row = await query.executeTakeFirst();
  return row && read(row);
}

export function schedulesTable(state: State) {
  const { db } = state;
  const stored = () => db.selectFrom('schedules').selectAll();
  const one = (id: number) => db.updateTable('schedules').where('id', '=', id);
  return {
    /** Undefined when the channel has this very briefing already. */
    add: (schedule: NewSchedule): Promise<Schedule | undefined> =>
      first(
        db
          .insertInto('schedules')
          .values({
            ...schedule,
            topics: JSON.stringify(schedule.topics),
            status: 'active',
            created: state.now().toISOString(),
          })
          .onConflict((conflict) => conflict.columns(['channel', 'topics', 'cron', 'timezone']).doNothing())
          .returningAll(),
      ),
    /** One of this server's. */
    get: (id: number, guild: string): Promise<Schedule | undefined> =>
      first(stored().where('id', '=', id).where('guild', '=', guild)),
    list: (guild: string): Promise<Schedule[]> =>
      all(stored().where('guild', '=', guild).orderBy('channel').orderBy('id')),
    async count(guild: string): Promise<number> {
      const { count } = await db
        .selectFrom('schedules')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('guild', '=', guild)
        .executeTakeFirstOrThrow();
      return count;
    },
    /** Those whose time has come, longest overdue first. */
    due: (time: number): Promise<Schedule[]> =>
      all(stored().where('status', '=', 'active').where('next', '<=', time).orderBy('next').orderBy('id')),
    /** Sets the next run, unless another process has. */
    plan: async (id: number, before: number, next: number | null): Promise<boolean> =>
      (await changed(one(id).set({ next }).where('next', '=', before).where('status', '=', 'active'))) === 1,
    /** Pauses or resumes; true for the one call that changed it. */
    change: async (id: number, from: Status, to: Status, next: number | null): Promise<boolean> =>
      (await changed(one(id).set({ status: to, next }).where('status', '=', from))) === 1,
    /** Notes whether the channel knows that nothing is new; true when that is a change. */
    tell: async (id: number, told: boolean): Promise<boolean> =>
      (await changed(
        one(id)
          .set({ told: Number(told) })
          .where('told', '<>', Number(told)),
      )) === 1,
    remove: async (id: number): Promise<boolean> =>
      (await changed(db.deleteFrom('schedules').where('id', '=', id))) === 1,
    countOf: (user: string) => countOwned(state, 'schedules', user),
    /** The briefing stays the channel's; who set it is forgotten. */
    forget: (user: string) => disown(state, 'schedules', user),
  };
}
