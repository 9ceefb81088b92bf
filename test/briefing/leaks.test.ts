import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'discord.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { writer } from '../../commands/briefing/writer.ts';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { createScheduler } from '../../src/bot/scheduler.ts';
import { discordTransport } from '../../src/discord/post.ts';
import { buttonNamed, textOf } from '../support/loopback/interaction.ts';
import { sharedTeam } from '../support/shared-team.ts';
import { SECRET } from '../support/team.ts';

/** What both papers below are about, in no word that only the secret one has. */
const TOPIC = 'consulate lighthouse harbour';

const paper = (title: string, text: string) =>
  `---\ntitle: ${title}\npublished: 2018-04-02\nkind: document\nlanguage: en\n---\n\n${text}\n`;

describe('GIVEN watches and schedules in a channel for everyone and in one that may see more', () => {
  const team = sharedTeam();
  beforeAll(async () => {
    for (const channel of [general(), restricted()]) {
      const there = { channel };
      // Another wording: what a channel was told on a topic is not told again, whether by a watch or by a briefing.
      await team.command(team.manager, 'watch add', { topic: `${TOPIC} opened` }, there);
      await team.command(team.manager, 'briefing schedule', { when: '* * * * *', length: 'long' }, there);
      await team.command(team.manager, 'briefing schedule', { when: '* * * * *', topic: TOPIC }, there);
    }
    const { corpusDir } = team.config;
    mkdirSync(join(corpusDir, 'news'), { recursive: true });
    writeFileSync(
      join(corpusDir, 'news', 'harbour.md'),
      paper(
        'Harbour news',
        'The consulate beside the lighthouse in the harbour opened on April 2, 2018, with a reception for forty guests.',
      ),
    );
    writeFileSync(
      join(corpusDir, 'cabinet', 'second-memo.md'),
      paper(
        'Zephyr annex',
        'The consulate of Wilhelmina Quartz beside the lighthouse in the harbour of Atlantis will cost 3 million won.',
      ),
    );
    await runBuild(team.config);
    await team.restart();
    const later = { ...team.app(), now: () => new Date(Date.now() + 120_000) };
    const scheduler = createScheduler(later, discordTransport(team.client() as Client<true>), writer);
    await scheduler.tick();
  }, 120_000);
  const general = () => team.discord.world.channels.general!;
  const restricted = () => team.discord.world.channels.restricted!;
  const postedIn = (channel: string) =>
    [...team.discord.world.messages.values()].filter(
      (message) => message.channel_id === channel && /^> /m.test(textOf(message)),
    );
  const whole = (message: ReturnType<typeof postedIn>[number]) =>
    `${textOf(message)}\n${message.files.map(({ text }) => text).join('\n')}`;

  test('THEN the watch and both briefings come in each of them, with what everyone there may see', () => {
    for (const channel of [general(), restricted()]) {
      const posted = postedIn(channel);
      expect(posted.length).toBe(3);
      const told = posted.filter((message) => whole(message).includes('with a reception for forty guests'));
      expect(told.length).toBe(3);
    }
  });

  test('THEN nothing that only some may see is in the channel for everyone: no line, title, name, count or file', () => {
    const open = postedIn(general());
    for (const message of open) {
      expect(whole(message)).not.toMatch(SECRET.words);
      expect(whole(message)).not.toMatch(/second-memo|3 million won|twelve people/);
    }
    expect(postedIn(restricted()).some((message) => whole(message).includes('Wilhelmina Quartz'))).toBe(true);
  });

  test('THEN nor behind the buttons of a post there, but privately for who may see it', async () => {
    const long = postedIn(general()).find((message) => JSON.stringify(message).includes('"More"'))!;
    const theirs = await team.press(team.member, long, buttonNamed(long, 'More'));
    expect(JSON.stringify(theirs.original)).not.toMatch(SECRET.words);
    const inside = await team.press(team.insider, long, buttonNamed(long, 'More'));
    expect(inside.ephemeral).toBe(true);
  });
});
