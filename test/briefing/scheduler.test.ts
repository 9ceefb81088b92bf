import { describe, expect, test } from 'vitest';
import { nextRun } from '../../src/briefing/runs.ts';
import { check } from '../../src/discord/check.ts';
import type { Message } from '../../src/discord/types.ts';
import { LEASE } from '../../src/library/state/posts.ts';
import type { Schedule } from '../../src/library/state/schedules.ts';
import type { Tables } from '../../src/library/state/tables.ts';
import { clock, process } from '../support/briefing.ts';
import { newPlace } from '../support/place.ts';

const CHANNEL = '100000000000000001';
const OTHER = '100000000000000002';
const HOUR = 3_600_000;

const paper = (day: string, what: string) =>
  `---\ntitle: ${what}\npublished: ${day}\n---\n\nThe ministry announced on ${day} that ${what} will be opened by Minister Kim Min-su in Vienna.\n`;

const refusal = (status: number, code: number) =>
  Object.assign(new Error('Discord said no'), { status, code });

function daily(state: Tables, now: () => Date, changes: Partial<Schedule> = {}): Schedule {
  const { cron, timezone } = { cron: '0 9 * * *', timezone: 'Asia/Seoul', ...changes };
  return state.schedules.add({
    guild: '1',
    channel: CHANNEL,
    parent: null,
    owner: '42',
    origin: OTHER,
    topics: [],
    said: 'daily 9:00',
    length: 'short',
    language: 'en',
    quiet: 'silent',
    ...changes,
    ...{ cron, timezone },
    next: nextRun(cron, timezone, now().getTime()),
  })!;
}

const said = (message: Message) => JSON.stringify(message.components);

/** A library of one paper, and a clock at noon in Seoul on a Monday. */
async function started(door = {}) {
  const place = newPlace();
  const time = clock('2026-11-16T03:00:00Z');
  place.put({ 'one.md': paper('2026-11-16', 'the first harbour office') });
  await place.build({ now: time.now() });
  return { place, time, ...(await process(place, time.now, door)) };
}

describe('GIVEN a briefing every day at nine in Seoul', () => {
  test('THEN it comes when due, once, within what Discord takes, and not before', async () => {
    const { time, state, scheduler, posted } = await started();
    daily(state, time.now);
    await scheduler.tick();
    expect(posted).toEqual([]);
    time.set('2026-11-17T00:00:05Z');
    await scheduler.tick();
    await scheduler.tick();
    expect(posted.map(({ channel }) => channel)).toEqual([CHANNEL]);
    expect(check(posted[0]!.message)).toEqual([]);
    expect(said(posted[0]!.message)).toContain('harbour office');
    expect(state.schedules.list('1')[0]!.next).toBe(Date.parse('2026-11-18T00:00:00Z'));
  });

  test('AND nothing new THEN it is silent; AND a new document THEN only that is told', async () => {
    const { place, time, state, scheduler, posted } = await started();
    daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    await scheduler.tick();
    time.set('2026-11-18T00:00:05Z');
    await scheduler.tick();
    expect(posted).toHaveLength(1);
    place.put({
      'one.md': paper('2026-11-16', 'the first harbour office'),
      'two.md': paper('2026-11-18', 'a second customs house'),
    });
    await place.build({ now: time.now() });
    time.set('2026-11-19T00:00:05Z');
    await scheduler.tick();
    expect(posted).toHaveLength(2);
    expect(said(posted[1]!.message)).toContain('customs house');
    expect(said(posted[1]!.message)).not.toContain('harbour office');
  });

  test('AND one line wanted when nothing is new THEN it is said once, until something is', async () => {
    const { place, time, state, scheduler, posted } = await started();
    daily(state, time.now, { quiet: 'line' });
    for (const day of [17, 18, 19, 20]) {
      time.set(`2026-11-${day}T00:00:05Z`);
      await scheduler.tick();
    }
    expect(posted).toHaveLength(2);
    expect(said(posted[1]!.message)).toContain('Nothing new');
    place.put({ 'two.md': paper('2026-11-20', 'a second customs house') });
    await place.build({ now: time.now() });
    for (const day of [21, 22, 23]) {
      time.set(`2026-11-${day}T00:00:05Z`);
      await scheduler.tick();
    }
    expect(posted.map(({ message }) => /Nothing new/.test(said(message)))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  test('AND three days without any process THEN it is made up for once, on a new process', async () => {
    const { place, time, state } = await started();
    daily(state, time.now);
    time.set('2026-11-20T05:00:00Z');
    const again = await process(place, time.now);
    await again.scheduler.tick();
    await again.scheduler.tick();
    expect(again.posted).toHaveLength(1);
    expect(state.schedules.list('1')[0]!.next).toBe(Date.parse('2026-11-21T00:00:00Z'));
  });

  test('AND the clocks set forward in Berlin THEN it stays at nine there', async () => {
    const place = newPlace();
    const time = clock('2026-03-28T12:00:00Z');
    place.put({ 'one.md': paper('2026-03-27', 'the first harbour office') });
    await place.build({ now: time.now() });
    const { state, scheduler, posted } = await process(place, time.now);
    daily(state, time.now, { timezone: 'Europe/Berlin' });
    time.set('2026-03-29T06:59:55Z');
    await scheduler.tick();
    expect(posted).toHaveLength(0);
    time.set('2026-03-29T07:00:05Z');
    await scheduler.tick();
    expect(posted).toHaveLength(1);
    expect(state.schedules.list('1')[0]!.next).toBe(Date.parse('2026-03-30T07:00:00Z'));
  });
});

describe('GIVEN two processes on one state', () => {
  test('THEN each period is posted by one of them only, whoever is first', async () => {
    const { place, time, state, scheduler, posted } = await started();
    const other = await process(place, time.now);
    daily(state, time.now);
    daily(state, time.now, { channel: OTHER });
    for (const day of [17, 18]) {
      place.put({ [`${day}.md`]: paper(`2026-11-${day}`, `office number ${day}`) });
      await place.build({ now: time.now() });
      time.set(`2026-11-${day}T00:00:05Z`);
      await Promise.all([scheduler.tick(), other.scheduler.tick()]);
      await Promise.all([scheduler.tick(), other.scheduler.tick()]);
    }
    const all = [...posted, ...other.posted].map(({ channel }) => channel).sort();
    expect(all).toEqual([CHANNEL, CHANNEL, OTHER, OTHER]);
  });

  test('AND one dies while it writes THEN the other takes over after the lease, and posts once', async () => {
    const { place, time, state, scheduler, posted } = await started();
    daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    const slot = { channel: CHANNEL, subject: 'briefing ', period: '2026-11-17T00:00:00.000Z' };
    expect(state.posts.take(slot, 'the dead one')).toBe(true);
    await scheduler.tick();
    expect(posted).toHaveLength(0);
    time.pass(LEASE + 1000);
    const other = await process(place, time.now);
    await Promise.all([scheduler.tick(), other.scheduler.tick()]);
    expect([...posted, ...other.posted]).toHaveLength(1);
  });

  test('AND one dies while it sends THEN nothing is sent again, and the next one brings it', async () => {
    const { time, state, scheduler, posted } = await started();
    daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    const slot = { channel: CHANNEL, subject: 'briefing ', period: '2026-11-17T00:00:00.000Z' };
    state.posts.take(slot, 'the dead one');
    state.posts.move(slot, 'the dead one', 'taken', 'sending');
    time.pass(LEASE + 1000);
    await scheduler.tick();
    expect(posted).toHaveLength(0);
    time.set('2026-11-18T00:00:05Z');
    await scheduler.tick();
    expect(said(posted[0]!.message)).toContain('harbour office');
  });
});

describe('GIVEN a channel that Discord keeps the bot out of', () => {
  test.each([
    [403, 50013],
    [403, 50001],
  ])(
    '(%i, %i) THEN that briefing is paused and its owner told once; resumed, it comes',
    async (status, code) => {
      let closed = true;
      const door = {
        post: async () => {
          if (closed) throw refusal(status, code);
        },
      };
      const { time, state, scheduler, posted, told } = await started(door);
      const { id } = daily(state, time.now);
      for (const day of [17, 18, 19]) {
        time.set(`2026-11-${day}T00:00:05Z`);
        await scheduler.tick();
      }
      expect(state.schedules.get(id, '1')?.status).toBe('refused');
      expect(told.map(({ user }) => user)).toEqual(['42']);
      expect(said(told[0]!.message)).toContain(`<#${CHANNEL}>`);
      closed = false;
      state.schedules.change(
        id,
        'refused',
        'active',
        nextRun('0 9 * * *', 'Asia/Seoul', time.now().getTime()),
      );
      time.set('2026-11-20T00:00:05Z');
      await scheduler.tick();
      expect(posted).toHaveLength(1);
    },
  );

  test('AND an owner who takes no messages THEN it is said where it was set', async () => {
    const door = {
      post: async (channel: string) => {
        if (channel === CHANNEL) throw refusal(403, 50013);
      },
      tell: async () => {
        throw refusal(403, 50007);
      },
    };
    const { time, state, scheduler, posted } = await started(door);
    daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    await scheduler.tick();
    expect(posted.map(({ channel }) => channel)).toEqual([OTHER]);
  });

  test('AND the channel is gone THEN its briefing is removed', async () => {
    const door = {
      post: async () => {
        throw refusal(404, 10003);
      },
    };
    const { time, state, scheduler, told } = await started(door);
    daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    await scheduler.tick();
    expect(state.schedules.list('1')).toEqual([]);
    expect(told).toEqual([]);
  });

  test('AND Discord is down for a while THEN it is tried again, and posted once', async () => {
    let failures = 2;
    const door = {
      post: async () => {
        if (failures-- > 0) throw refusal(503, 0);
      },
    };
    const { time, state, scheduler, posted } = await started(door);
    daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    for (let i = 0; i < 6; i++) {
      await scheduler.tick();
      time.pass(LEASE + 1000);
    }
    expect(posted).toHaveLength(1);
    time.pass(HOUR);
    await scheduler.tick();
    expect(posted).toHaveLength(1);
  });
});

describe('GIVEN a watch on a topic', () => {
  const watch = {
    guild: '1',
    channel: CHANNEL,
    parent: null,
    owner: '42',
    origin: OTHER,
    language: 'en' as const,
  };

  test('THEN a new document on it is posted once, another topic is not, whichever process looks', async () => {
    const { place, time, state, scheduler, posted } = await started();
    const other = await process(place, time.now);
    state.watches.add({ ...watch, topic: 'fisheries agreement with Norway', seen: time.now().toISOString() });
    time.pass(HOUR);
    place.put({ 'two.md': paper('2026-11-16', 'a new school of music') });
    await place.build({ now: time.now() });
    await Promise.all([scheduler.tick(), other.scheduler.tick()]);
    expect([...posted, ...other.posted]).toEqual([]);
    time.pass(HOUR);
    place.put({
      'two.md': paper('2026-11-16', 'a new school of music'),
      'three.md':
        '---\ntitle: Fisheries talks\n---\n\nThe fisheries agreement with Norway was signed in Oslo by the two ministers on Monday afternoon.\n',
    });
    await place.build({ now: time.now() });
    for (let i = 0; i < 2; i++) await Promise.all([scheduler.tick(), other.scheduler.tick()]);
    const all = [...posted, ...other.posted];
    expect(all).toHaveLength(1);
    expect(check(all[0]!.message)).toEqual([]);
    expect(said(all[0]!.message)).toContain('fisheries agreement with Norway was signed');
    expect(said(all[0]!.message)).not.toContain('school of music');
  });
});
