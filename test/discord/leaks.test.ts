import { beforeAll, describe, expect, test } from 'vitest';
import { snowflake } from '../support/loopback/ids.ts';
import { buttonNamed, pressables } from '../support/loopback/interaction.ts';
import { person } from '../support/loopback/objects.ts';
import { sharedTeam } from '../support/shared-team.ts';
import { SECRET, type Team } from '../support/team.ts';
import { until } from '../support/until.ts';

const STRANGER = person({ name: 'Stranger' });

/** Asked of everything, these words lead straight to the document that only some may see. */
const QUESTION = 'Who is the Zephyr envoy to Atlantis?';

describe('a document that only some may see', () => {
  const team = sharedTeam();
  let secretId: string;
  /** Of an insider's private answer: the buttons behind which the document lies. */
  let inside: Awaited<ReturnType<Team['command']>>;
  beforeAll(async () => {
    inside = await team.command(team.insider, 'ask', { question: QUESTION, private: true });
    const [found] = await team
      .app()
      .engine.documents({ text: SECRET.title, collections: ['cabinet'], limit: 1 });
    secretId = found!.id;
  });

  const everything = (found: object) =>
    JSON.stringify(found, (key, value) => (key === 'changed' || key === 'from' ? undefined : value));

  test('GIVEN the role THEN it is found', () => {
    expect(everything(inside)).toMatch(SECRET.words);
    expect(everything(inside)).toContain('Wilhelmina Quartz');
  });

  const open: [string, string, Record<string, string | boolean>][] = [
    ['lookup', 'lookup person', { name: 'Wilhelmina Quartz', private: true }],
    ['read', 'read', { document: SECRET.title, private: true }],
    ['sources', 'sources', { filter: 'memorandum', private: true }],
    ['verify', 'verify', { quote: SECRET.sentence, private: true }],
  ];
  test.each(open)(
    'GIVEN the role THEN /%s finds it in a private reply, and not in a public one',
    async (_, name, values) => {
      const found = await team.command(team.insider, name, values);
      expect(everything(found)).toMatch(/Cabinet Office|twelve people|Zephyr Memorandum|sha256/i);
      const open = await team.command(team.insider, name, { ...values, private: false });
      expect(everything(open)).not.toMatch(/Cabinet Office|twelve people|sha256/i);
    },
  );

  test('GIVEN the channel THEN everyone there finds it, in public too, and in its threads', async () => {
    const where = { channel: team.discord.world.channels.restricted! };
    const found = await team.command(team.member, 'ask', { question: QUESTION }, where);
    expect(everything(found)).toContain('Wilhelmina Quartz');
    const id = snowflake();
    team.discord.world.threads.set(id, { id, parentId: where.channel, name: 'thread' });
    const inThread = await team.command(team.member, 'ask', { question: QUESTION }, { channel: id });
    expect(everything(inThread)).toContain('Wilhelmina Quartz');
  });

  test('GIVEN the role but a public reply THEN only what all in the channel may see is searched', async () => {
    const found = await team.command(team.insider, 'ask', { question: QUESTION, private: false });
    expect(answered(found)).not.toMatch(SECRET.words);
  });

  /** What is said, without the words typed, which some answers repeat. */
  const answered = (found: object, typed: string[] = []) =>
    [QUESTION, SECRET.sentence, ...typed].reduce(
      (text, said) => text.replaceAll(said, ''),
      everything(found),
    );

  const paths: [string, (team: Team) => Promise<object>, ...typed: string[]][] = [
    ['ask', (t) => t.command(t.member, 'ask', { question: QUESTION, private: true })],
    [
      'ask in the collection by name',
      (t) => t.command(t.member, 'ask', { question: 'Who?', collection: 'cabinet' }),
    ],
    [
      'ask in the document by id',
      (t) => t.command(t.member, 'ask', { question: 'Who is the envoy?', document: secretId }),
    ],
    [
      'ask, collections suggested',
      (t) => t.typing(t.member, 'ask', { question: 'x', collection: '' }, 'collection'),
    ],
    [
      'ask, documents suggested',
      (t) => t.typing(t.member, 'ask', { question: 'x', document: '' }, 'document'),
    ],
    [
      'ask, document typed',
      (t) => t.typing(t.member, 'ask', { question: 'x', document: 'memorandum' }, 'document'),
    ],
    ['sources', (t) => t.command(t.member, 'sources')],
    ['sources filtered', (t) => t.command(t.member, 'sources', { filter: 'memorandum' })],
    ['sources by collection', (t) => t.command(t.member, 'sources', { collection: 'cabinet' })],
    ['read by id', (t) => t.command(t.member, 'read', { document: secretId })],
    ['read by title', (t) => t.command(t.member, 'read', { document: 'Memorandum' })],
    ['read, suggested', (t) => t.typing(t.member, 'read', { document: '' }, 'document')],
    ['verify', (t) => t.command(t.member, 'verify', { quote: SECRET.sentence })],
    [
      'verify a near wording',
      (t) =>
        t.command(t.member, 'verify', { quote: 'The envoy of the memorandum is appointed on March 3, 2018' }),
    ],
    ['find sources', (t) => t.onMessage(t.member, 'Find sources', t.discord.post(t.member, SECRET.sentence))],
    [
      'lookup person',
      (t) => t.command(t.member, 'lookup person', { name: 'Wilhelmina Quartz' }),
      'Wilhelmina Quartz',
    ],
    ['lookup person, suggested', (t) => t.typing(t.member, 'lookup person', { name: 'w' }, 'name')],
    [
      'lookup post',
      (t) => t.command(t.member, 'lookup post', { title: 'envoy to Atlantis' }),
      'envoy to Atlantis',
    ],
    ['lookup post, suggested', (t) => t.typing(t.member, 'lookup post', { title: 'envoy' }, 'title')],
    [
      'lookup organization, suggested',
      (t) => t.typing(t.member, 'lookup organization', { name: 'c' }, 'name'),
    ],
    ['lookup place', (t) => t.command(t.member, 'lookup place', { name: 'Atlantis' }), 'Atlantis'],
    ['lookup place, suggested', (t) => t.typing(t.member, 'lookup place', { name: 'a' }, 'name')],
    ['lookup date', (t) => t.command(t.member, 'lookup date', { on: '2018-03-03' })],
    ['lookup phrase', (t) => t.command(t.member, 'lookup phrase', { text: 'will employ twelve people' })],
    ['lookup document', (t) => t.command(t.member, 'lookup document', { title: 'Memorandum' })],
    ['lookup document, suggested', (t) => t.typing(t.member, 'lookup document', { title: '' }, 'title')],
    ['timeline', (t) => t.command(t.member, 'timeline', { topic: 'opening a consulate' })],
    ['timeline, suggested', (t) => t.typing(t.member, 'timeline', { topic: 'z' }, 'topic')],
    ['compare', (t) => t.command(t.member, 'compare', { topic: 'opening a consulate' })],
    ['briefing', (t) => t.command(t.insider, 'briefing now', { since: '2017' })],
    ['briefing, suggested', (t) => t.typing(t.member, 'briefing now', { topic: 'z' }, 'topic')],
    ['help', (t) => t.command(t.member, 'help')],
    ['ask in a direct message', (t) => t.command(t.member, 'ask', { question: QUESTION }, { direct: true })],
    [
      'sources in a direct message',
      (t) => t.command(t.member, 'sources', { filter: 'memo' }, { direct: true }),
    ],
    [
      'verify in a direct message',
      (t) => t.command(t.member, 'verify', { quote: SECRET.sentence }, { direct: true }),
    ],
    [
      'documents suggested in a direct message',
      (t) => t.typing(t.member, 'read', { document: 'memo' }, 'document', { direct: true }),
    ],
    [
      'ask in a direct message, as somebody who is in no server',
      (t) => t.command(STRANGER, 'ask', { question: QUESTION }, { direct: true }),
    ],
    ['ask for somebody', (t) => t.command(t.insider, 'ask', { question: QUESTION, for: t.member.id })],
    ['read page button', (t) => t.press(t.member, null, `v1:read:page:${secretId}:0:${t.member.id}`)],
    ['read at button', (t) => t.press(t.member, null, `v1:read:at:${secretId}:0`)],
    ['document chosen from a list', (t) => t.choose(t.member, null, 'v1:sources:open:x', [secretId])],
    ["another's further passages", (t) => t.press(t.member, null, `v1:ask:further:${idOf()}:0`)],
    ["another's answer again", (t) => t.press(t.member, null, `v1:ask:back:${idOf()}`)],
    ["another's old ▶", (t) => t.press(t.member, null, `v1:ask:more:${idOf()}:1:on`)],
    ["another's answer for themselves", (t) => t.press(t.member, null, `v1:ask:mine:${idOf()}`)],
    ["another's context", (t) => t.press(t.member, null, button('In context'))],
    ["another's document", (t) => t.press(t.member, null, button('Document'))],
    ...['same', 'earlier', 'later'].flatMap((way): typeof paths => [
      [`another's ${way}`, (t) => t.choose(t.member, null, `v1:ask:menu:${idOf()}:0`, [way])],
      [`another's old ${way}`, (t) => t.press(t.member, null, `v1:ask:${way}:${idOf()}:0`)],
    ]),
    ["another's helpful", (t) => t.press(t.member, null, button('👍'))],
    ["another's wrong passage", (t) => t.press(t.member, null, button('👎'))],
    ["another's share", (t) => t.press(t.member, null, button('Share'))],
    ['library remove, suggested', (t) => t.typing(t.manager, 'library remove', { document: '' }, 'document')],
    [
      'library add, collections suggested',
      (t) => t.typing(t.manager, 'library add', { collection: '' }, 'collection'),
    ],
    ['library remove by id', (t) => t.command(t.manager, 'library remove', { document: secretId })],
    ['library delete button', (t) => t.press(t.manager, null, `v1:library:delete:${secretId}`)],
  ];
  const button = (name: string) => buttonNamed(inside.original, name);
  /** Under which the insider's answer is kept. */
  const idOf = () => button('👍').split(':')[3]!;

  test.each(paths)(
    'GIVEN %s THEN somebody without the role learns nothing of it',
    async (_, path, ...typed) => {
      const found = await path(team);
      expect(answered(found, typed)).not.toMatch(SECRET.words);
    },
  );

  /** Everything the insider may do alone: what lies behind the buttons of these replies is for them. */
  const replies: [string, Record<string, string>][] = [
    ['ask', { question: QUESTION }],
    ['lookup person', { name: 'Wilhelmina Quartz' }],
    ['lookup phrase', { text: 'consulate in Atlantis' }],
    ['lookup document', { title: SECRET.title }],
    ['timeline', { topic: 'Zephyr envoy' }],
    ['compare', { topic: 'Zephyr envoy to Atlantis' }],
    ['verify', { quote: SECRET.sentence }],
    ['sources', { filter: 'zephyr' }],
    ['read', { document: SECRET.title }],
  ];
  test.each(replies)(
    'GIVEN a private reply of /%s from it THEN no button of it, pressed by anybody else or anywhere else, shows or posts it',
    async (command, values) => {
      const typed = Object.values(values);
      const found = await team.command(team.insider, command, values);
      expect(everything(found)).toMatch(/Cabinet Office|twelve people|Zephyr Memorandum|Quartz/i);
      let pressed = 0;
      const others = { ...team.insider, roles: [] };
      for (const { custom_id, options, disabled } of pressables(found.original)) {
        if (disabled) continue;
        const values = options?.map(({ value }) => value) ?? [null];
        for (const value of values)
          for (const who of [team.member, others]) {
            const got = await (value === null
              ? team.press(who, null, custom_id)
              : team.choose(who, null, custom_id, [value]));
            expect([custom_id, answered(got, typed)]).toEqual([
              custom_id,
              expect.not.stringMatching(SECRET.words),
            ]);
            pressed++;
          }
      }
      expect(pressed).toBeGreaterThan(0);
      // Whoever may see it cannot show it by sharing either.
      const share = pressables(found.original).find(({ label }) => label === 'Share');
      const shared = await team.press(team.insider, found.original, share!.custom_id);
      await until(() => shared.followUps.length > 0);
      const open = shared.followUps.filter(({ flags }) => (flags & 64) === 0);
      for (const message of open) expect(answered(message, typed)).not.toMatch(SECRET.words);
      if (open.length === 0)
        expect(JSON.stringify(shared.followUps)).toMatch(/Not everyone in this channel may see/);
    },
  );

  test('GIVEN a public answer where everyone may see it THEN its buttons show nothing elsewhere, and withdrawn nothing anywhere', async () => {
    const where = { channel: team.discord.world.channels.restricted! };
    const found = await team.command(team.insider, 'ask', { question: QUESTION, private: false }, where);
    expect(everything(found)).toContain('Wilhelmina Quartz');
    const all = pressables(found.original);
    const menu = all.find(({ options }) => options)!;
    const press = async (who: typeof team.member, place: { channel?: string }) => {
      for (const { custom_id, options } of all) {
        const got = options
          ? await team.choose(who, null, custom_id, ['same'], place)
          : await team.press(who, null, custom_id, place);
        expect([custom_id, answered(got)]).toEqual([custom_id, expect.not.stringMatching(SECRET.words)]);
      }
    };
    await press(team.member, {});
    await team.choose(team.insider, found.original, menu.custom_id, ['withdraw'], where);
    expect(answered(found.original!)).not.toMatch(SECRET.words);
    for (const { custom_id } of all.filter(
      ({ options, custom_id }) => !options && custom_id.includes(':ask:'),
    )) {
      const got = await team.press(team.insider, null, custom_id, where);
      expect(answered(got)).not.toMatch(SECRET.words);
    }
  });

  test.each([
    ['somebody of the server', () => team.member],
    ['a stranger', () => STRANGER],
  ])('GIVEN a direct message of %s THEN the answer says nothing of it', async (_, who) => {
    const before = new Set(team.discord.world.messages.keys());
    team.discord.post(who(), QUESTION, { direct: true });
    const answer = () =>
      [...team.discord.world.messages.values()].find(({ id, author }) => !before.has(id) && author.bot);
    await until(() => answer() !== undefined);
    expect(answered(answer()!)).not.toMatch(SECRET.words);
  });

  test.each(['page', 'at'])(
    'GIVEN the document button (%s) THEN somebody with the role reads it',
    async (action) => {
      const found = await team.press(team.insider, inside.original, `v1:read:${action}:${secretId}:0`);
      expect(everything(found)).toMatch(SECRET.words);
    },
  );

  test('GIVEN a private answer from it THEN it cannot be shared where not all may see it', async () => {
    const shared = await team.press(team.insider, inside.original, button('Share'));
    await until(() => shared.followUps.length > 0);
    expect(JSON.stringify(shared.followUps)).toContain('Not everyone in this channel may see');
    expect(shared.followUps.every(({ flags }) => (flags & 64) !== 0)).toBe(true);
  });

  test('GIVEN a verdict of somebody who may not see it THEN no span of it is kept with that verdict', async () => {
    const given = await team.app().state.feedback.all();
    expect(given.flatMap(({ quotes }) => quotes.map(({ document }) => document))).not.toContain(secretId);
  });

  test('GIVEN a mention in public THEN it is not found, whoever asks', async () => {
    const before = team.discord.calls.length;
    const asked = team.discord.post(team.insider, `<@${team.discord.world.applicationId}> ${QUESTION}`);
    const answers = () =>
      team.discord.calls
        .slice(before)
        .filter(({ method, path }) => method === 'post' && /\/messages$/.test(path));
    for (let i = 0; i < 500 && answers().length === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answers()[0]!.body.message_reference.message_id).toBe(asked.id);
    expect(answered(answers())).not.toMatch(SECRET.words);
  });

  test('GIVEN the role is taken away THEN the buttons of an old answer show nothing any more', async () => {
    const former = { ...team.insider, roles: [] };
    for (const name of ['In context', 'Document', '👍']) {
      if (!pressables(inside.original).some(({ label, disabled }) => label === name && !disabled)) continue;
      expect(answered(await team.press(former, inside.original, button(name)))).not.toMatch(
        /Quartz|twelve people/i,
      );
    }
  });
});
