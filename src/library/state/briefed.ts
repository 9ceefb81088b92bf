import { changed } from './changed.ts';
import type { State } from './open.ts';

export const BRIEFED_STEPS = [
  `CREATE TABLE briefed (
    channel TEXT NOT NULL, topic TEXT NOT NULL, upto TEXT NOT NULL, before TEXT, at TEXT NOT NULL,
    PRIMARY KEY (channel, topic)) STRICT`,
  `CREATE TABLE told (
    channel TEXT NOT NULL, topic TEXT NOT NULL, lines TEXT NOT NULL, PRIMARY KEY (channel, topic)) STRICT`,
];

/** How far a channel has been briefed. */
export interface Briefed {
  /** When the build of the last briefing was committed (ISO): what came later is new. */
  upto: string;
  /** `upto` of the briefing before it, or null: what the last briefing began after. */
  before: string | null;
  /** ISO time of the last briefing. */
  at: string;
}

/** Lines that are remembered of one channel and topic. */
const REMEMBERED = 400;

/** Two ways to write the same topics share it; empty for none: everything. */
export function topicKey(topics: readonly string[]): string {
  const plain = topics.map((topic) => topic.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim());
  return [...new Set(plain)].sort().join(', ');
}

/** What each channel was told last, so that a briefing holds only what came since; by channel and topic. */
export function briefedTable(state: State) {
  const { db } = state;
  async function told({ db: on }: State, channel: string, topics: readonly string[]): Promise<string[]> {
    const row = await on
      .selectFrom('told')
      .select('lines')
      .where('channel', '=', channel)
      .where('topic', '=', topicKey(topics))
      .executeTakeFirst();
    return JSON.parse(row?.lines ?? '[]');
  }
  return {
    last: (channel: string, topics: readonly string[]): Promise<Briefed | undefined> =>
      db
        .selectFrom('briefed')
        .select(['upto', 'before', 'at'])
        .where('channel', '=', channel)
        .where('topic', '=', topicKey(topics))
        .executeTakeFirst(),
    /** Notes a briefing; one made from an older build than the last changes nothing. */
    async note(channel: string, topics: readonly string[], upto: string): Promise<void> {
      const at = state.now().toISOString();
      await db
        .insertInto('briefed')
        .values({ channel, topic: topicKey(topics), upto, before: null, at })
        .onConflict((conflict) =>
          conflict
            .columns(['channel', 'topic'])
            .doUpdateSet(({ ref }) => ({ before: ref('briefed.upto'), upto, at }))
            .where('briefed.upto', '<', upto),
        )
        .execute();
    },
    /** Keys (src/briefing/told.ts) of the lines a channel was told on a topic: no words of any document. */
    told: (channel: string, topics: readonly string[]) => told(state, channel, topics),
    tell: (channel: string, topics: readonly string[], lines: readonly string[]): Promise<void> =>
      state.transaction(async (within) => {
        const before = await told(within, channel, topics);
        const all = JSON.stringify([...new Set([...before, ...lines])].slice(-REMEMBERED));
        await within.db
          .insertInto('told')
          .values({ channel, topic: topicKey(topics), lines: all })
          .onConflict((conflict) => conflict.columns(['channel', 'topic']).doUpdateSet({ lines: all }))
          .execute();
      }),
    forgetChannel: (channel: string): Promise<number> =>
      state.transaction(async (within) => {
        await within.db.deleteFrom('told').where('channel', '=', channel).execute();
        return changed(within.db.deleteFrom('briefed').where('channel', '=', channel));
      }),
  };
}
