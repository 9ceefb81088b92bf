import { changed } from './changed.ts';
import type { State } from './open.ts';
import { countOf, forget } from './owned.ts';

export const UNANSWERED_STEPS = [
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

export function unansweredTable(state: State) {
  const { db } = state;
  return {
    async note(guild: string | null, question: string, user: string): Promise<void> {
      const asked = state.now().toISOString();
      await db
        .insertInto('gaps')
        .values({ guild: guild ?? '', key: keyOf(question), question, user, asked })
        .execute();
    },
    /** Most asked first, each in its last wording. */
    list: (guild: string | null, limit: number, offset = 0): Promise<Unanswered[]> =>
      db
        .selectFrom((from) =>
          from
            .selectFrom('gaps')
            .select(({ fn }) => [
              fn.max('id').as('latest'),
              fn.countAll<number>().as('times'),
              fn.max('asked').as('last'),
            ])
            .where('guild', '=', guild ?? '')
            .groupBy('key')
            .as('asked'),
        )
        .innerJoin('gaps', 'gaps.id', 'asked.latest')
        .select(['gaps.id', 'gaps.question', 'asked.times', 'asked.last'])
        .orderBy('asked.times', 'desc')
        .orderBy('asked.last', 'desc')
        .orderBy('gaps.question')
        .limit(limit)
        .offset(offset)
        .execute(),
    async count(guild: string | null): Promise<number> {
      const { count } = await db
        .selectFrom('gaps')
        .select(({ fn }) => fn.count<number>('key').distinct().as('count'))
        .where('guild', '=', guild ?? '')
        .executeTakeFirstOrThrow();
      return count;
    },
    /** This very question was answered: forgets it. */
    answered: (guild: string | null, question: string): Promise<number> =>
      changed(
        db
          .deleteFrom('gaps')
          .where('guild', '=', guild ?? '')
          .where('key', '=', keyOf(question)),
      ),
    /** It can be answered by now: forgets every wording of it. */
    settle: (guild: string | null, id: number): Promise<number> =>
      changed(
        db
          .deleteFrom('gaps')
          .where('guild', '=', guild ?? '')
          .where('key', '=', (from) =>
            from
              .selectFrom('gaps as one')
              .select('one.key')
              .where('one.guild', '=', guild ?? '')
              .where('one.id', '=', id),
          ),
      ),
    countOf: (user: string) => countOf(state, 'gaps', user),
    forget: (user: string) => forget(state, 'gaps', user),
  };
}
