import { sql } from 'kysely';
import { changed } from './changed.ts';
import type { State } from './open.ts';
import { LEASE, type Slot, type Step, TRIES } from './slots.ts';

export const POSTS_STEPS = [
  `CREATE TABLE posts (
    channel TEXT NOT NULL, subject TEXT NOT NULL, period TEXT NOT NULL, holder TEXT NOT NULL, taken INTEGER NOT NULL,
    tries INTEGER NOT NULL, step TEXT NOT NULL, mark TEXT, PRIMARY KEY (channel, subject, period)) STRICT`,
  'CREATE INDEX posts_by_time ON posts (taken)',
];

const DAY = 86_400_000;

/**
 * Posts that a process has taken on: one row each, whose key only one process can insert. Times are the database's, so
 * that hosts whose clocks differ agree on what is over.
 *
 * @param lease in ms
 */
export function postsTable(state: State, lease = LEASE) {
  const { db } = state;
  const since = (ms: number) => sql<number>`${state.clock()} - ${sql.lit(ms)}`;
  const at = ({ channel, subject, period }: Slot) =>
    db
      .updateTable('posts')
      .where('channel', '=', channel)
      .where('subject', '=', subject)
      .where('period', '=', period);
  return {
    /** Ms after its last sign of life that a holder is taken for dead. */
    lease,
    /** True for the one that may write this post. `mark` is kept for whoever has to give it up. */
    take: async (slot: Slot, holder: string, mark: string | null = null): Promise<boolean> =>
      (await changed(
        db
          .insertInto('posts')
          .values({ ...slot, holder, taken: state.clock(), tries: 1, step: 'taken', mark })
          .onConflict((conflict) =>
            conflict
              .columns(['channel', 'subject', 'period'])
              .doUpdateSet(({ eb }) => ({
                holder,
                taken: state.clock(),
                tries: eb('posts.tries', '+', 1),
                mark,
              }))
              .where('posts.step', '=', 'taken')
              .where('posts.taken', '<=', since(lease))
              .where('posts.tries', '<', TRIES),
          ),
      )) === 1,
    /** A sign of life: false when the post is no longer this holder's. */
    renew: async (slot: Slot, holder: string): Promise<boolean> =>
      (await changed(
        at(slot).set({ taken: state.clock() }).where('holder', '=', holder).where('step', '<>', 'done'),
      )) === 1,
    /** Says how far it is; false when it is no longer this holder's. */
    move: async (slot: Slot, holder: string, from: Step, step: Step): Promise<boolean> =>
      (await changed(at(slot).set({ step }).where('holder', '=', holder).where('step', '=', from))) === 1,
    /** Ends one that a process died over while sending, or that failed too often; undefined where there is none. */
    giveUp: (slot: Slot): Promise<{ mark: string | null } | undefined> =>
      at(slot)
        .set({ step: 'done' })
        .where('taken', '<=', since(lease))
        .where(({ eb, or, and }) =>
          or([eb('step', '=', 'sending'), and([eb('step', '=', 'taken'), eb('tries', '>=', TRIES)])]),
        )
        .returning('mark')
        .executeTakeFirst(),
    async isDone({ channel, subject, period }: Slot): Promise<boolean> {
      const row = await db
        .selectFrom('posts')
        .select('step')
        .where('channel', '=', channel)
        .where('subject', '=', subject)
        .where('period', '=', period)
        .executeTakeFirst();
      return row?.step === 'done';
    },
    /** As if it had never been taken on: it may be tried again at once. */
    drop: async ({ channel, subject, period }: Slot, holder: string): Promise<boolean> =>
      (await changed(
        db
          .deleteFrom('posts')
          .where('channel', '=', channel)
          .where('subject', '=', subject)
          .where('period', '=', period)
          .where('holder', '=', holder),
      )) === 1,
    /** Deletes those older than so many days. */
    sweep: (days: number) => changed(db.deleteFrom('posts').where('taken', '<', since(days * DAY))),
  };
}
