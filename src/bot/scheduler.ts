import { createHash, randomUUID } from 'node:crypto';
import { lastRun, nextRun } from '../briefing/next-runs.ts';
import { topicKey } from '../library/state/briefed.ts';
import type { Schedule } from '../library/state/schedules.ts';
import type { Slot, Step } from '../library/state/slots.ts';
import type { Areas } from '../library/state/tables.ts';
import type { Watch } from '../library/state/watches.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message/types.ts';
import { meaningOf, type Transport } from './transport.ts';
import type { App } from './types.ts';

/** How often it is looked at what is due, ms: a briefing comes at most so late. */
const TICK = 10_000;
/** How long what is at work may take to finish, ms. */
const WAIT = 10_000;
/** Signs of life in the time after which a process is taken for dead. */
const SIGNS = 4;
/** Days it is remembered what was posted. */
const KEEP = 90;

export interface Scheduler {
  /** Posts what is due. Never throws; a second call while one is at work does nothing. */
  tick(): Promise<void>;
  /** Ticks until the returned function is called, which waits for what is at work, so many ms at most. */
  start(): (ms?: number) => Promise<void>;
}

/** What is to be posted, and what to remember once it is. */
export interface Composed {
  message: Message | null;
  /**
   * Remembers it in the state given, and nowhere else: called once it has been posted, or when there is nothing to
   * post, and again where another process got in the way.
   */
  done(state: Areas): Promise<void>;
}

/** What a schedule and a watch have in common for whoever set them. */
export interface Owned {
  owner: string;
  origin: string;
  channel: string;
  language: Locale;
}

/** Who writes what the scheduler posts: the commands that set it up (commands/briefing/writer.ts). */
export interface Writer {
  composeBriefing(app: App, schedule: Schedule): Promise<Composed>;
  composeWatch(app: App, watch: Watch, upto: string): Promise<Composed>;
  /** Tells whoever set it that it is paused. Never throws. */
  tellRefused(
    app: App,
    transport: Transport,
    set: Owned & { what: 'briefing' | 'watch' },
    topics: readonly string[],
  ): Promise<void>;
}

/** One post to be made. */
interface Task {
  /** Handed to `over` by whoever ends it. */
  mark: string | null;
  compose(): Promise<Composed>;
  /** Moves on to what comes after this post. */
  over(state: Areas, mark: string | null): Promise<unknown>;
  /** Pauses what the post belongs to; true for the call that did. */
  refuse(): Promise<boolean>;
  /** Tells its owner that it is paused. */
  tell(): Promise<void>;
  /** Removes what the post belongs to. */
  gone(state: Areas): Promise<unknown>;
}

/**
 * Posts briefings and watches when they are due. Any number of processes may run one on the same state: for each channel,
 * subject and period only the one that inserts its row in `posts` writes the post, and gives signs of life while it does.
 * After a time without any process, only the last run that was missed is made up for. A process that dies while it
 * writes is taken over from within a minute (`LEASE` and one tick); one that dies while it sends is not, since nobody
 * can know whether the post arrived: what was in it comes with the next.
 */
export function createScheduler(
  app: App,
  transport: Transport,
  writer: Writer,
  holder: string = randomUUID(),
): Scheduler {
  const { schedules, watches, posts, transaction } = app.state;
  let working: Promise<void> | undefined;

  /** Writes and sends one post, if no other process has taken it on. */
  async function once(slot: Slot, task: Task): Promise<void> {
    if (!(await posts.take(slot, holder, task.mark))) {
      await transaction(async (state) => {
        const left = await state.posts.giveUp(slot);
        // Two schedules of one channel may meet in one post: both go on from there.
        if (left ?? (await state.posts.isDone(slot))) await task.over(state, left?.mark ?? null);
      });
      return;
    }
    const alive = setInterval(() => void renew(slot), posts.lease / SIGNS);
    try {
      await write(slot, task);
    } finally {
      clearInterval(alive);
    }
  }

  const renew = (slot: Slot) =>
    posts
      .renew(slot, holder)
      .catch((err: unknown) => app.log.warn({ err }, 'no sign of life could be given'));

  async function write(slot: Slot, task: Task): Promise<void> {
    const { message, done } = await task.compose();
    const end = (from: Step, remember: (state: Areas) => Promise<unknown>) =>
      transaction(async (state) => {
        if (!(await state.posts.move(slot, holder, from, 'done'))) return;
        await remember(state);
        await task.over(state, task.mark);
      });
    if (!message) return end('taken', done);
    // Whoever was taken for dead meanwhile posts nothing.
    if (!(await posts.move(slot, holder, 'taken', 'sending'))) return;
    try {
      await transport.post(slot.channel, message, nonceOf(slot));
    } catch (thrown) {
      const meaning = meaningOf(thrown);
      app.log.warn({ err: thrown, ...slot, meaning }, 'a briefing could not be posted');
      // Discord said no and keeps nothing of it: it is tried again when the lease is over.
      if (meaning === 'later') await posts.move(slot, holder, 'sending', 'taken');
      if (meaning === 'gone') await end('sending', task.gone);
      if (meaning === 'refused') {
        await posts.drop(slot, holder);
        if (await task.refuse()) await task.tell();
      }
      if (meaning === 'unclear') await end('sending', async () => {});
      return;
    }
    await end('sending', done);
    app.log.info({ ...slot }, 'briefing posted');
  }

  function brief(schedule: Schedule): Promise<void> {
    const { id, channel, topics, cron, timezone } = schedule;
    const now = app.now().getTime();
    const due = schedule.next!;
    const period = new Date(lastRun(cron, timezone, due, now)).toISOString();
    const slot = { channel, subject: `briefing ${topicKey(topics)}`, period };
    return once(slot, {
      mark: null,
      compose: () => writer.composeBriefing(app, schedule),
      over: (state) => state.schedules.plan(id, due, nextRun(cron, timezone, now)),
      refuse: () => schedules.change(id, 'active', 'refused', null),
      tell: () => writer.tellRefused(app, transport, { ...schedule, what: 'briefing' }, topics),
      gone: (state) => state.schedules.remove(id),
    });
  }

  /** The period of a watch is what it has seen so far: whichever process moves it on, on whichever build, is the only one. */
  function watch(one: Watch, created: string): Promise<void> {
    const { id, channel, topic, seen } = one;
    const slot = { channel, subject: `watch ${topicKey([topic])}`, period: seen };
    return once(slot, {
      mark: created,
      compose: () => writer.composeWatch(app, one, created),
      over: async (state, mark) => mark && state.watches.see(id, mark),
      refuse: () => watches.change(id, 'active', 'refused'),
      tell: () => writer.tellRefused(app, transport, { ...one, what: 'watch' }, [topic]),
      gone: (state) => state.watches.remove(id),
    });
  }

  async function each<T>(all: readonly T[], what: (one: T) => Promise<void>): Promise<void> {
    for (const one of all) {
      await what(one).catch((thrown: unknown) =>
        app.log.error({ err: thrown }, 'a briefing could not be written'),
      );
    }
  }

  async function work(): Promise<void> {
    try {
      const mine = ({ guild }: { guild: string }) => transport.serves?.(guild) ?? true;
      await each((await schedules.due(app.now().getTime())).filter(mine), brief);
      const { created } = (await app.engine.status({})).build;
      await each((await watches.behind(created)).filter(mine), (one) => watch(one, created));
      await posts.sweep(KEEP);
    } catch (thrown) {
      app.log.error({ err: thrown }, 'the scheduler stumbled');
    }
  }

  const tick = (): Promise<void> => {
    working ??= work().finally(() => {
      working = undefined;
    });
    return working;
  };
  return {
    tick,
    start() {
      const timer = setInterval(() => void tick(), TICK);
      void tick();
      return async (ms = WAIT) => {
        clearInterval(timer);
        let waited: NodeJS.Timeout | undefined;
        const timeout = new Promise<void>((resolve) => {
          waited = setTimeout(resolve, ms);
        });
        await Promise.race([working, timeout]);
        clearTimeout(waited);
      };
    },
  };
}

/** Names a post to Discord: 25 characters at most. */
function nonceOf({ channel, subject, period }: Slot): string {
  return createHash('sha256').update(`${channel}\n${subject}\n${period}`).digest('base64url').slice(0, 25);
}
