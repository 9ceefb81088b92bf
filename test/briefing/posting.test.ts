import { describe, expect, test } from 'vitest';
import { nextRun } from '../../src/briefing/next-runs.ts';
import { LEASE } from '../../src/library/state/slots.ts';
import { check } from '../../src/message/check.ts';
import { process } from '../support/briefing.ts';
import { CHANNEL, daily, HOUR, OTHER, paper, refusal, said, started } from '../support/schedules.ts';

describe('GIVEN a channel that Discord keeps the bot out of', () => {
  test.each([
    [403, 50013],
    [403, 50001],
  ])(
    '(%i, %i) THEN that briefing is paused and its owner told once; resumed, it comes',
    async (status, code) => {
      let closed = true;
      const transport = {
        post: async () => {
          if (closed) throw refusal(status, code);
        },
      };
      const { time, state, scheduler, posted, told } = await started(transport);
      const { id } = await daily(state, time.now);
      for (const day of [17, 18, 19]) {
        time.set(`2026-11-${day}T00:00:05Z`);
        await scheduler.tick();
      }
      expect((await state.schedules.get(id, '1'))?.status).toBe('refused');
      expect(told.map(({ user }) => user)).toEqual(['42']);
      expect(said(told[0]!.message)).toContain(`<#${CHANNEL}>`);
      closed = false;
      await state.schedules.change(
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
    const transport = {
      post: async (channel: string) => {
        if (channel === CHANNEL) throw refusal(403, 50013);
      },
      tell: async () => {
        throw refusal(403, 50007);
      },
    };
    const { time, state, scheduler, posted } = await started(transport);
    await daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    await scheduler.tick();
    expect(posted.map(({ channel }) => channel)).toEqual([OTHER]);
  });

  test('AND the channel is gone THEN its briefing is removed', async () => {
    const transport = {
      post: async () => {
        throw refusal(404, 10003);
      },
    };
    const { time, state, scheduler, told } = await started(transport);
    await daily(state, time.now);
    time.set('2026-11-17T00:00:05Z');
    await scheduler.tick();
    expect(await state.schedules.list('1')).toEqual([]);
    expect(told).toEqual([]);
  });

  test('AND Discord is down for a while THEN it is tried again, and posted once', async () => {
    let failures = 2;
    const transport = {
      post: async () => {
        if (failures-- > 0) throw refusal(503, 0);
      },
    };
    const { time, state, scheduler, posted } = await started(transport);
    await daily(state, time.now);
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
    await state.watches.add({
      ...watch,
      topic: 'fisheries agreement with Norway',
      seen: time.now().toISOString(),
    });
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
