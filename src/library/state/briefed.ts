import { migrate, type State } from './open.ts';

const STEPS = [
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
export function briefedTable(db: State, now: () => Date) {
  migrate(db, 'briefed', STEPS);
  const read = db.prepare<[string, string], Briefed>(
    'SELECT upto, before, at FROM briefed WHERE channel = ? AND topic = ?',
  );
  const write = db.prepare(`INSERT INTO briefed (channel, topic, upto, before, at) VALUES (?, ?, ?, NULL, ?)
    ON CONFLICT (channel, topic) DO UPDATE SET before = upto, upto = excluded.upto, at = excluded.at
    WHERE excluded.upto > upto`);
  const forget = db.prepare('DELETE FROM briefed WHERE channel = ?');
  const forgetTold = db.prepare('DELETE FROM told WHERE channel = ?');
  const readTold = db
    .prepare<[string, string], string>('SELECT lines FROM told WHERE channel = ? AND topic = ?')
    .pluck();
  const writeTold = db.prepare('INSERT OR REPLACE INTO told (channel, topic, lines) VALUES (?, ?, ?)');
  const told = (channel: string, topics: readonly string[]): string[] =>
    JSON.parse(readTold.get(channel, topicKey(topics)) ?? '[]');
  return {
    last: (channel: string, topics: readonly string[]): Briefed | undefined =>
      read.get(channel, topicKey(topics)),
    /** Notes a briefing; one made from an older build than the last changes nothing. */
    note: (channel: string, topics: readonly string[], upto: string) => {
      write.run(channel, topicKey(topics), upto, now().toISOString());
    },
    /** Keys (src/briefing/told.ts) of the lines a channel was told on a topic: no words of any document. */
    told,
    tell: (channel: string, topics: readonly string[], lines: readonly string[]) => {
      const all = [...new Set([...told(channel, topics), ...lines])].slice(-REMEMBERED);
      writeTold.run(channel, topicKey(topics), JSON.stringify(all));
    },
    forgetChannel: (channel: string) => {
      forgetTold.run(channel);
      return forget.run(channel).changes;
    },
  };
}
