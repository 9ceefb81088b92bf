import { topicKey } from './briefed.ts';
import { changed } from './changed.ts';
import type { State } from './open.ts';
import { countOwned, disown } from './owned.ts';
import type { Status } from './table-types.ts';

export const WATCHES_STEPS = [
  `CREATE TABLE watches (
    id INTEGER PRIMARY KEY, guild TEXT NOT NULL, channel TEXT NOT NULL, parent TEXT, owner TEXT NOT NULL,
    origin TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, language TEXT NOT NULL, status TEXT NOT NULL,
    seen TEXT NOT NULL, created TEXT NOT NULL, UNIQUE (channel, key)) STRICT`,
];

/** A topic a channel is told about as soon as a document on it is indexed. */
export interface Watch {
  id: number;
  guild: string;
  channel: string;
  parent: string | null;
  owner: string;
  origin: string;
  topic: string;
  language: 'en' | 'ko';
  status: Status;
  /** `Build.created` up to which documents have been looked at. */
  seen: string;
  /** ISO time. */
  created: string;
}

const COLUMNS = [
  ...(['id', 'guild', 'channel', 'parent', 'owner', 'origin', 'topic', 'language', 'status'] as const),
  ...(['seen', 'created'] as const),
];

export function watchesTable(state: State) {
  const { db } = state;
  return {
    /** Undefined when the channel watches this topic already. */
    add: (watch: Omit<Watch, 'id' | 'status' | 'created'>): Promise<Watch | undefined> =>
      db
        .insertInto('watches')
        .values({
          ...watch,
          key: topicKey([watch.topic]),
          status: 'active',
          created: state.now().toISOString(),
        })
        .onConflict((conflict) => conflict.columns(['channel', 'key']).doNothing())
        .returning(COLUMNS)
        .executeTakeFirst(),
    get: (id: number, guild: string): Promise<Watch | undefined> =>
      db
        .selectFrom('watches')
        .select(COLUMNS)
        .where('id', '=', id)
        .where('guild', '=', guild)
        .executeTakeFirst(),
    list: (guild: string): Promise<Watch[]> =>
      db
        .selectFrom('watches')
        .select(COLUMNS)
        .where('guild', '=', guild)
        .orderBy('channel')
        .orderBy('id')
        .execute(),
    /** Those that have not looked at the build committed at that time. */
    behind: (created: string): Promise<Watch[]> =>
      db
        .selectFrom('watches')
        .select(COLUMNS)
        .where('status', '=', 'active')
        .where('seen', '<', created)
        .orderBy('id')
        .execute(),
    see: async (id: number, created: string): Promise<boolean> =>
      (await changed(
        db.updateTable('watches').set({ seen: created }).where('id', '=', id).where('seen', '<', created),
      )) === 1,
    change: async (id: number, from: Status, to: Status): Promise<boolean> =>
      (await changed(
        db.updateTable('watches').set({ status: to }).where('id', '=', id).where('status', '=', from),
      )) === 1,
    remove: async (id: number): Promise<boolean> =>
      (await changed(db.deleteFrom('watches').where('id', '=', id))) === 1,
    countOf: (user: string) => countOwned(state, 'watches', user),
    /** The watch stays the channel's; who set it is forgotten. */
    forget: (user: string) => disown(state, 'watches', user),
  };
}
