import { describe, expect, test } from 'vitest';
import { textOf } from '../support/loopback/interaction.ts';
import type { Person, SeenMessage } from '../support/loopback/objects.ts';
import { sharedTeam } from '../support/shared-team.ts';
import { until } from '../support/until.ts';

describe('mentions and threads', () => {
  const team = sharedTeam();

  /** Posts and waits for what the bot says to it. */
  async function said(
    who: Person,
    text: string,
    where: { channel?: string; reply?: string } = {},
  ): Promise<SeenMessage> {
    const before = new Set(team.discord.world.messages.keys());
    team.discord.post(who, text, { ...where, ...(where.reply && { mentions: true }) });
    const answer = () =>
      [...team.discord.world.messages.values()].find(({ id, author }) => !before.has(id) && author.bot);
    await until(() => answer() !== undefined);
    return answer()!;
  }
  const at = (text: string) => `<@${team.discord.world.applicationId}> ${text}`;

  test('GIVEN a mention with a question THEN it is answered as a reply, in the channel, pinging nobody', async () => {
    const answer = await said(team.member, at("Who is North Korea's ambassador to China?"));
    expect(textOf(answer)).toMatch(/^> .*Ji Jae-ryong/m);
    expect(answer.body.message_reference).toBeDefined();
    // Sent twice because a connection broke, it is shown once.
    expect(answer.body).toMatchObject({ nonce: expect.any(String), enforce_nonce: true });
    expect(answer.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
    // Servers, their messages, direct messages: none of them needs Discord's approval.
    expect(team.discord.gateway.intents).toBe((1 << 0) | (1 << 9) | (1 << 12));
  });

  test('GIVEN a question in Korean THEN the answer is in Korean', async () => {
    const answer = await said(team.member, at('2019년 주중 북한 대사는 누구인가?'));
    expect(textOf(answer)).toMatch(/지재룡/);
    expect(JSON.stringify(answer.components)).toContain('앞뒤 문맥');
  });

  test('GIVEN a reply to an answer THEN a follow-up is understood with the question before it', async () => {
    const first = await said(team.member, at("Who was South Korea's ambassador to China in 2019?"));
    const next = await said(team.member, 'and in 2006?', { reply: first.id });
    expect(textOf(next)).toContain("Understood as: Who was South Korea's ambassador to China in 2006?");
    expect(textOf(next)).toMatch(/^> .*Kim Ha-jung/m);
    await team.restart();
    const third = await said(team.member, 'and to Russia?', { reply: next.id });
    expect(textOf(third)).toContain("Understood as: Who was South Korea's ambassador to Russia in 2006?");
  });

  test('GIVEN a channel set to threads THEN the answer begins a thread in which follow-ups are understood', async () => {
    const set = await team.command(team.manager, 'library settings', { thread: true });
    expect(textOf(set.original)).toContain('answered in a thread');
    const first = await said(team.member, at("Who was South Korea's ambassador to China in 2019?"));
    const thread = team.discord.world.threads.get(first.channel_id);
    expect(thread?.name).toContain('ambassador to China');
    const next = await said(team.member, at('and in 2006?'), { channel: thread!.id });
    expect(textOf(next)).toContain('Understood as: ');
    expect(textOf(next)).toMatch(/Kim Ha-jung/);
    const command = await team.command(
      team.member,
      'ask',
      { question: 'and to Russia?' },
      { channel: thread!.id },
    );
    expect(textOf(command.original)).toContain('ambassador to Russia in 2006?');
    await team.command(team.manager, 'library settings', { thread: false });
  });

  test('GIVEN a channel in which replies are private THEN a mention is told to use the command, which is private there', async () => {
    await team.command(team.manager, 'library settings', { private: true });
    const answer = await said(team.member, at('Who is the ambassador to China?'));
    expect(textOf(answer)).toContain('In this channel answers are private');
    const command = await team.command(team.member, 'ask', { question: 'Who is the ambassador to China?' });
    expect(command.ephemeral).toBe(true);
    await team.command(team.manager, 'library settings', { private: false });
  });

  test('GIVEN a channel set to one collection THEN only that is searched there', async () => {
    await team.command(team.manager, 'library settings', { collection: 'speeches' });
    const found = await team.command(team.member, 'ask', {
      question: "Who is North Korea's ambassador to China?",
    });
    expect(textOf(found.original)).not.toMatch(/^> .*Ji Jae-ryong/m);
    const named = await team.command(team.member, 'ask', {
      question: "Who is North Korea's ambassador to China?",
      collection: 'news',
    });
    expect(textOf(named.original)).toMatch(/^> .*Ji Jae-ryong/m);
    const shown = await team.command(team.manager, 'library settings', { collection: '*' });
    expect(textOf(shown.original)).toContain('all that may be seen');
  });

  test('GIVEN a bare mention THEN it says what it can do', async () => {
    expect(textOf(await said(team.member, at('')))).toContain('Answers from your own documents');
  });

  test('GIVEN messages that do not mention it THEN it does nothing at all', async () => {
    const before = team.discord.calls.length;
    team.discord.post(team.member, "Who is North Korea's ambassador to China?");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(team.discord.calls.slice(before)).toEqual([]);
  });
});
