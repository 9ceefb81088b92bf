import type { Client } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { writer } from '../../commands/briefing/writer.ts';
import { createScheduler } from '../../src/bot/scheduler.ts';
import { discordTransport } from '../../src/discord/post.ts';
import { check } from '../../src/message/check.ts';
import { buttonNamed, textOf } from '../support/loopback/interaction.ts';
import { sharedTeam } from '../support/shared-team.ts';
import { SECRET } from '../support/team.ts';

describe('/briefing', () => {
  const team = sharedTeam();
  const general = () => team.discord.world.channels.general!;
  const restricted = () => team.discord.world.channels.restricted!;

  test('GIVEN a channel never briefed THEN it is told what the library holds, with a file; a second time that nothing is new', async () => {
    const first = await team.command(team.member, 'briefing now');
    const text = textOf(first.original);
    expect(text).toMatch(/### Briefing\n/);
    expect(text).toMatch(/^> .*Three of North Korea/m);
    expect(text).toMatch(/^-# ¶ \d+/m);
    expect(first.original!.files.map(({ name }) => name)).toEqual(['briefing.md']);
    const second = await team.command(team.member, 'briefing now');
    expect(textOf(second.original)).toMatch(/^\*\*Nothing new\.\*\*/);
    expect(textOf(second.original)).not.toMatch(/^> /m);
    const again = await team.press(
      team.member,
      second.original,
      buttonNamed(second.original, 'Show the last briefing again'),
    );
    expect(textOf(again.original)).toMatch(/^> .*Three of North Korea/m);
  });

  test('GIVEN a private briefing THEN the channel still counts as not told', async () => {
    const topic = { topic: 'APEC' };
    await team.command(team.member, 'briefing now', { ...topic, private: true });
    const found = await team.command(team.member, 'briefing now', topic);
    expect(textOf(found.original)).toMatch(/^> .*APEC/m);
  });

  test('GIVEN a long one THEN its pages turn, after a restart too', async () => {
    const found = await team.command(team.member, 'briefing now', {
      length: 'long',
      since: '2000',
      private: true,
    });
    const first = textOf(found.original);
    await team.restart();
    const next = await team.press(team.member, found.original, buttonNamed(found.original, 'More'));
    const second = textOf(next.original);
    expect(second).not.toBe(first);
    expect(second).toMatch(/Named most|Documents/);
    const back = await team.press(team.member, next.original, buttonNamed(next.original, '◀'));
    expect(textOf(back.original)).toBe(first);
  });

  test('GIVEN a Korean reader THEN the briefing is in Korean words, quoting Korean documents', async () => {
    const found = await team.command(team.korean, 'briefing now', { topic: '북한 대사', private: true });
    expect(textOf(found.original)).toMatch(/### 브리핑: 북한 대사\n-# 문서 [23]건/);
    expect(textOf(found.original)).toMatch(/^> .*평양/m);
  });

  test('GIVEN a topic nothing is about THEN it says so', async () => {
    const found = await team.command(team.member, 'briefing now', { topic: 'moons of Saturn' });
    expect(textOf(found.original)).toContain('No document here is about “moons of Saturn”.');
  });

  test('GIVEN what not everyone may see THEN it is in the briefing only where they may', async () => {
    const since = { since: '2018-01-01', length: 'long', topic: 'Zephyr envoy Atlantis' };
    const open = await team.command(team.insider, 'briefing now', since);
    expect(textOf(open.original)).not.toMatch(/Quartz/i);
    const inside = await team.command(team.member, 'briefing now', since, { channel: restricted() });
    expect(textOf(inside.original)).toContain(SECRET.sentence.slice(0, 30));
  });

  test('GIVEN somebody who may not manage the server THEN no schedule or watch can be set or seen', async () => {
    for (const [called, values] of [
      ['briefing schedule', { when: 'weekdays 09:00' }],
      ['briefing list', {}],
      ['briefing remove', { briefing: '1' }],
      ['watch add', { topic: 'APEC' }],
    ] as const) {
      const found = await team.command(team.member, called, values);
      expect(textOf(found.original)).toContain('may manage the server');
    }
  });

  test('GIVEN a time in plain words THEN it is checked and read back with its next three runs', async () => {
    const set = await team.command(team.manager, 'briefing schedule', {
      when: 'every Monday and Thursday at 8:30',
      topic: 'North Korea, ODA',
      timezone: 'Europe/Berlin',
      quiet: 'line',
    });
    const text = textOf(set.original);
    expect(set.ephemeral).toBe(true);
    expect(text).toContain('**every Monday and Thursday at 08:30** · Europe/Berlin');
    expect(text.match(/<t:\d+:F>/g)).toHaveLength(3);
    const again = await team.command(team.manager, 'briefing schedule', {
      when: 'every Monday and Thursday at 8:30',
      topic: 'North Korea, ODA',
      timezone: 'Europe/Berlin',
    });
    expect(textOf(again.original)).toContain('already has this briefing');
    const wrong = await team.command(team.manager, 'briefing schedule', { when: 'now and then' });
    expect(textOf(wrong.original)).toContain('weekdays 09:00');
    const nowhere = await team.command(team.manager, 'briefing schedule', { when: '9:00', timezone: 'Mars' });
    expect(textOf(nowhere.original)).toContain('no timezone');
  });

  test('GIVEN schedules THEN they are listed, paused, resumed, previewed and removed', async () => {
    const list = async () => textOf((await team.command(team.manager, 'briefing list')).original);
    const id = /`(\d+)`/.exec(await list())![1]!;
    await team.command(team.manager, 'briefing pause', { briefing: id });
    expect(await list()).toContain('Paused');
    const resumed = await team.command(team.manager, 'briefing resume', { briefing: id });
    expect(textOf(resumed.original).match(/<t:\d+:F>/g)).toHaveLength(3);
    const shown = await team.command(team.manager, 'briefing preview', { briefing: id });
    expect(shown.ephemeral).toBe(true);
    expect(textOf(shown.original)).toMatch(/^> .*North Korea/m);
    const offered = await team.typing(team.manager, 'briefing pause', { briefing: 'ODA' }, 'briefing');
    expect(offered.data.choices).toEqual([{ name: expect.stringContaining('ODA'), value: id }]);
    const zones = await team.typing(team.manager, 'briefing schedule', { timezone: 'ber' }, 'timezone');
    expect(zones.data.choices).toContainEqual({ name: 'Europe/Berlin', value: 'Europe/Berlin' });
    await team.command(team.manager, 'briefing remove', { briefing: id });
    expect(await list()).toContain('No briefing is set');
  });

  test('GIVEN a briefing that is due THEN the bot posts it on Discord once, for nobody in particular', async () => {
    await team.command(team.manager, 'briefing schedule', { when: '* * * * *', topic: 'Hanoi summit' });
    const later = { ...team.app(), now: () => new Date(Date.now() + 120_000) };
    const scheduler = createScheduler(later, discordTransport(team.client() as Client<true>), writer);
    await scheduler.tick();
    await scheduler.tick();
    const posted = [...team.discord.world.messages.values()].filter(
      (message) => message.channel_id === general() && textOf(message).includes('Briefing: Hanoi summit'),
    );
    expect(posted).toHaveLength(1);
    expect(posted[0]!.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(posted[0]!.body.enforce_nonce).toBe(true);
    expect(check(posted[0] as never)).toEqual([]);
    expect(textOf(posted[0]!)).not.toMatch(SECRET.words);
  });

  test('GIVEN a channel the bot may not write in THEN the briefing is paused, and that is said where it was set', async () => {
    const values = { when: '* * * * *', topic: 'Vienna Spirit' };
    const where = { channel: restricted() };
    await team.command(team.manager, 'briefing schedule', { ...values, channel: general() }, where);
    const refusal = { status: 403, body: { code: 50013, message: 'Missing Permissions' } };
    // Whoever set it takes no messages from the bot.
    team.discord.plan(/^post \/users\/@me\/channels/, {
      status: 400,
      body: { code: 50007, message: 'Cannot send messages to this user' },
    });
    team.discord.plan(new RegExp(`post /channels/${general()}/messages`), refusal);
    const later = { ...team.app(), now: () => new Date(Date.now() + 240_000) };
    await createScheduler(later, discordTransport(team.client() as Client<true>), writer).tick();
    const [told] = [...team.discord.world.messages.values()].filter(
      (message) => message.channel_id === restricted() && textOf(message).includes('is paused'),
    );
    expect(textOf(told!)).toContain(`The briefing on “Vienna Spirit” in <#${general()}> is paused`);
    const list = await team.command(team.manager, 'briefing list');
    expect(textOf(list.original)).toMatch(/Vienna Spirit[^`]*the bot may not post there/);
  });

  test('GIVEN watches THEN they are set, listed and removed', async () => {
    const set = await team.command(team.manager, 'watch add', { topic: 'APEC' });
    expect(textOf(set.original)).toContain('Watch set');
    const listed = textOf((await team.command(team.manager, 'watch list')).original);
    const id = /`(\d+)` <#\d+> · \*\*APEC\*\*/.exec(listed)![1]!;
    await team.command(team.manager, 'watch remove', { watch: id });
    expect(textOf((await team.command(team.manager, 'watch list')).original)).toContain(
      'No topic is watched',
    );
  });
});
