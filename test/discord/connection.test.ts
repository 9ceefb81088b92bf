import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { all } from '../../commands/all.ts';
import { rateLimit } from '../../src/bot/rate.ts';
import type { App } from '../../src/bot/types.ts';
import { registrationBody } from '../../src/discord/registration.ts';
import { buttonNamed, textOf } from '../support/loopback/interaction.ts';
import { sharedTeam } from '../support/shared-team.ts';
import { until } from '../support/until.ts';

const QUESTION = "Who is North Korea's ambassador to China?";
const ANSWER = /^> .*Ji Jae-ryong/m;

/** The same app with another way of asking. */
const asking = (ask: App['engine']['ask']) => (app: App) => ({ ...app, engine: { ...app.engine, ask } });

describe('on Discord', () => {
  const team = sharedTeam();

  test('GIVEN ups and downs of the connection and the API THEN every question is answered', {
    timeout: 240_000,
  }, async () => {
    const { gateway } = team.discord;
    const works = async () => {
      const found = await team.command(team.member, 'ask', { question: QUESTION });
      expect(textOf(found.original)).toMatch(ANSWER);
    };
    // Registered once, with everything, and not again when nothing has changed.
    expect(team.discord.world.registered).toHaveLength(1);
    expect(team.discord.world.registered[0]!.body).toEqual(JSON.parse(JSON.stringify(registrationBody(all))));
    await works();

    // Heartbeats go on, also while a question is being answered.
    const beats = gateway.heartbeats;
    await Promise.all(Array.from({ length: 20 }, works));
    await until(() => gateway.heartbeats > beats);

    // A socket that breaks is resumed: what happened meanwhile is answered, nothing is registered again.
    gateway.drop();
    const missed = team.discord.interact(team.member, {
      type: 2,
      data: { id: '1', name: 'help', type: 1, options: [] },
    });
    await until(() => gateway.resumed >= 1, 30_000);
    await until(() => missed.edits > 0, 30_000);
    expect(gateway.identified).toBe(1);
    await works();

    // A session that is gone is begun anew.
    gateway.invalidate();
    await until(() => gateway.identified === 2, 20_000);
    await works();

    // 429 is waited for, 500 tried again.
    team.discord.plan(/^patch .*@original/, {
      status: 429,
      body: { message: 'slow', retry_after: 0.2, global: false },
      headers: { 'retry-after': '0.2' },
    });
    await works();
    team.discord.plan(/^patch .*@original/, { status: 500, body: {} });
    await works();

    // An interaction that Discord took back is logged with its latency, not tried again, and harms nobody.
    team.discord.plan(/^post .*\/callback/, {
      status: 404,
      body: { code: 10062, message: 'Unknown interaction' },
    });
    const gone = team.discord.interact(team.member, {
      type: 2,
      data: { id: '1', name: 'help', type: 1, options: [] },
    });
    await until(() => team.log().some((line) => line.includes('too late')));
    expect(gone.type).toBeNull();
    await works();

    // Buttons of another version, of nobody, and commands that are gone.
    for (const id of ['v0:ask:more:x', 'v1:ask:nothing:x', 'v1:gone:x', 'whatever']) {
      const found = await team.press(team.member, null, id);
      expect(textOf(found.original)).toContain('This button is from an older version');
      expect(found.ephemeral).toBe(true);
    }
    const outdated = team.discord.interact(team.korean, {
      type: 2,
      data: { id: '1', name: 'gone', type: 1, options: [] },
    });
    await until(() => outdated.type !== null);
    expect(textOf(outdated.original)).toContain('더 이상 없는 명령입니다');
    expect(outdated.ephemeral).toBe(true);

    // Nothing has changed since, so a restart registers nothing.
    await team.restart();
    expect(team.discord.world.registered).toHaveLength(1);
  });

  test('GIVEN a search that throws THEN the person is told privately, with an id that is in the log', async () => {
    await team.restart({ change: asking(() => Promise.reject(new Error('the index fell over'))) });
    const found = await team.command(team.member, 'ask', { question: QUESTION, private: false });
    await until(() => found.followUps.length > 0);
    expect(found.deleted).toBe(true);
    const [told] = found.followUps;
    expect(told!.flags & 64).toBe(64);
    expect(textOf(told!)).toContain('Something went wrong');
    const id = /`(\d+)`/.exec(textOf(told!))![1];
    expect(
      team.log().filter((line) => line.includes('the index fell over') && line.includes(id!)),
    ).toHaveLength(1);
    expect(textOf(told!)).not.toContain('fell over');
    // Others are not concerned.
    const other = await team.command(team.korean, 'help');
    expect(textOf(other.original)).toContain('원문 그대로');
  });

  test('GIVEN a search slower than three seconds THEN it is announced in time, answered in the end, and delays nobody', async () => {
    await team.restart({
      change: (app) => {
        const { ask } = app.engine;
        return asking(async (input) => {
          if (input.text.includes('slow')) await wait(3_300);
          return ask(input);
        })(app);
      },
    });
    const slow = team.command(team.member, 'ask', { question: `slow: ${QUESTION}` });
    await wait(50);
    const quick = await team.command(team.korean, 'ask', { question: QUESTION });
    expect(textOf(quick.original)).toMatch(ANSWER);
    expect(performance.now() - quick.sentAt).toBeLessThan(3_000);
    const found = await slow;
    expect(found.firstMs).toBeLessThan(1_000);
    expect(textOf(found.original)).toContain('Ji Jae-ryong');
  });

  test('GIVEN too many requests of one person THEN a friendly private notice, and others go on', async () => {
    await team.restart({ limit: rateLimit(() => new Date(0), 3, 1) });
    for (let i = 0; i < 3; i++)
      expect(textOf((await team.command(team.member, 'help')).original)).toContain('word for word');
    const limited = await team.command(team.member, 'ask', { question: QUESTION });
    expect(limited.ephemeral).toBe(true);
    expect(textOf(limited.original)).toContain('That was a lot at once');
    expect(textOf((await team.command(team.korean, 'help')).original)).toContain('원문 그대로');
  });

  test('GIVEN the program is told to stop THEN what is in flight is finished and new requests are told to come back', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await team.restart({
      change: (app) => {
        const { ask } = app.engine;
        return asking((input) => held.then(() => ask(input)))(app);
      },
    });
    const asked = team.command(team.member, 'ask', { question: QUESTION });
    await wait(100);
    const drained = team.router().drain(10_000);
    const late = await team.command(team.korean, 'help');
    expect(textOf(late.original)).toContain('다시 시작하는 중');
    expect(late.ephemeral).toBe(true);
    finish();
    expect(await drained).toBe(0);
    expect(textOf((await asked).original)).toMatch(ANSWER);
    expect(() => buttonNamed(null, 'x')).toThrow();
  });
});

test('GIVEN all commands THEN their registration is within every limit, in both languages, where they belong', () => {
  for (const { data, manage } of all) {
    // What belongs to a channel is for servers only; what answers from the documents goes along with a person too.
    const channels = ['briefing', 'watch', 'library'].includes(data.name);
    expect(data.contexts).toEqual(channels ? [0] : [0, 1, 2]);
    expect(data.integration_types).toEqual(channels ? [0] : [0, 1]);
    expect(data.default_member_permissions).toBe(manage ? '32' : null);
    expect(data.name_localizations?.ko).toBeTruthy();
    let total = 0;
    // biome-ignore lint/suspicious/noExplicitAny: options of every kind.
    const walk = (option: any) => {
      for (const name of [option.name, option.name_localizations.ko]) {
        if (data.type === undefined || data.type === 1) {
          expect(name).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
          expect(name).toBe(name.toLowerCase());
        }
        expect(name.length).toBeLessThanOrEqual(32);
      }
      for (const text of [option.description, option.description_localizations?.ko].filter(Boolean))
        expect(text.length).toBeLessThanOrEqual(100);
      if (option.description) expect(option.description_localizations.ko).toBeTruthy();
      total += option.name.length + (option.description?.length ?? 0);
      expect(option.options?.length ?? 0).toBeLessThanOrEqual(25);
      const required = (option.options ?? []).map((inner: { required?: boolean }) => Boolean(inner.required));
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
      for (const inner of option.options ?? []) walk(inner);
      for (const choice of option.choices ?? []) expect(choice.name_localizations.ko).toBeTruthy();
    };
    walk(data);
    expect(total).toBeLessThan(8_000);
  }
});
