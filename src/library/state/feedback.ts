import type { State } from './open.ts';
import { countOf, forget } from './owned.ts';

export const FEEDBACK_STEPS = [
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

/** One verdict a person and reply; judging again replaces it. */
export function feedbackTable(state: State) {
  const { db } = state;
  return {
    async give(reply: string, user: string, given: Omit<Feedback, 'id' | 'given'>): Promise<void> {
      const { question, verdict, comment, build } = given;
      const quotes = JSON.stringify(given.quotes);
      const judged = { question, verdict, quotes, comment, build, given: state.now().toISOString() };
      await db
        .insertInto('feedback')
        .values({ reply, user, ...judged })
        .onConflict((conflict) => conflict.columns(['reply', 'user']).doUpdateSet(judged))
        .execute();
    },
    /** In the order in which they were given last. */
    async all(): Promise<Feedback[]> {
      const rows = await db
        .selectFrom('feedback')
        .select(['id', 'question', 'verdict', 'quotes', 'comment', 'build', 'given'])
        .orderBy('given')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, quotes: JSON.parse(row.quotes) }));
    },
    countOf: (user: string) => countOf(state, 'feedback', user),
    forget: (user: string) => forget(state, 'feedback', user),
  };
}
