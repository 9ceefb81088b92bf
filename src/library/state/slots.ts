/** How long after its last sign of life a process that writes or sends a post is taken for dead, ms. */
export const LEASE = 40_000;
/** A post that failed so often, which takes ten minutes, is left out. */
export const TRIES = 15;

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
