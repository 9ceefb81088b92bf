import { migrate, type State } from './open.ts';

const STEPS = [
  `CREATE TABLE schedules (
    id INTEGER PRIMARY KEY, guild TEXT NOT NULL, channel TEXT NOT NULL, parent TEXT, owner TEXT NOT NULL,
    origin TEXT NOT NULL, topics TEXT NOT NULL, said TEXT NOT NULL, cron TEXT NOT NULL, timezone TEXT NOT NULL,
    length TEXT NOT NULL, language TEXT NOT NULL, quiet TEXT NOT NULL, status TEXT NOT NULL, next INTEGER,
    told INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL,
    UNIQUE (channel, topics, cron, timezone)) STRICT`,
  'CREATE INDEX schedules_by_next ON schedules (status, next)',
];

/** `paused` by somebody; `refused` by Discord, which lets nothing be posted there. */
export type Status = 'active' | 'paused' | 'refused';

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

type Row = Omit<Schedule, 'topics' | 'told'> & { topics: string; told: number };
type NewSchedule = Omit<Schedule, 'id' | 'told' | 'created' | 'status'>;

const read = (row: Row): Schedule => ({ ...row, topics: JSON.parse(row.topics), told: row.told === 1 });

export function schedulesTable(db: State, now: () => Date) {
  migrate(db, 'schedules', STEPS);
  const insert = db.prepare(`INSERT INTO schedules
    (guild, channel, parent, owner, origin, topics, said, cron, timezone, length, language, quiet, status, next, created)
    VALUES (@guild, @channel, @parent, @owner, @origin, @topics, @said, @cron, @timezone, @length, @language, @quiet,
      'active', @next, @created) ON CONFLICT DO NOTHING`);
  const one = db.prepare<[number, string], Row>('SELECT * FROM schedules WHERE id = ? AND guild = ?');
  const list = db.prepare<[string], Row>('SELECT * FROM schedules WHERE guild = ? ORDER BY channel, id');
  const due = db.prepare<[number], Row>(
    "SELECT * FROM schedules WHERE status = 'active' AND next <= ? ORDER BY next, id",
  );
  const plan = db.prepare("UPDATE schedules SET next = ? WHERE id = ? AND next = ? AND status = 'active'");
  const status = db.prepare('UPDATE schedules SET status = ?, next = ? WHERE id = ? AND status = ?');
  const tell = db.prepare('UPDATE schedules SET told = ? WHERE id = ? AND told <> ?');
  const remove = db.prepare('DELETE FROM schedules WHERE id = ?');
  const count = db.prepare<[string], { n: number }>('SELECT count(*) n FROM schedules WHERE guild = ?');
  const owned = db.prepare<[string], { n: number }>('SELECT count(*) n FROM schedules WHERE owner = ?');
  const disown = db.prepare("UPDATE schedules SET owner = '' WHERE owner = ?");
  return {
    /** Undefined when the channel has this very briefing already. */
    add(schedule: NewSchedule): Schedule | undefined {
      const topics = JSON.stringify(schedule.topics);
      const done = insert.run({ ...schedule, topics, created: now().toISOString() });
      return done.changes === 1 ? read(one.get(Number(done.lastInsertRowid), schedule.guild)!) : undefined;
    },
    /** One of this server's. */
    get: (id: number, guild: string): Schedule | undefined => {
      const row = one.get(id, guild);
      return row && read(row);
    },
    list: (guild: string): Schedule[] => list.all(guild).map(read),
    count: (guild: string) => count.get(guild)?.n ?? 0,
    /** Those whose time has come, longest overdue first. */
    due: (time: number): Schedule[] => due.all(time).map(read),
    /** Sets the next run, unless another process has. */
    plan: (id: number, before: number, next: number | null) => plan.run(next, id, before).changes === 1,
    /** Pauses or resumes; true for the one call that changed it. */
    change: (id: number, from: Status, to: Status, next: number | null) =>
      status.run(to, next, id, from).changes === 1,
    /** Notes whether the channel knows that nothing is new; true when that is a change. */
    tell: (id: number, told: boolean) => tell.run(Number(told), id, Number(told)).changes === 1,
    remove: (id: number) => remove.run(id).changes === 1,
    countOf: (user: string) => owned.get(user)?.n ?? 0,
    /** The briefing stays the channel's; who set it is forgotten. */
    forget: (user: string) => disown.run(user).changes,
  };
}
