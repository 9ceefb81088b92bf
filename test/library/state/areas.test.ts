import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Where } from '../../../src/library/state/open.ts';
import { LEASE, TRIES } from '../../../src/library/state/slots.ts';
import { openTables, type Tables } from '../../../src/library/state/tables.ts';
import { Problem } from '../../../src/problem.ts';
import { clock } from '../../support/briefing.ts';
import { NO_SERVER, pglite, serverPrograms, startServer } from '../../support/postgres.ts';

const programs = serverPrograms();
const DAY = 86_400_000;

/** A store that every test finds empty. */
interface Store {
  empty(): Promise<Where>;
  close(): Promise<void>;
}

async function files(): Promise<Store> {
  const root = mkdtempSync(join(tmpdir(), 'attache-state-'));
  let count = 0;
  return {
    empty: async () => ({ dataDir: join(root, String(++count)) }),
    close: async () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The same database each time, emptied. */
function emptied(url: string, close: () => Promise<void>): Store {
  return {
    empty: async () => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query('DROP SCHEMA IF EXISTS attache CASCADE');
      await client.end();
      return { dataDir: tmpdir(), libraryUrl: url };
    },
    close,
  };
}

async function wasm(): Promise<Store> {
  const { url, close } = await pglite();
  return emptied(url, close);
}

async function real(): Promise<Store> {
  const server = await startServer(programs!);
  return emptied(await server.database(), async () => server.remove());
}

if (!programs) console.log(`state on a PostgreSQL server: ${NO_SERVER}`);

const STORES: [string, () => Promise<Store>][] = [
  ['SQLite', files],
  ['PostgreSQL in WebAssembly', wasm],
];
if (programs) STORES.push(['a PostgreSQL server', real]);

describe.each(STORES)('GIVEN the state on %s', { timeout: 60_000 }, (_, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, 120_000);
  afterAll(() => store.close());

  /** So many processes on one empty state, with one clock. */
  async function processes(count: number) {
    const time = clock('2026-11-16T03:00:00Z');
    const where = await store.empty();
    const all = await Promise.all(Array.from({ length: count }, () => openTables(where, time.now)));
    onTestFinished(async () => {
      await Promise.all(all.map((one) => one.close()));
    });
    return { time, where, all, one: all[0]!, other: all[1]! };
  }

  test('THEN settings are changed one by one, also by two processes at once', async () => {
    const { one, other } = await processes(2);
    expect(await one.settings.of('1')).toEqual({});
    await Promise.all([
      one.settings.change('1', { thread: true }),
      other.settings.change('1', { language: 'ko' }),
      one.settings.change('1', { collection: 'news' }),
      other.settings.change('1', { posts: true }),
    ]);
    const all = { thread: true, language: 'ko', collection: 'news', posts: true };
    expect(await one.settings.of('1')).toEqual(all);
    expect(await other.settings.change('1', { collection: undefined })).toEqual({
      ...all,
      collection: undefined,
    });
    expect(await one.settings.of('1')).toEqual({ thread: true, language: 'ko', posts: true });
    await one.settings.setNote('hash', 'a');
    await one.settings.setNote('hash', 'b');
    expect([await other.settings.note('hash'), await other.settings.note('none')]).toEqual(['b', undefined]);
  });

  test('THEN a reply is kept until it expires, for its command only, whatever is in it', async () => {
    const { one, other, time } = await processes(2);
    const data = { text: '주중대사는 누구입니까? 😀 "\\ \u0000', spans: [1, null] };
    const id = await one.replies.keep('ask', '7', data, 2);
    expect(id).toMatch(/^[\w-]{10}$/);
    expect(await other.replies.get('ask', id)).toEqual({ data, user: '7' });
    expect(await other.replies.get('lookup', id)).toBeUndefined();
    await other.replies.change('ask', id, { shared: true });
    expect(await one.replies.get('ask', id)).toEqual({ data: { shared: true }, user: '7' });
    time.pass(2 * DAY);
    expect(await one.replies.get('ask', id)).toBeUndefined();
    expect([await one.replies.sweep(), await one.replies.sweep()]).toEqual([1, 0]);
    const next = await one.replies.keep('ask', '7', {}, 2);
    expect([await one.replies.drop('ask', next), await one.replies.drop('ask', next)]).toEqual([true, false]);
  });

  test('THEN the last question of a place is known, and forgotten in time', async () => {
    const { one, time } = await processes(1);
    await one.conversations.set('10', { question: 'a', user: '7' });
    await one.conversations.set('10', { question: 'b', user: '8' });
    expect(await one.conversations.last('10')).toEqual({ question: 'b', user: '8' });
    expect([await one.conversations.countOf('7'), await one.conversations.countOf('8')]).toEqual([0, 1]);
    time.pass(31 * DAY);
    expect(await one.conversations.sweep(30)).toBe(1);
    expect(await one.conversations.last('10')).toBeUndefined();
  });

  test('THEN a verdict replaces the one before it, and stands last', async () => {
    const { one, time } = await processes(1);
    const quotes = [
      { document: 'd', hash: 'h', start: 1, end: 5, highlights: [[0, 2]] as [number, number][] },
    ];
    const verdict = { question: 'q', verdict: 'helpful' as const, quotes, comment: null, build: 'b' };
    await one.feedback.give('r1', '7', verdict);
    time.pass(1);
    await one.feedback.give('r2', '7', verdict);
    time.pass(1);
    await one.feedback.give('r1', '7', { ...verdict, verdict: 'wrong', comment: 'no' });
    const all = await one.feedback.all();
    expect(all.map(({ verdict: said, comment }) => [said, comment])).toEqual([
      ['helpful', null],
      ['wrong', 'no'],
    ]);
    expect(all[1]!.quotes).toEqual(quotes);
    expect([await one.feedback.countOf('7'), await one.feedback.forget('7')]).toEqual([2, 2]);
  });

  test('THEN wordings of one gap are counted together, the most asked first, and settled together', async () => {
    const { one, time } = await processes(1);
    for (const question of ['Who is it?', 'is it who', 'Where?', 'WHO is it', 'where \u0000']) {
      await one.unanswered.note('1', question, '7');
      time.pass(1000);
    }
    await one.unanswered.note(null, 'Who is it?', '7');
    const [first, second, ...rest] = await one.unanswered.list('1', 10);
    expect(first).toMatchObject({ question: 'WHO is it', times: 3, last: '2026-11-16T03:00:03.000Z' });
    expect(second).toMatchObject({ times: 2 });
    expect(rest).toEqual([]);
    expect(await one.unanswered.list('1', 1, 1)).toEqual([second]);
    expect(await one.unanswered.count('1')).toBe(2);
    expect(await one.unanswered.settle('2', first!.id)).toBe(0);
    expect(await one.unanswered.settle('1', first!.id)).toBe(3);
    expect(await one.unanswered.answered('1', 'WHERE')).toBe(2);
    expect([await one.unanswered.count('1'), await one.unanswered.countOf('7')]).toEqual([0, 1]);
  });

  test('THEN a channel is briefed onwards only, and what it was told is kept by topic', async () => {
    const { one, other } = await processes(2);
    await one.briefed.note('1', ['ODA', ' oda'], '2026-11-16T00:00:00Z');
    await other.briefed.note('1', ['oda'], '2026-11-17T00:00:00Z');
    await one.briefed.note('1', ['oda'], '2026-11-15T00:00:00Z');
    expect(await one.briefed.last('1', ['ODA'])).toMatchObject({
      upto: '2026-11-17T00:00:00Z',
      before: '2026-11-16T00:00:00Z',
    });
    expect(await one.briefed.last('1', [])).toBeUndefined();
    await Promise.all([one.briefed.tell('1', [], ['a', 'b']), other.briefed.tell('1', [], ['b', 'c'])]);
    expect((await one.briefed.told('1', [])).toSorted()).toEqual(['a', 'b', 'c']);
    expect([await one.briefed.forgetChannel('1'), await one.briefed.told('1', [])]).toEqual([1, []]);
  });

  const schedule: Parameters<Tables['schedules']['add']>[0] = {
    ...{ guild: '1', channel: '2', parent: null, owner: '7', origin: '2', topics: ['북핵', 'b'], said: 's' },
    ...{ cron: '0 9 * * *', timezone: 'Asia/Seoul', length: 'short', language: 'ko', quiet: 'line' },
    next: Date.parse('2026-11-17T00:00:00Z'),
  };

  test('THEN a schedule is set once, comes when due, and is moved on by one process only', async () => {
    const { one, other, time } = await processes(2);
    const { id, next } = (await one.schedules.add(schedule))!;
    expect(await other.schedules.add(schedule)).toBeUndefined();
    const later = (await one.schedules.add({ ...schedule, topics: [], next: next! + 1 }))!;
    expect(await one.schedules.due(next! - 1)).toEqual([]);
    expect((await one.schedules.due(next! + 1)).map((due) => due.id)).toEqual([id, later.id]);
    expect(await one.schedules.get(id, '1')).toEqual({
      ...schedule,
      ...{ id, told: false, status: 'active', created: time.now().toISOString() },
    });
    expect(await one.schedules.get(id, '9')).toBeUndefined();
    const moved = await Promise.all([one, other].map((by) => by.schedules.plan(id, next!, next! + DAY)));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect([await one.schedules.tell(id, true), await other.schedules.tell(id, true)]).toEqual([true, false]);
    expect(await one.schedules.change(id, 'active', 'paused', null)).toBe(true);
    expect(await other.schedules.change(id, 'active', 'paused', null)).toBe(false);
    expect([await one.schedules.count('1'), await one.schedules.countOf('7')]).toEqual([2, 2]);
    expect([await one.schedules.forget('7'), (await one.schedules.list('1'))[0]!.owner]).toEqual([2, '']);
    expect([await one.schedules.remove(id), await one.schedules.remove(id)]).toEqual([true, false]);
  });

  test('THEN a watch is set once a topic, and moves on with the builds', async () => {
    const { one, other } = await processes(2);
    const watch = { guild: '1', channel: '2', parent: '3', owner: '7', origin: '2', language: 'en' } as const;
    const added = (await one.watches.add({ ...watch, topic: 'Fish', seen: '2026-11-16T00:00:00Z' }))!;
    expect(await other.watches.add({ ...watch, topic: ' fish', seen: '' })).toBeUndefined();
    expect(added).not.toHaveProperty('key');
    expect(await one.watches.behind('2026-11-16T00:00:00Z')).toEqual([]);
    expect(await one.watches.behind('2026-11-16T00:00:01Z')).toEqual([added]);
    const seen = await Promise.all(
      [one, other].map((by) => by.watches.see(added.id, '2026-11-17T00:00:00Z')),
    );
    expect(seen.filter(Boolean)).toHaveLength(1);
    expect(await one.watches.change(added.id, 'active', 'refused')).toBe(true);
    expect(await one.watches.behind('2026-11-20T00:00:00Z')).toEqual([]);
    expect((await one.watches.list('1')).map(({ topic }) => topic)).toEqual(['Fish']);
    expect([await one.watches.countOf('7'), await one.watches.forget('7')]).toEqual([1, 1]);
    expect(await one.watches.remove(added.id)).toBe(true);
  });

  const slot = { channel: '1', subject: 'briefing', period: '2026-11-17T00:00:00Z' };

  test('THEN of many processes one takes a post, keeps it while it lives, and loses it after', async () => {
    const { all, one, other, time } = await processes(5);
    const taken = await Promise.all(all.map(({ posts }, i) => posts.take(slot, `holder ${i}`)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const holder = `holder ${taken.indexOf(true)}`;
    time.pass(LEASE - 1);
    expect(await one.posts.renew(slot, holder)).toBe(true);
    expect(await one.posts.renew(slot, 'another')).toBe(false);
    time.pass(LEASE - 1);
    expect(await other.posts.take(slot, 'another')).toBe(false);
    time.pass(1);
    expect(await other.posts.take(slot, 'another', 'mark')).toBe(true);
    expect(await one.posts.move(slot, holder, 'taken', 'sending')).toBe(false);
    expect(await one.posts.renew(slot, holder)).toBe(false);
    expect(await other.posts.move(slot, 'another', 'taken', 'sending')).toBe(true);
    expect(await one.posts.giveUp(slot)).toBeUndefined();
    time.pass(LEASE);
    expect(await one.posts.take(slot, holder)).toBe(false);
    expect(await one.posts.giveUp(slot)).toEqual({ mark: 'mark' });
    expect([await one.posts.isDone(slot), await one.posts.giveUp(slot)]).toEqual([true, undefined]);
    time.pass(91 * DAY);
    expect(await one.posts.sweep(90)).toBe(1);
  });

  test('THEN a post that failed too often is given up, and one dropped can be taken at once', async () => {
    const { one, time } = await processes(1);
    for (let i = 0; i < TRIES; i++) {
      expect(await one.posts.take(slot, 'me')).toBe(true);
      expect(await one.posts.giveUp(slot)).toBeUndefined();
      time.pass(LEASE);
    }
    expect(await one.posts.take(slot, 'me')).toBe(false);
    expect(await one.posts.giveUp(slot)).toEqual({ mark: null });
    const second = { ...slot, channel: '2' };
    await one.posts.take(second, 'me');
    expect([await one.posts.drop(second, 'you'), await one.posts.drop(second, 'me')]).toEqual([false, true]);
    expect(await one.posts.take(second, 'you')).toBe(true);
  });

  test('THEN a transaction is whole, or nothing of it is there', async () => {
    const { one, other } = await processes(2);
    const failing = one.transaction(async (state) => {
      await state.settings.setNote('count', '1');
      throw new Error('on the way');
    });
    await expect(failing).rejects.toThrow('on the way');
    expect(await other.settings.note('count')).toBeUndefined();
    const add = (tables: typeof one) =>
      tables.transaction(async ({ settings }) =>
        settings.setNote('count', String(Number((await settings.note('count')) ?? 0) + 1)),
      );
    await Promise.all([add(one), add(other), add(one), add(other)]);
    expect(await one.settings.note('count')).toBe('4');
  });

  test('AND written by a newer version THEN it is not touched', async () => {
    const { one, where } = await processes(1);
    await one.state.db.updateTable('areas').set({ version: 99 }).where('name', '=', 'feedback').execute();
    await expect(openTables(where)).rejects.toThrow(/"feedback" was written by a newer version/);
    await expect(openTables(where)).rejects.toBeInstanceOf(Problem);
  });
});

test('GIVEN an address nobody answers at THEN it is told to whoever runs it, without the password', async () => {
  const libraryUrl = 'postgres://bot:hunter2@127.0.0.1:9/attache';
  const opening = openTables({ dataDir: tmpdir(), libraryUrl }, undefined, { patience: 200 });
  await expect(opening).rejects.toThrow(/LIBRARY_URL \(127\.0\.0\.1:9\/attache\): cannot be opened/);
  await expect(opening).rejects.not.toThrow(/hunter2/);
});
