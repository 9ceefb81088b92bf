import type { Generated } from 'kysely';

/** `paused` by somebody; `refused` by Discord, which lets nothing be posted there. */
export type Status = 'active' | 'paused' | 'refused';

/** The tables of the bot's own memory, as Kysely needs it to check what is asked of them. */
export interface StateSchema {
  areas: { name: string; version: number };
  settings: { channel: string; value: string };
  notes: { name: string; value: string };
  replies: { id: string; command: string; user: string; data: string; created: number; expires: number };
  turns: { place: string; question: string; user: string; asked: number };
  feedback: {
    id: Generated<number>;
    reply: string;
    user: string;
    question: string;
    verdict: 'helpful' | 'wrong';
    quotes: string;
    comment: string | null;
    build: string;
    given: string;
  };
  gaps: {
    id: Generated<number>;
    guild: string;
    key: string;
    question: string;
    user: string;
    asked: string;
  };
  briefed: { channel: string; topic: string; upto: string; before: string | null; at: string };
  told: { channel: string; topic: string; lines: string };
  schedules: Owned & {
    topics: string;
    said: string;
    cron: string;
    timezone: string;
    length: 'short' | 'medium' | 'long';
    quiet: 'silent' | 'line';
    next: number | null;
    told: Generated<number>;
  };
  watches: Owned & { topic: string; key: string; seen: string };
  posts: {
    channel: string;
    subject: string;
    period: string;
    holder: string;
    taken: number;
    tries: number;
    step: 'taken' | 'sending' | 'done';
    mark: string | null;
  };
}

/** What is set for a channel by somebody. */
interface Owned {
  id: Generated<number>;
  guild: string;
  channel: string;
  parent: string | null;
  owner: string;
  origin: string;
  language: 'en' | 'ko';
  status: Status;
  created: string;
}
