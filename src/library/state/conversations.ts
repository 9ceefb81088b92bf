import { migrate, type State } from './open.ts';

const STEPS = [
  `CREATE TABLE turns (
    place TEXT PRIMARY KEY, question TEXT NOT NULL, user TEXT NOT NULL, asked INTEGER NOT NULL) STRICT`,
];

/** The last question of a conversation: a thread's, or the one an answer was posted for. */
export interface Turn {
  question: string;
  user: string;
}

/** Last questions by thread or message id, so that a follow-up is understood after a restart too. */
export function conversationsTable(db: State, now: () => Date) {
  migrate(db, 'turns', STEPS);
  const read = db.prepare<[string], Turn>('SELECT question, user FROM turns WHERE place = ?');
  const write = db.prepare('INSERT OR REPLACE INTO turns VALUES (?, ?, ?, ?)');
  const count = db.prepare<[string], { n: number }>('SELECT count(*) n FROM turns WHERE user = ?');
  const forget = db.prepare('DELETE FROM turns WHERE user = ?');
  const sweep = db.prepare('DELETE FROM turns WHERE asked < ?');
  return {
    last: (place: string): Turn | undefined => read.get(place),
    set: (place: string, turn: Turn) => {
      write.run(place, turn.question, turn.user, now().getTime());
    },
    countOf: (user: string) => count.get(user)?.n ?? 0,
    forget: (user: string) => forget.run(user).changes,
    /** Deletes those older than so many days. */
    sweep: (days: number) => sweep.run(now().getTime() - days * 86_400_000).changes,
  };
}
