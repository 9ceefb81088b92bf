import { changed } from './changed.ts';
import type { State } from './open.ts';
import { countOf, forget } from './owned.ts';

export const CONVERSATIONS_STEPS = [
  `CREATE TABLE turns (
    place TEXT PRIMARY KEY, question TEXT NOT NULL, user TEXT NOT NULL, asked INTEGER NOT NULL) STRICT`,
];

/** The last question of a conversation: a thread's, or the one an answer was posted for. */
export interface Turn {
  question: string;
  user: string;
}

const DAY = 86_400_000;

/** Last questions by thread or message id, so that a follow-up is understood after a restart too. */
export function conversationsTable(state: State) {
  const { db } = state;
  return {
    last: (place: string): Promise<Turn | undefined> =>
      db.selectFrom('turns').select(['question', 'user']).where('place', '=', place).executeTakeFirst(),
    async set(place: string, { question, user }: Turn): Promise<void> {
      const turn = { question, user, asked: state.now().getTime() };
      await db
        .insertInto('turns')
        .values({ place, ...turn })
        .onConflict((conflict) => conflict.column('place').doUpdateSet(turn))
        .execute();
    },
    countOf: (user: string) => countOf(state, 'turns', user),
    forget: (user: string) => forget(state, 'turns', user),
    /** Deletes those older than so many days. */
    sweep: (days: number) =>
      changed(db.deleteFrom('turns').where('asked', '<', state.now().getTime() - days * DAY)),
  };
}
