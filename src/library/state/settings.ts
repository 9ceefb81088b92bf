import type { State } from './open.ts';

export const SETTINGS_STEPS = [
  'CREATE TABLE settings (channel TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
  'CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
];

/** What is set for one channel; undefined: the default. */
export interface ChannelSettings {
  /** Only this collection is searched, unless a person names another. */
  collection?: string;
  /** Mentions are answered in a thread. */
  thread?: boolean;
  /** Replies are private unless a person says otherwise; left out: they are, and mentions are answered in public. */
  private?: boolean;
  /** Every new post of this forum is answered. */
  posts?: boolean;
  /** Language of what is posted without anyone's own language: mentions, briefings. */
  language?: 'en' | 'ko';
}

async function settingsOf({ db }: State, channel: string): Promise<ChannelSettings> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('channel', '=', channel)
    .executeTakeFirst();
  return JSON.parse(row?.value ?? '{}');
}

export function settingsTable(state: State) {
  const { db } = state;
  return {
    /** Settings of a channel; those of a thread are its channel's. */
    of: (channel: string) => settingsOf(state, channel),
    /** Changes the given ones; a value of undefined goes back to the default. */
    change: (channel: string, changes: ChannelSettings): Promise<ChannelSettings> =>
      state.transaction(async (within) => {
        const settings = { ...(await settingsOf(within, channel)), ...changes };
        const value = JSON.stringify(settings);
        await within.db
          .insertInto('settings')
          .values({ channel, value })
          .onConflict((conflict) => conflict.column('channel').doUpdateSet({ value }))
          .execute();
        return settings;
      }),
    /** Small facts the program keeps for itself, such as the hash of the commands last registered. */
    async note(name: string): Promise<string | undefined> {
      const row = await db.selectFrom('notes').select('value').where('name', '=', name).executeTakeFirst();
      return row?.value;
    },
    async setNote(name: string, value: string): Promise<void> {
      await db
        .insertInto('notes')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
}
