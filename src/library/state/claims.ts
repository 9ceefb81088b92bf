import { migrate, type State } from './open.ts';

const STEPS = [
  `CREATE TABLE claims (
    channel TEXT NOT NULL, subject TEXT NOT NULL, period TEXT NOT NULL, holder TEXT NOT NULL, taken INTEGER NOT NULL,
    tries INTEGER NOT NULL, step TEXT NOT NULL, PRIMARY KEY (channel, subject, period)) STRICT`,
  'CREATE INDEX claims_by_time ON claims (taken)',
];

/** How long a process has to write a post before another may take over, ms. */
export const LEASE = 120_000;
/** A post that failed so often is left out. */
export const TRIES = 5;

/**
 * - `taken`: somebody is writing it; nothing has gone out. After `LEASE` another process may take it over.
 * - `sending`: the request to Discord was begun. Whoever finds it so later cannot know whether it arrived, and leaves
 *   it: one briefing too few is better than the same one twice, and what was in it comes with the next.
 * - `done`: posted, or there was nothing to post.
 */
export type Step = 'taken' | 'sending' | 'done';

/** What is posted at most once: who gets it, what it is, and for which time (ISO). */
export interface Slot {
  channel: string;
  subject: string;
  period: string;
}

/** Posts that some process has taken on: one row each, whose key only one of them can insert. */
export function claimsTable(db: State, now: () => Date) {
  migrate(db, 'claims', STEPS);
  const take = db.prepare(`INSERT INTO claims VALUES (@channel, @subject, @period, @holder, @time, 1, 'taken')
    ON CONFLICT DO UPDATE SET holder = @holder, taken = @time, tries = tries + 1
    WHERE step = 'taken' AND taken <= @time - ${LEASE} AND tries < ${TRIES}`);
  const move = db.prepare(`UPDATE claims SET step = @step WHERE channel = @channel AND subject = @subject
    AND period = @period AND holder = @holder AND step = @from`);
  const open = db.prepare<[Slot], { step: Step; tries: number }>(
    'SELECT step, tries FROM claims WHERE channel = @channel AND subject = @subject AND period = @period',
  );
  const sweep = db.prepare('DELETE FROM claims WHERE taken < ?');
  return {
    /** True for the one that may write this post. */
    take: (slot: Slot, holder: string) => take.run({ ...slot, holder, time: now().getTime() }).changes === 1,
    /** Says how far it is; false when it is no longer this holder's. */
    move: (slot: Slot, holder: string, from: Step, step: Step) =>
      move.run({ ...slot, holder, from, step }).changes === 1,
    /** Whether nobody needs to look at it again. */
    settled: (slot: Slot): boolean => {
      const found = open.get(slot);
      return found !== undefined && (found.step !== 'taken' || found.tries >= TRIES);
    },
    /** Deletes those older than so many days. */
    sweep: (days: number) => sweep.run(now().getTime() - days * 86_400_000).changes,
  };
}
