import { migrate, type State } from './open.ts';

const STEPS = [
  `CREATE TABLE feedback (
    id INTEGER PRIMARY KEY, reply TEXT NOT NULL, user TEXT NOT NULL, question TEXT NOT NULL, verdict TEXT NOT NULL,
    quotes TEXT NOT NULL, comment TEXT, build TEXT NOT NULL, given TEXT NOT NULL, UNIQUE (reply, user)) STRICT`,
];

export type Verdict = 'helpful' | 'wrong';

/** A quote judged, by reference: no words of the document, so that a removed one leaves no trace here. */
export interface JudgedQuote {
  /** Id of the document. */
  document: string;
  hash: string;
  /** UTF-16 offsets in the document's text. */
  start: number;
  end: number;
  /** `[start, end]` relative to the quote. */
  highlights: [number, number][];
}

export interface Feedback {
  id: number;
  question: string;
  verdict: Verdict;
  /** The quotes meant: the one that helped, or the wrong one. */
  quotes: JudgedQuote[];
  comment: string | null;
  build: string;
  /** ISO time. */
  given: string;
}

type Row = Omit<Feedback, 'quotes'> & { quotes: string };

/** One verdict a person and reply; judging again replaces it. */
export function feedbackTable(db: State, now: () => Date) {
  migrate(db, 'feedback', STEPS);
  const write = db.prepare(`INSERT OR REPLACE INTO feedback
    (reply, user, question, verdict, quotes, comment, build, given) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const all = db.prepare<[], Row>(
    'SELECT id, question, verdict, quotes, comment, build, given FROM feedback ORDER BY id',
  );
  const count = db.prepare<[string], { n: number }>('SELECT count(*) n FROM feedback WHERE user = ?');
  const forget = db.prepare('DELETE FROM feedback WHERE user = ?');
  return {
    give(reply: string, user: string, given: Omit<Feedback, 'id' | 'given'>) {
      const { question, verdict, quotes, comment, build } = given;
      const time = now().toISOString();
      write.run(reply, user, question, verdict, JSON.stringify(quotes), comment, build, time);
    },
    all: (): Feedback[] => all.all().map((row) => ({ ...row, quotes: JSON.parse(row.quotes) })),
    countOf: (user: string) => count.get(user)?.n ?? 0,
    forget: (user: string) => forget.run(user).changes,
  };
}
