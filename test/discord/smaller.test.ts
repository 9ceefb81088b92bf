import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { tellRefused } from '../../commands/briefing/refused.ts';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import type { Message } from '../../src/message/types.ts';
import { buttonNamed, pressables, textOf } from '../support/loopback/interaction.ts';
import type { SeenMessage } from '../support/loopback/objects.ts';
import { sharedTeam } from '../support/shared-team.ts';

const paper = (title: string, published: string, body: string) =>
  `---\ntitle: "${title}"\npublisher: Port Office\npublished: ${published}\n---\n\n${body}\n`;

const SECTION = 'The quay is swept on Mondays by two people. '.repeat(9).trim();

/** Documents of the kinds that were once shown wrongly. */
const FILES: Record<string, string> = {
  'news/report-a.md': paper(
    'Annual harbour report',
    '2021-01-05',
    'The harbour of Norvik took in 300 ships.',
  ),
  'news/report-b.md': paper(
    'Annual harbour report',
    '2022-02-07',
    'The harbour of Norvik took in 340 ships.',
  ),
  'news/report-c.md': paper('Annual harbour report', '2021-01-05', 'The harbour of Sollum took in 12 ships.'),
  'news/turned.md': paper(
    'Tide \u202Etables\u202C\u200B of Norvik',
    '2020-03-01',
    'The tide tables of Norvik were printed in 1912.',
  ),
  'news/settings.txt':
    'The option `max_open_files` is set to *three* | four by default, _unless_ the pilot says otherwise.\n',
  'pilots/pilot-2015.md': paper('Pilots, first', '2015-04-01', 'Anna Berg is ambassador to Norway.'),
  'pilots/pilot-2018.md': paper('Pilots, second', '2018-04-01', 'Otto Lind is ambassador to Sweden.'),
  'news/ferry-1.md': paper(
    'Ferry figures',
    '2021-06-01',
    'The ferry to Ulleung carried 4,100 people in May.',
  ),
  'news/ferry-2.md': paper(
    'Ferry figures, corrected',
    '2021-06-09',
    'The ferry to Ulleung carried 4,900 people in May.',
  ),
  'news/ferry-3.md': paper(
    'Ferry figures, again',
    '2021-06-12',
    'The ferry to Ulleung carried 4,100 people in May.',
  ),
  'news/north.md': paper(
    'Shelter belt',
    '2019-05-05',
    'Mayor Park Sang-ho visited the Three North shelter belt.',
  ),
  'news/long.md': `---\ntitle: Rules of the quay\n---\n\n# Rules of the quay\n\n${Array.from(
    { length: 14 },
    (_, i) => `## Rule ${i + 1}\n\n${SECTION}`,
  ).join('\n\n')}\n`,
};

describe('smaller things, each seen', { timeout: 60_000 }, () => {
  const team = sharedTeam();
  beforeAll(async () => {
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(team.config.corpusDir, path)), { recursive: true });
      writeFileSync(join(team.config.corpusDir, path), text);
    }
    mkdirSync(join(team.config.corpusDir, 'archive'));
    await runBuild(team.config);
    await team.app().engine.refresh();
  }, 240_000);

  const said = async (...given: Parameters<typeof team.command>) => {
    const found = await team.command(...given);
    return textOf(found.original) + found.followUps.map(textOf).join('\n');
  };
  const choices = async (...given: Parameters<typeof team.typing>) =>
    (await team.typing(...given)).data.choices as { name: string; value: string }[];

  test('GIVEN an access list that names no folder THEN the refusal is plain in both languages, and everything is closed', async () => {
    const path = join(team.config.corpusDir, 'collections.yaml');
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, `${before}  cabnet: { open: everyone }\n`);
    try {
      const english = await said(team.member, 'ask', { question: 'Who is the ambassador to Norway?' });
      expect(english).toContain(
        'collections.yaml: the access list cannot be read (`cabnet` is no folder here',
      );
      expect(english).not.toMatch(/Collections\.yaml|\\\\|\\`/);
      const korean = await said(team.korean, 'ask', { question: '노르웨이 대사는 누구입니까?' });
      expect(korean).toContain('collections.yaml: 접근 목록을 읽을 수 없어');
      expect(korean).toContain('‘cabnet’라는 폴더가 없습니다');
      expect(korean).not.toMatch(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/);
      expect(await choices(team.member, 'read', { document: '' }, 'document')).toEqual([]);
    } finally {
      writeFileSync(path, before);
    }
  });

  test('GIVEN a collection without documents THEN it is suggested where one is added, and nowhere else', async () => {
    const values = async (who = team.member, command = 'ask') =>
      (await choices(who, command, { question: 'x', collection: '' }, 'collection')).map(
        ({ value }) => value,
      );
    expect(await values()).not.toContain('archive');
    expect(await values()).toContain('news');
    expect(await values(team.manager, 'library add')).toContain('archive');
  });

  test('GIVEN documents of one title THEN suggestions tell them apart, and typed by hand it is asked which is meant', async () => {
    const found = await choices(team.member, 'read', { document: 'Annual harbour' }, 'document');
    const names = found.filter(({ name }) => name.startsWith('Annual harbour')).map(({ name }) => name);
    expect(names).toHaveLength(3);
    expect(new Set(names).size).toBe(3);
    for (const [part, count] of [
      ['2022-02-07', 1],
      ['report-a.md', 1],
      ['report-c.md', 1],
    ] as const)
      expect(names.filter((name) => name.includes(part))).toHaveLength(count);
    const typed = await said(team.member, 'read', { document: 'Annual harbour report' });
    expect(typed).toContain('3 documents are called “Annual harbour report”');
    expect(typed).toContain('2022-02-07');
    const korean = await said(team.korean, 'read', { document: 'Annual harbour report' });
    expect(korean).toContain('문서가 3건 있습니다');
  });

  test('GIVEN a title that turns the direction of writing THEN it never reaches anybody', async () => {
    const replies = [
      await team.command(team.member, 'sources', { filter: 'Tide' }),
      await team.command(team.member, 'ask', { question: 'When were the tide tables of Norvik printed?' }),
      await team.command(team.member, 'lookup phrase', { text: 'tide tables of Norvik' }),
      await team.command(team.member, 'timeline', { topic: 'tide tables of Norvik' }),
      await team.typing(team.member, 'read', { document: 'Tide' }, 'document'),
    ];
    expect(JSON.stringify(replies.map(({ original, data }) => [original, data]))).toMatch(/Tide tables of/);
    const { markdown, csv } = await team
      .app()
      .engine.timeline({ topic: 'tide tables of Norvik', collections: ['news'] });
    expect(markdown + csv).toContain('1912');
    const shown = JSON.stringify([replies.map(({ original, data }) => [original, data]), markdown, csv]);
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  });

  test('GIVEN a timeline as CSV THEN it begins with the mark by which Excel knows UTF-8', async () => {
    const { csv } = await team.app().engine.timeline({ topic: 'ambassador', collections: ['news'] });
    expect(csv.startsWith('\ufeffdate,')).toBe(true);
  });

  test('GIVEN a timeline THEN its title counts the days that stand on its pages', async () => {
    for (const topic of ['sanctions', 'ambassador', 'North Korea']) {
      const found = await team.command(team.member, 'timeline', { topic });
      const counted = Number(/· (\d+) dates?/.exec(textOf(found.original))![1]);
      const days = new Set<string>();
      let message = found.original;
      for (;;) {
        for (const [, heads] of textOf(message).matchAll(
          /^((?:\*\*[^*\n]+\*\*(?:, )?)+) · (?:named in the text|date of publication)/gm,
        ))
          for (const [, day] of heads!.matchAll(/\*\*([^*]+)\*\*/g)) days.add(day!);
        const next = pressables(message).find(({ label, disabled }) => label === '▶' && !disabled);
        if (!next) break;
        message = (await team.press(team.member, message, next.custom_id)).original;
      }
      expect([topic, days.size]).toEqual([topic, counted]);
    }
  });

  test('GIVEN a document of many sections THEN no page ends with a heading, and the title stands once', async () => {
    const first = await team.command(team.member, 'read', { document: 'Rules of the quay' });
    let message = first.original;
    let whole = '';
    for (;;) {
      const text = textOf(message);
      expect(text.split('\n').at(-1)).not.toMatch(/^(?:###? |\*\*)/);
      expect(text.match(/Rules of the quay/g)).toHaveLength(1);
      whole += text;
      const next = pressables(message).find(({ label, disabled }) => label === '▶' && !disabled);
      if (!next) break;
      message = (await team.press(team.member, message, next.custom_id)).original;
    }
    for (let rule = 1; rule <= 14; rule++)
      expect(whole.match(new RegExp(`Rule ${rule}\\b`, 'g'))).toHaveLength(1);
  });

  test('GIVEN offices of different countries THEN /compare sets none against the other', async () => {
    const text = await said(team.member, 'compare', { topic: 'ambassador', collection: 'pilots' });
    expect(text).toContain('Anna Berg');
    expect(text).not.toContain('Otto Lind');
    expect(text).toContain('No change found');
  });

  test('GIVEN a watch that is paused THEN its owner is told to resume the watch', async () => {
    for (const [language, command, other] of [
      ['en', 'watch resume', 'briefing'],
      ['ko', '알림 재개', '브리핑'],
    ] as const) {
      const told: Message[] = [];
      const transport = {
        post: async () => {},
        tell: async (_: string, message: Message) => void told.push(message),
      };
      const set = { owner: '1', origin: '2', channel: '3', language, what: 'watch' as const };
      await tellRefused(team.app(), transport, set, ['sanctions']);
      expect(JSON.stringify(told)).toContain(command);
      expect(JSON.stringify(told)).not.toContain(other);
    }
  });

  test('GIVEN a name with a numeral in it THEN it is no number that differs', async () => {
    const message = team.discord.post(
      team.member,
      'Mayor Park Sang-ho visited the Three North shelter belt.',
    );
    const text = textOf((await team.onMessage(team.member, 'Find sources', message)).original);
    expect(text).toContain('1 statement found');
    expect(text).not.toContain('⚠');
  });

  test('GIVEN an exact copy with signs of markdown in it THEN it is verbatim, and what is given comes back as it was typed', async () => {
    const exact =
      'The option `max_open_files` is set to *three* | four by default, _unless_ the pilot says otherwise.';
    const found = await said(team.member, 'verify', { quote: exact });
    expect(found).toContain('✅ Verbatim');
    expect(found).not.toContain('Differs only in');
    const near = await said(team.member, 'verify', { quote: exact.replace('four', 'nine') });
    expect(near).toContain('≠ Not verbatim');
    const given = near.slice(near.indexOf('You gave')).replaceAll('~~', '').replaceAll('\\', '');
    expect(given).toContain(exact.replace('four', 'nine'));
  });

  test('GIVEN reports that differ in a number THEN only the same sentence counts as the same', async () => {
    const text = await said(team.member, 'ask', {
      question: 'How many people did the ferry to Ulleung carry in May?',
    });
    expect(text).toMatch(/^> .*4,[19]00/m);
    const counts = [...text.matchAll(/the same in (\d+) more/g)].map(([, count]) => Number(count));
    for (const count of counts) expect(count).toBe(1);
    expect(text.match(/4,900/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  test('GIVEN a message of embeds, or a forwarded one THEN Find sources reads what it states', async () => {
    const statement = 'Anna Berg is ambassador to Norway.';
    const bare: SeenMessage = team.discord.post(team.member, '');
    const embedded = { ...bare, embeds: [{ type: 'rich', title: 'Pilots', description: statement }] };
    expect(textOf((await team.onMessage(team.member, 'Find sources', embedded)).original)).toMatch(
      /1 statement found/,
    );
    const forwarded = {
      ...bare,
      message_reference: { type: 1, message_id: bare.id, channel_id: bare.channel_id },
      message_snapshots: [
        {
          message: {
            type: 0,
            content: statement,
            embeds: [],
            attachments: [],
            flags: 0,
            components: [],
            mentions: [],
            mention_roles: [],
            timestamp: '2026-01-01T00:00:00.000Z',
            edited_timestamp: null,
          },
        },
      ],
    };
    expect(textOf((await team.onMessage(team.member, 'Find sources', forwarded)).original)).toMatch(
      /1 statement found/,
    );
  });

  test('GIVEN a question that gets its answer THEN it is no gap any more', async () => {
    const question = 'Who carried the golden oar of Hvaler?';
    const gaps = async () =>
      (await team.app().state.unanswered.list(team.discord.world.guildId, 50)).map((gap) => gap.question);
    await said(team.member, 'ask', { question });
    expect(await gaps()).toContain(question);
    writeFileSync(
      join(team.config.corpusDir, 'news', 'oar.md'),
      paper('The golden oar', '2023-01-01', 'The golden oar of Hvaler was carried by Signe Holm.'),
    );
    await runBuild(team.config);
    await team.app().engine.refresh();
    expect(await said(team.member, 'ask', { question })).toMatch(/^> .*Signe Holm/m);
    expect(await gaps()).not.toContain(question);
  });

  describe('GIVEN a channel set to a collection', () => {
    const set = (collection: string) => team.command(team.manager, 'library settings', { collection });

    test('THEN every reply that searched only that says so, and none that named its own', async () => {
      await set('news');
      const replies: [string, Record<string, string>][] = [
        ['ask', { question: 'Who is ambassador to Norway?' }],
        ['lookup person', { name: 'Anna Berg' }],
        ['timeline', { topic: 'ambassador' }],
        ['compare', { topic: 'ambassador to Norway' }],
        ['verify', { quote: 'Anna Berg is ambassador to Norway.' }],
      ];
      for (const [command, values] of replies) {
        expect([command, await said(team.member, command, values)]).toEqual([
          command,
          expect.stringContaining('Only: News reports (as set for this channel)'),
        ]);
        expect(await said(team.korean, command, values)).toContain('범위: 언론 보도 (이 채널의 설정)');
        expect(await said(team.member, command, { ...values, collection: '*' })).not.toContain('as set for');
      }
      await set('*');
    });
  });

  describe('GIVEN what answers from the documents', () => {
    const commands: [string, Record<string, string>][] = [
      ['ask', { question: 'Who is ambassador to Norway?' }],
      ['lookup person', { name: 'Anna Berg' }],
      ['verify', { quote: 'Anna Berg is ambassador to Norway.' }],
      ['read', { document: 'Rules of the quay' }],
      ['compare', { topic: 'ambassador to Norway' }],
      ['timeline', { topic: 'ambassador' }],
      ['sources', {}],
    ];

    test.each(commands)(
      'THEN /%s is private, one press shares it, and whoever shared it can take it back',
      async (command, values) => {
        const found = await team.command(team.member, command, values);
        expect(found.ephemeral).toBe(true);
        const shared = await team.press(team.member, found.original, buttonNamed(found.original, 'Share'));
        await expect.poll(() => shared.followUps.length, { timeout: 10_000 }).toBe(1);
        await expect
          .poll(() => pressables(shared.original).find(({ label }) => label === 'Shared')?.disabled)
          .toBe(true);
        const [copy] = shared.followUps;
        expect(copy!.flags & 64).toBe(0);
        expect(textOf(copy!)).toContain('Shared by Mina');
        const withdraw = pressables(copy!).find(({ label }) => label === 'Withdraw');
        const take = (who: typeof team.member) =>
          withdraw
            ? team.press(who, copy!, withdraw.custom_id)
            : team.choose(who, copy!, pressables(copy!).find(({ options }) => options)!.custom_id, [
                'withdraw',
              ]);
        const other = await take(team.insider);
        expect(other.ephemeral).toBe(true);
        expect(textOf(other.original)).toContain('Only whoever asked can withdraw');
        const gone = await take(team.member);
        expect(gone.type).toBe(6);
        expect(textOf(gone.original)).toMatch(/^-# Mina withdrew this/);
      },
    );
  });
});
