import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { beforeAll, describe, expect, test } from 'vitest';
import { snowflake } from '../support/loopback/ids.ts';
import { buttonNamed, pressables, textOf } from '../support/loopback/interaction.ts';
import type { SeenMessage } from '../support/loopback/objects.ts';
import { sharedTeam } from '../support/shared-team.ts';
import { SECRET } from '../support/team.ts';
import { until } from '../support/until.ts';

const QUESTION = "Who is North Korea's ambassador to China?";
const ANSWER = /^> .*Ji Jae-ryong/m;
const SECRETLY = 'Who is the Zephyr envoy to Atlantis?';

describe('in a real server', { timeout: 60_000 }, () => {
  const team = sharedTeam();
  const at = (text: string) => `<@${team.discord.world.applicationId}> ${text}`;
  const mention = (text = QUESTION, where = {}) => team.discord.post(team.member, at(text), where);
  const botSaid = () => [...team.discord.world.messages.values()].filter(({ author }) => author.bot);
  /** What the bot says next, wherever that is. */
  async function next(cause: () => unknown): Promise<SeenMessage> {
    const before = new Set(botSaid().map(({ id }) => id));
    cause();
    await until(() => botSaid().some(({ id }) => !before.has(id)));
    return botSaid().find(({ id }) => !before.has(id))!;
  }
  const general = () => team.discord.world.channels.general!;
  const deny = (bits: bigint) => {
    team.discord.deny('general', bits);
    return until(() => {
      const channel = team.client().channels.cache.get(general());
      return (
        channel !== undefined &&
        'permissionOverwrites' in channel &&
        (channel.permissionOverwrites.cache.first()?.deny.bitfield ?? 0n) === bits
      );
    });
  };

  beforeAll(async () => {
    team.discord.world.people.set(team.insider.id, team.insider);
    team.discord.world.people.set(team.member.id, team.member);
  });

  describe('GIVEN permissions that are missing', () => {
    test('AND no threads allowed THEN a mention is answered in the channel', async () => {
      await team.command(team.manager, 'library settings', { thread: true });
      await deny(Bits.CreatePublicThreads);
      const answer = await next(() => mention());
      expect(answer.channel_id).toBe(general());
      expect(textOf(answer)).toMatch(ANSWER);
      await team.command(team.manager, 'library settings', { thread: false });
    });

    test('AND no history THEN it is answered by a plain message with a nonce', async () => {
      await deny(Bits.ReadMessageHistory);
      const answer = await next(() => mention());
      expect(answer.body.message_reference).toBeUndefined();
      expect(answer.body).toMatchObject({ nonce: expect.any(String), enforce_nonce: true });
      expect(textOf(answer)).toMatch(ANSWER);
    });

    test('AND no right to write THEN nothing is sent or tried, and it is logged once', async () => {
      await deny(Bits.SendMessages);
      const before = team.discord.calls.length;
      mention();
      mention();
      await until(() => team.log().some((line) => line.includes('may not write')));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(team.discord.calls.slice(before)).toEqual([]);
      expect(team.log().filter((line) => line.includes('may not write'))).toHaveLength(1);
      // Commands need no permission of the bot's.
      const found = await team.command(team.member, 'ask', { question: QUESTION });
      expect(textOf(found.original)).toMatch(ANSWER);
    });

    test.each([
      [Bits.SendMessages, 'may not write in', '글을 쓸 수 없습니다'],
      [Bits.ViewChannel, 'cannot see', '볼 수 없습니다'],
    ])(
      'AND /briefing schedule or /watch add THEN it is said before anything is set (%s)',
      async (bits, en, ko) => {
        await deny(bits);
        const schedule = { when: 'weekdays 09:00', channel: general() };
        const briefing = await team.command(team.manager, 'briefing schedule', schedule);
        expect(textOf(briefing.original)).toContain(en);
        const watch = await team.command({ ...team.manager, locale: 'ko' }, 'watch add', {
          topic: 'sanctions',
          channel: general(),
        });
        expect(textOf(watch.original)).toContain(ko);
        const guild = team.discord.world.guildId;
        expect(await team.app().state.schedules.list(guild)).toEqual([]);
        expect(await team.app().state.watches.list(guild)).toEqual([]);
        await deny(0n);
      },
    );
  });

  test('GIVEN a connection cut while a mention is answered THEN the answer is there once', async () => {
    team.discord.plan(/^post \/channels\/\d+\/messages/, 'cut after');
    const before = botSaid().length;
    const answer = await next(() => mention());
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(botSaid()).toHaveLength(before + 1);
    expect(textOf(answer)).toMatch(ANSWER);
  });

  describe('GIVEN direct messages', () => {
    test('AND a command THEN it is answered, without Share, from what everyone may see', async () => {
      const found = await team.command(team.member, 'ask', { question: QUESTION }, { direct: true });
      expect(textOf(found.original)).toMatch(ANSWER);
      expect(pressables(found.original).map(({ label }) => label)).not.toContain('Share');
    });

    test('AND a message THEN it is answered there, and what follows is understood with it', async () => {
      const first = await next(() =>
        team.discord.post(team.member, "Who was South Korea's ambassador to China in 2019?", {
          direct: true,
        }),
      );
      expect(textOf(first)).toMatch(/^> /m);
      const then = await next(() => team.discord.post(team.member, 'and in 2006?', { direct: true }));
      expect(textOf(then)).toContain('Understood as: ');
      expect(textOf(then)).toMatch(/Kim Ha-jung/);
    });

    test('AND a role in the server that is shared THEN what that role may see is found', async () => {
      const found = await team.command(team.insider, 'ask', { question: SECRETLY }, { direct: true });
      expect(textOf(found.original)).toContain('Wilhelmina Quartz');
      const said = await next(() => team.discord.post(team.insider, SECRETLY, { direct: true }));
      expect(textOf(said)).toContain('Wilhelmina Quartz');
      const other = await team.command(team.member, 'ask', { question: SECRETLY }, { direct: true });
      expect(textOf(other.original).replaceAll(SECRETLY, '')).not.toMatch(SECRET.words);
    });
  });

  test('GIVEN the bot installed for oneself, in another server THEN the roles of the shared server count, and that one’s do not', async () => {
    const elsewhere = { foreign: true, channel: snowflake() };
    const own = await team.command(team.insider, 'ask', { question: SECRETLY }, elsewhere);
    expect(own.ephemeral).toBe(true);
    expect(textOf(own.original)).toContain('Wilhelmina Quartz');
    const open = await team.command(team.insider, 'ask', { question: SECRETLY, private: false }, elsewhere);
    expect(textOf(open.original).replaceAll(SECRETLY, '')).not.toMatch(SECRET.words);
    const other = await team.command(team.member, 'ask', { question: SECRETLY }, elsewhere);
    expect(textOf(other.original).replaceAll(SECRETLY, '')).not.toMatch(SECRET.words);
    const plain = await team.command(team.member, 'ask', { question: QUESTION }, elsewhere);
    expect(textOf(plain.original)).toMatch(ANSWER);
  });

  describe('GIVEN more in collections only one person may see', () => {
    test('AND a public question THEN that person alone is told, with a button that shows it to them', async () => {
      const found = await team.command(team.insider, 'ask', { question: SECRETLY, private: false });
      await until(() => found.followUps.length > 0 || !textOf(found.original).includes('Nothing found'));
      expect(textOf(found.original).replaceAll(SECRETLY, '')).not.toMatch(SECRET.words);
      const [aside] = found.followUps;
      expect(aside!.flags & 64).toBe(64);
      expect(textOf(aside!)).toBe('More in collections only you may see.');
      const shown = await team.press(team.insider, aside!, buttonNamed(aside!, 'Show me'));
      expect(shown.ephemeral).toBe(true);
      expect(textOf(shown.original)).toContain('Wilhelmina Quartz');
    });

    test('AND somebody without the role THEN nothing of the kind is said', async () => {
      const found = await team.command(team.member, 'ask', { question: SECRETLY, private: false });
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(found.followUps).toEqual([]);
    });
  });

  describe('GIVEN a forum', () => {
    const settings = (values = {}) =>
      team.command(team.manager, 'library settings', values, { channel: team.discord.world.channels.forum });

    test('AND message content not turned on THEN the setting is refused and says who can turn it on', async () => {
      const found = await settings({ posts: true });
      expect(textOf(found.original)).toContain('MESSAGE_CONTENT');
      const before = botSaid().length;
      team.discord.newPost(team.member, 'general', QUESTION, 'I need to know.');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(botSaid()).toHaveLength(before);
    });

    test('AND turned on THEN every new post that has an answer gets it, and nothing else is read', async () => {
      const { world } = team.discord;
      world.channels.forum = snowflake();
      world.forums.add('forum');
      await team.restart({ config: { messageContent: true } });
      expect(team.discord.gateway.intents & (1 << 15)).toBe(1 << 15);
      expect(textOf((await settings({ posts: true })).original)).toContain('every new post is answered');
      const answer = await next(() =>
        team.discord.newPost(team.member, 'forum', QUESTION, 'Thanks in advance.'),
      );
      expect(world.threads.get(answer.channel_id)?.name).toBe(QUESTION);
      expect(textOf(answer)).toMatch(ANSWER);
      const before = botSaid().length;
      // No answer, a post elsewhere, a later message, a secret: silence.
      team.discord.newPost(team.member, 'forum', 'How many moons does the planet Saturn have?', '');
      team.discord.newPost(team.member, 'general', QUESTION, '');
      team.discord.post(team.member, QUESTION, { channel: answer.channel_id });
      team.discord.newPost(team.insider, 'forum', SECRETLY, '');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const said = botSaid().slice(before);
      for (const message of said) expect(textOf(message).replaceAll(SECRETLY, '')).not.toMatch(SECRET.words);
      expect(said.filter(({ channel_id }) => channel_id === answer.channel_id)).toEqual([]);
      expect(textOf((await settings({ posts: false })).original)).toContain('only mentions are answered');
    });
  });
});
