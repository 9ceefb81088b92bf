import { briefedTable } from './briefed.ts';
import { conversationsTable } from './conversations.ts';
import { feedbackTable } from './feedback.ts';
import { openState } from './open.ts';
import { postsTable } from './posts.ts';
import { repliesTable } from './replies.ts';
import { schedulesTable } from './schedules.ts';
import { settingsTable } from './settings.ts';
import { unansweredTable } from './unanswered.ts';
import { watchesTable } from './watches.ts';

/** The bot's own memory by area: settings, answers behind buttons, last questions, feedback, unanswered questions, briefings. */
export type Tables = ReturnType<typeof openTables>;

/**
 * @param dataDir folder of `state.db`.
 * @throws Problem as `openState` does.
 */
export function openTables(dataDir: string, now: () => Date = () => new Date()) {
  const db = openState(dataDir);
  // Written on the way to every answer, in the process that has to respond within three seconds: a commit must not
  // wait for the disk. It outlives the process, killed or not; a power cut may cost the last moments (SQLite, WAL).
  db.pragma('synchronous = NORMAL');
  return {
    settings: settingsTable(db),
    replies: repliesTable(db, now),
    conversations: conversationsTable(db, now),
    feedback: feedbackTable(db, now),
    unanswered: unansweredTable(db, now),
    briefed: briefedTable(db, now),
    schedules: schedulesTable(db, now),
    watches: watchesTable(db, now),
    posts: postsTable(db, now),
    db,
    close: () => {
      db.close();
    },
  };
}
