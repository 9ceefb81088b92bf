import { randomBytes } from 'node:crypto';
import { migrate, type State } from './open.ts';

const STEPS = [
  `CREATE TABLE replies (
    id TEXT PRIMARY KEY, command TEXT NOT NULL, user TEXT NOT NULL, data TEXT NOT NULL,
    created INTEGER NOT NULL, expires INTEGER NOT NULL) STRICT`,
  'CREATE INDEX replies_by_user ON replies (user)',
  'CREATE INDEX replies_by_expiry ON replies (expires)',
];

const DAY = 86_400_000;

interface Row {
  data: string;
  user: string;
}

/**
 * What buttons need beyond the 100 characters of a custom_id: the question, the filters, which spans were quoted.
 * References only, never a document's words, so that a removed document leaves no trace here.
 */
export function repliesTable(db: State, now: () => Date) {
  migrate(db, 'replies', STEPS);
  const insert = db.prepare('INSERT INTO replies VALUES (?, ?, ?, ?, ?, ?)');
  const read = db.prepare<[string, string, number], Row>(
    'SELECT data, user FROM replies WHERE id = ? AND command = ? AND expires > ?',
  );
  const count = db.prepare<[string], { n: number }>('SELECT count(*) n FROM replies WHERE user = ?');
  const forget = db.prepare('DELETE FROM replies WHERE user = ?');
  const change = db.prepare('UPDATE replies SET data = ? WHERE id = ? AND command = ?');
  const drop = db.prepare('DELETE FROM replies WHERE id = ? AND command = ?');
  const sweep = db.prepare('DELETE FROM replies WHERE expires <= ?');
  return {
    /** Keeps plain data; returns the short id (10 characters) that goes into custom_ids. */
    keep(command: string, user: string, data: unknown, days: number): string {
      const id = randomBytes(8).toString('base64url').slice(0, 10);
      const time = now().getTime();
      insert.run(id, command, user, JSON.stringify(data), time, time + days * DAY);
      return id;
    },
    /** Undefined when it has expired or was deleted. `user` is whose reply it is. */
    get<T>(command: string, id: string): { data: T; user: string } | undefined {
      const row = read.get(id, command, now().getTime());
      return row && { data: JSON.parse(row.data) as T, user: row.user };
    },
    /** Keeps other data under the same id; an id that has expired stays expired. */
    change: (command: string, id: string, data: unknown) => {
      change.run(JSON.stringify(data), id, command);
    },
    /** Forgets one. */
    drop: (command: string, id: string) => drop.run(id, command).changes === 1,
    countOf: (user: string) => count.get(user)?.n ?? 0,
    forget: (user: string) => forget.run(user).changes,
    /** Deletes what has expired. */
    sweep: () => sweep.run(now().getTime()).changes,
  };
}
