import { migrate, type State } from './open.ts';

const STEPS = [
  `CREATE TABLE posts (
    channel TEXT NOT NULL, subject TEXT NOT NULL, period TEXT NOT NULL, holder TEXT NOT NULL, taken INTEGER NOT NULL,
    tries INTEGER NOT NULL, step TEXT NOT NULL, mark TEXT, PRIMARY KEY (channel, subject, period)) STRICT`,
  'CREATE INDEX posts_by_time ON posts (taken)',
];

/** How long a process has to write and send a post before others take it for dead, ms. */
export const LEASE = 120_000;
/** A post that failed so often is left out. */
export const TRIES = 5;

/**
 * - `taken`: somebody is writing it; nothing has gone out. After `LEASE` another process may take it over.
 * - `sending`: the request to Discord was begun. Whoever finds it so after `LEASE` cannot know whether it arrived, and
 *   leaves it: one briefing too few is better than the same one twice, and what was in it comes with the next.
 * - `done`: posted, or there was nothing to post.
 */
export type Step = 'taken' | 'sending' | 'done';

/** What is posted at most once: where, on what, and for which time (ISO). */
export interface Slot {
  channel: string;
  subject: string;
  period: string;
}

/** Posts that a process has taken on: one row each, whose key only one process can insert. */
export function postsTable(db: State, now: () => Date) {
  migrate(db, 'posts', STEPS);
  const take =
    db.prepare(`INSERT INTO posts VALUES (@channel, @subject, @period, @holder, @time, 1, 'taken', @mark)
    ON CONFLICT DO UPDATE SET holder = @holder, taken = @time, tries = tries + 1, mark = @mark
    WHERE step = 'taken' AND taken <= @time - ${LEASE} AND tries < ${TRIES}`);
  const move = db.prepare(`UPDATE posts SET step = @step WHERE channel = @channel AND subject = @subject
    AND period = @period AND holder = @holder AND step = @from`);
  const giveUp = db.prepare<[Slot & { before: number }], { mark: string | null }>(`
    UPDATE posts SET step = 'done' WHERE channel = @channel AND subject = @subject AND period = @period
    AND taken <= @before AND (step = 'sending' OR (step = 'taken' AND tries >= ${TRIES})) RETURNING mark`);
  const drop =
    db.prepare(`DELETE FROM posts WHERE channel = @channel AND subject = @subject AND period = @period
    AND holder = @holder`);
  const step = db.prepare<[Slot], { step: Step }>(
    'SELECT step FROM posts WHERE channel = @channel AND subject = @subject AND period = @period',
  );
  const sweep = db.prepare('DELETE FROM posts WHERE taken < ?');
  return {
    /** True for the one that may write this post. `mark` is kept for whoever has to give it up. */
    take: (slot: Slot, holder: string, mark: string | null = null) =>
      take.run({ ...slot, holder, mark, time: now().getTime() }).changes === 1,
    /** Says how far it is; false when it is no longer this holder's. */
    move: (slot: Slot, holder: string, from: Step, step: Step) =>
      move.run({ ...slot, holder, from, step }).changes === 1,
    /** Ends one that a process died over while sending, or that failed too often; undefined where there is none. */
    giveUp: (slot: Slot): { mark: string | null } | undefined =>
      giveUp.get({ ...slot, before: now().getTime() - LEASE }),
    isDone: (slot: Slot): boolean => step.get(slot)?.step === 'done',
    /** As if it had never been taken on: it may be tried again at once. */
    drop: (slot: Slot, holder: string) => drop.run({ ...slot, holder }).changes === 1,
    /** Deletes those older than so many days. */
    sweep: (days: number) => sweep.run(now().getTime() - days * 86_400_000).changes,
  };
}
