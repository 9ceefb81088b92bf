import { migrate, type State } from './open.ts';

const STEPS = [
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

export function settingsTable(db: State) {
  migrate(db, 'settings', STEPS);
  const read = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE channel = ?');
  const write = db.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)');
  const readNote = db.prepare<[string], { value: string }>('SELECT value FROM notes WHERE name = ?');
  const writeNote = db.prepare('INSERT OR REPLACE INTO notes VALUES (?, ?)');
  const of = (channel: string): ChannelSettings => JSON.parse(read.get(channel)?.value ?? '{}');
  return {
    /** Settings of a channel; those of a thread are its channel's. */
    of,
    /** Changes the given ones; a value of undefined goes back to the default. */
    change(channel: string, changes: ChannelSettings): ChannelSettings {
      const value = { ...of(channel), ...changes };
      write.run(channel, JSON.stringify(value));
      return value;
    },
    /** Small facts the program keeps for itself, such as the hash of the commands last registered. */
    note: (name: string) => readNote.get(name)?.value,
    setNote: (name: string, value: string) => {
      writeNote.run(name, value);
    },
  };
}
