import { BRIEFED_STEPS, briefedTable } from './briefed.ts';
import { CONVERSATIONS_STEPS, conversationsTable } from './conversations.ts';
import { FEEDBACK_STEPS, feedbackTable } from './feedback.ts';
import { openState, type State, type Where } from './open.ts';
import { POSTS_STEPS, postsTable } from './posts.ts';
import { REPLIES_STEPS, repliesTable } from './replies.ts';
import { SCHEDULES_STEPS, schedulesTable } from './schedules.ts';
import { SETTINGS_STEPS, settingsTable } from './settings.ts';
import { migrate } from './table-steps.ts';
import { UNANSWERED_STEPS, unansweredTable } from './unanswered.ts';
import { WATCHES_STEPS, watchesTable } from './watches.ts';

/** Steps that made the tables of each area, by the name they are counted under. */
const AREAS = {
  settings: SETTINGS_STEPS,
  replies: REPLIES_STEPS,
  turns: CONVERSATIONS_STEPS,
  feedback: FEEDBACK_STEPS,
  gaps: UNANSWERED_STEPS,
  briefed: BRIEFED_STEPS,
  schedules: SCHEDULES_STEPS,
  watches: WATCHES_STEPS,
  posts: POSTS_STEPS,
};

/** The bot's own memory by area: settings, answers behind buttons, last questions, feedback, unanswered questions, briefings. */
export type Areas = ReturnType<typeof areasOf>;

export interface Tables extends Areas {
  readonly state: State;
  /**
   * All of `work` or nothing. It may run more than once where another process got in the way, so it only asks the
   * areas it is given, and those alone: on SQLite everybody else waits until it is over.
   */
  transaction<Done>(work: (areas: Areas) => Promise<Done>): Promise<Done>;
  close(): Promise<void>;
}

/** What can be set otherwise for a test. */
export interface Options {
  /** How long a process may be silent before its post is another's, ms. */
  lease?: number;
  /** How long it is tried to reach a server, ms. */
  patience?: number;
}

/**
 * Opens the bot's own memory and brings its tables up to date.
 *
 * @param now the time; left out: the real one, and on PostgreSQL the server's for what processes have to agree on
 * @throws Problem when it cannot be opened or was written by a newer version.
 */
export async function openTables(where: Where, now?: () => Date, options: Options = {}): Promise<Tables> {
  const state = await openState(where, now, options.patience);
  try {
    await migrate(state, AREAS);
  } catch (error) {
    await state.db.destroy();
    throw error;
  }
  return {
    ...areasOf(state, options),
    state,
    transaction: (work) => state.transaction((within) => work(areasOf(within, options))),
    close: () => state.db.destroy(),
  };
}

function areasOf(state: State, { lease }: Options) {
  return {
    settings: settingsTable(state),
    replies: repliesTable(state),
    conversations: conversationsTable(state),
    feedback: feedbackTable(state),
    unanswered: unansweredTable(state),
    briefed: briefedTable(state),
    schedules: schedulesTable(state),
    watches: watchesTable(state),
    posts: postsTable(state, lease),
  };
}
