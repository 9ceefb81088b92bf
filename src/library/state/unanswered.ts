import { migrate, type State } from './open.ts';

const STEPS = [
  `CREATE TABLE gaps (
    id INTEGER PRIMARY KEY, guild TEXT NOT NULL, key TEXT NOT NULL, question TEXT NOT NULL, user TEXT NOT NULL,
    asked TEXT NOT NULL) STRICT`,
  'CREATE INDEX gaps_by_key ON gaps (guild, key)',
];

/** Questions that nobody could answer, those that ask the same put together. */
export interface Unanswered {
  /** Number of one of its wordings. */
  id: number;
  question: string;
  /** How often it was asked. */
  times: number;
  /** ISO time of the last one. */
  last: string;
}

/** Words in one order, without case, punctuation and doublets: two wordings of one question share it. */
function keyOf(question: string): string {
  const words =
    question
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].sort().join(' ');
}

export function unansweredTable(db: State, now: () => Date) {
  migrate(db, 'gaps', STEPS);
  const insert = db.prepare('INSERT INTO gaps (guild, key, question, user, asked) VALUES (?, ?, ?, ?, ?)');
  const grouped = db.prepare<[string, number, number], Unanswered>(`
    SELECT max(id) id, question, count(*) times, max(asked) last FROM gaps WHERE guild = ?
    GROUP BY key ORDER BY times DESC, last DESC, question LIMIT ? OFFSET ?`);
  const groups = db.prepare<[string], { n: number }>(
    'SELECT count(DISTINCT key) n FROM gaps WHERE guild = ?',
  );
  const settle = db.prepare(
    'DELETE FROM gaps WHERE guild = ? AND key = (SELECT key FROM gaps WHERE guild = ? AND id = ?)',
  );
  const answered = db.prepare('DELETE FROM gaps WHERE guild = ? AND key = ?');
  const count = db.prepare<[string], { n: number }>('SELECT count(*) n FROM gaps WHERE user = ?');
  const forget = db.prepare('DELETE FROM gaps WHERE user = ?');
  return {
    note: (guild: string | null, question: string, user: string) => {
      insert.run(guild ?? '', keyOf(question), question, user, now().toISOString());
    },
    /** Most asked first. */
    list: (guild: string | null, limit: number, offset = 0): Unanswered[] =>
      grouped.all(guild ?? '', limit, offset),
    count: (guild: string | null) => groups.get(guild ?? '')?.n ?? 0,
    /** This very question was answered: forgets it. */
    answered: (guild: string | null, question: string) => answered.run(guild ?? '', keyOf(question)).changes,
    /** It can be answered by now: forgets every wording of it. */
    settle: (guild: string | null, id: number) => settle.run(guild ?? '', guild ?? '', id).changes,
    countOf: (user: string) => count.get(user)?.n ?? 0,
    forget: (user: string) => forget.run(user).changes,
  };
}
