import { randomBytes } from 'node:crypto';
import { changed } from './changed.ts';
import type { State } from './open.ts';
import { countOf, forget } from './owned.ts';

export const REPLIES_STEPS = [
  `CREATE TABLE replies (
    id TEXT PRIMARY KEY, command TEXT NOT NULL, user TEXT NOT NULL, data TEXT NOT NULL,
    created INTEGER NOT NULL, expires INTEGER NOT NULL) STRICT`,
  'CREATE INDEX replies_by_user ON replies (user)',
  'CREATE INDEX replies_by_expiry ON replies (expires)',
];

const DAY = 86_400_000;

/**
 * What buttons need beyond the 100 characters of a custom_id: the question, the filters, which spans were quoted.
 * References only, never a document's words, so that a removed document leaves no trace here.
 */
export function repliesTable(state: State) {
  const { db } = state;
  return {
    /** Keeps plain data; returns the short id (10 characters) that goes into custom_ids. */
    async keep(command: string, user: string, data: unknown, days: number): Promise<string> {
      const id = randomBytes(8).toString('base64url').slice(0, 10);
      const created = state.now().getTime();
      const expires = created + days * DAY;
      await db
        .insertInto('replies')
        .values({ id, command, user, data: JSON.stringify(data), created, expires })
        .execute();
      return id;
    },
    /** Undefined when it has expired or was deleted. `user` is whose reply it is. */
    async get<T>(command: string, id: string): Promise<{ data: T; user: string } | undefined> {
      const row = await db
        .selectFrom('replies')
        .select(['data', 'user'])
        .where('id', '=', id)
        .where('command', '=', command)
        .where('expires', '>', state.now().getTime())
        .executeTakeFirst();
      return row && { data: JSON.parse(row.data) as T, user: row.user };
    },
    /** Keeps other data under the same id; an id that has expired stays expired. */
    async change(command: string, id: string, data: unknown): Promise<void> {
      await db
        .updateTable('replies')
        .set({ data: JSON.stringify(data) })
        .where('id', '=', id)
        .where('command', '=', command)
        .execute();
    },
    /** Forgets one. */
    drop: async (command: string, id: string): Promise<boolean> =>
      (await changed(db.deleteFrom('replies').where('id', '=', id).where('command', '=', command))) === 1,
    countOf: (user: string) => countOf(state, 'replies', user),
    forget: (user: string) => forget(state, 'replies', user),
    /** Deletes what has expired. */
    sweep: () => changed(db.deleteFrom('replies').where('expires', '<=', state.now().getTime())),
  };
}
