import { describe, expect, test } from 'vitest';
import { LEASE } from '../../src/library/state/slots.ts';
import { check } from '../../src/message/check.ts';
import { clock, process } from '../support/briefing.ts';
import { newPlace } from '../support/place.ts';
import { CHANNEL, daily, OTHER, paper, said, started } from '../support/schedules.ts';
import { until } from '../support/until.ts';

describe('GIVEN a briefing every day at nine in Seoul', () => {
  test('THEN it comes when due, once, within what Discord takes, and not before', async () => {
    const { time, state, scheduler, posted } = await started();
    await daily(state, time.now);
    await scheduler.tick();
    expect(posted).toEqual([]);
    time.set('2026-11-17T00:00:05Z');
    await scheduler.tick();
    await scheduler.tick();
    expect(posted.map(({ channel }) => channel)).toEqual([CHANNEL]);
    expect(check(posted[0]!.message)).toEqual([]);
    expect(said(posted[0]!.message)).toContain('harbour office');
    expect((await state.schedules.list('1'))[0]!.next).toBe(Date.parse('2026-11-18T00:00:00Z'));
  });

  test('AND nothing new THEN it is silent; AND a new document THEN only that is told', async () => {
    const { place, time, state, scheduler, posted } = await started();
    await daily(state, time.now);
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
    await daily(state, time.now, { quiet: 'line' });
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
    await daily(state, time.now);
    time.set('2026-11-20T05:00:00Z');
    const again = await process(place, time.now);
    await again.scheduler.tick();
    await again.scheduler.tick();
    expect(again.posted).toHaveLength(1);
    expect((await state.schedules.list('1'))[0]!.next).toBe(Date.parse('2026-11-21T00:00:00Z'));
  });

  test('AND the clocks set forward in Berlin THEN it stays at nine there', async () => {
    const place = newPlace();
    const time = clock('2026-03-28T12:00:00Z');
    place.put({ 'one.md': paper('2026-03-27', 'the first harbour office') });
    await place.build({ now: time.now() });
    const { state, scheduler, posted } = await process(place, time.now);
    await daily(state, time.now, { timezone: 'Europe/Berlin' });
    time.set('2026-03-29T06:59:55Z');
    await scheduler.tick();
    expect(posted).toHaveLength(0);
    time.set('2026-03-29T07:00:05Z');
    await scheduler.tick();
    expect(posted).toHaveLength(1);
    expect((await state.schedules.list('1'))[0]!.next).toBe(Date.parse('2026-03-30T07:00:00Z'));
  });
});

describe('GIVEN two processes on one state', () => {
  test('THEN each period is posted by one of them only, whoever is first', async () => {
    const { place, time, state, scheduler, posted } = await started();
    const other = await process(place, time.now);
    await daily(state, time.now);
    await daily(state, time.now, { channel: OTHER });
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
    await daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    const slot = { channel: CHANNEL, subject: 'briefing ', period: '2026-11-17T00:00:00.000Z' };
    expect(await state.posts.take(slot, 'the dead one')).toBe(true);
    await scheduler.tick();
    expect(posted).toHaveLength(0);
    time.pass(LEASE + 1000);
    const other = await process(place, time.now);
    await Promise.all([scheduler.tick(), other.scheduler.tick()]);
    expect([...posted, ...other.posted]).toHaveLength(1);
  });

  test('AND one is so slow to write that its lease is lost THEN it posts nothing: the other has', async () => {
    const { place, time, state, app, scheduler, posted } = await started();
    await daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    const { digest } = app.engine;
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let writing = false;
    app.engine.digest = async (input) => {
      writing = true;
      await held;
      return digest(input);
    };
    const slow = scheduler.tick();
    await until(() => writing);
    time.pass(LEASE + 1000);
    const other = await process(place, time.now);
    await other.scheduler.tick();
    expect(other.posted).toHaveLength(1);
    goOn();
    await slow;
    expect(posted).toEqual([]);
    await scheduler.tick();
    expect([...posted, ...other.posted]).toHaveLength(1);
  });

  test('AND one dies while it sends THEN nothing is sent again, and the next one brings it', async () => {
    const { time, state, scheduler, posted } = await started();
    await daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    const slot = { channel: CHANNEL, subject: 'briefing ', period: '2026-11-17T00:00:00.000Z' };
    await state.posts.take(slot, 'the dead one');
    await state.posts.move(slot, 'the dead one', 'taken', 'sending');
    time.pass(LEASE + 1000);
    await scheduler.tick();
    expect(posted).toHaveLength(0);
    time.set('2026-11-18T00:00:05Z');
    await scheduler.tick();
    expect(said(posted[0]!.message)).toContain('harbour office');
  });
});
