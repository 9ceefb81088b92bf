import { topicKey } from './briefed.ts';
import { migrate, type State } from './open.ts';
import type { Status } from './schedules.ts';

const STEPS = [
  `CREATE TABLE watches (
    id INTEGER PRIMARY KEY, guild TEXT NOT NULL, channel TEXT NOT NULL, parent TEXT, owner TEXT NOT NULL,
    origin TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, language TEXT NOT NULL, status TEXT NOT NULL,
    seen TEXT NOT NULL, created TEXT NOT NULL, UNIQUE (channel, key)) STRICT`,
];

/** A topic a channel is told about as soon as a document on it is indexed. */
export interface Watch {
  id: number;
  guild: string;
  channel: string;
  parent: string | null;
  owner: string;
  origin: string;
  topic: string;
  language: 'en' | 'ko';
  status: Status;
  /** `Build.created` up to which documents have been looked at. */
  seen: string;
  /** ISO time. */
  created: string;
}

export function watchesTable(db: State, now: () => Date) {
  migrate(db, 'watches', STEPS);
  const insert = db.prepare(`INSERT INTO watches
    (guild, channel, parent, owner, origin, topic, key, language, status, seen, created)
    VALUES (@guild, @channel, @parent, @owner, @origin, @topic, @key, @language, 'active', @seen, @created)
    ON CONFLICT DO NOTHING`);
  const columns = 'id, guild, channel, parent, owner, origin, topic, language, status, seen, created';
  const one = db.prepare<[number, string], Watch>(
    `SELECT ${columns} FROM watches WHERE id = ? AND guild = ?`,
  );
  const list = db.prepare<[string], Watch>(
    `SELECT ${columns} FROM watches WHERE guild = ? ORDER BY channel, id`,
  );
  const behind = db.prepare<[string], Watch>(
    `SELECT ${columns} FROM watches WHERE status = 'active' AND seen < ? ORDER BY id`,
  );
  const see = db.prepare('UPDATE watches SET seen = ? WHERE id = ? AND seen < ?');
  const status = db.prepare('UPDATE watches SET status = ? WHERE id = ? AND status = ?');
  const remove = db.prepare('DELETE FROM watches WHERE id = ?');
  const owned = db.prepare<[string], { n: number }>('SELECT count(*) n FROM watches WHERE owner = ?');
  const disown = db.prepare("UPDATE watches SET owner = '' WHERE owner = ?");
  return {
    /** Undefined when the channel watches this topic already. */
    add(watch: Omit<Watch, 'id' | 'status' | 'created'>): Watch | undefined {
      const done = insert.run({ ...watch, key: topicKey([watch.topic]), created: now().toISOString() });
      return done.changes === 1 ? one.get(Number(done.lastInsertRowid), watch.guild) : undefined;
    },
    get: (id: number, guild: string): Watch | undefined => one.get(id, guild),
    list: (guild: string): Watch[] => list.all(guild),
    /** Those that have not looked at the build committed at that time. */
    behind: (created: string): Watch[] => behind.all(created),
    see: (id: number, created: string) => see.run(created, id, created).changes === 1,
    change: (id: number, from: Status, to: Status) => status.run(to, id, from).changes === 1,
    remove: (id: number) => remove.run(id).changes === 1,
    countOf: (user: string) => owned.get(user)?.n ?? 0,
    /** The watch stays the channel's; who set it is forgotten. */
    forget: (user: string) => disown.run(user).changes,
  };
}
