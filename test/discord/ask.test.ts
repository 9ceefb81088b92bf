import { describe, expect, test } from 'vitest';
import { feedbackLines } from '../../src/cli/feedback-lines.ts';
import { buttonNamed, pressables, textOf } from '../support/loopback/interaction.ts';
import { sharedTeam } from '../support/shared-team.ts';
import { until } from '../support/until.ts';

const QUESTION = "Who is North Korea's ambassador to China?";
const ANSWER = /^> .*Ji Jae-ryong/m;
const NOWHERE = 'How many moons does the planet Saturn have?';

describe('/ask', () => {
  const team = sharedTeam();
  const ask = (values = {}, who = team.member, where = {}) =>
    team.command(who, 'ask', { question: QUESTION, ...values }, where);
  const gaps = async () =>
    (await team.app().state.unanswered.list(team.discord.world.guildId, 50)).map(({ question }) => question);

  test('GIVEN a question THEN it is announced first, then answered to this person with a cited quote that mentions nobody', async () => {
    const found = await ask();
    expect(found.type).toBe(5);
    expect(found.ephemeral).toBe(true);
    const text = textOf(found.original);
    expect(text).toMatch(ANSWER);
    expect(text).toMatch(/^-# (?:\[)?\*\*.+\*\*.* · .*<t:\d+:D>/m);
    expect(text).not.toMatch(/sha256|¶|build/);
    expect(found.original?.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  test('GIVEN an answer THEN one sentence of each quote is marked, and it is the one that answers', async () => {
    const text = textOf((await ask()).original);
    const quotes = text.split('\n').filter((line) => line.startsWith('> '));
    const bold = quotes.join('\n').match(/\*\*[^*]+\*\*/g) ?? [];
    expect(bold.length).toBeGreaterThan(0);
    expect(bold.length).toBeLessThanOrEqual(3);
    expect(bold[0]).toContain('Ji Jae-ryong');
  });

  test('GIVEN an answer THEN there are few controls, each under the quote it acts on', async () => {
    const found = await ask();
    const rows = found.original!.components[0].components.filter(({ type }: { type: number }) => type === 1);
    const first = rows[0].components.map(({ label }: { label: string }) => label);
    expect(first).toEqual(['In context', 'Document', 'Share', '👍', '👎']);
    expect(pressables(found.original).filter(({ options }) => options)).toHaveLength(1);
  });

  test('GIVEN private: False or a channel set to public THEN everyone sees it, and the asker can withdraw it', async () => {
    const open = await ask({ private: false });
    expect(open.ephemeral).toBe(false);
    expect(pressables(open.original).map(({ label }) => label)).not.toContain('Share');
    await team.command(team.manager, 'library settings', { private: false });
    const found = await ask();
    expect(found.ephemeral).toBe(false);
    await team.command(team.manager, 'library settings', { private: true });
    expect((await ask()).ephemeral).toBe(true);
    const list = menuOf(found.original);
    const other = await team.choose(team.insider, found.original, list, ['withdraw']);
    expect(other.ephemeral).toBe(true);
    expect(textOf(other.original)).toContain('Only whoever asked can withdraw');
    expect(textOf(found.original)).toMatch(ANSWER);
    const gone = await team.choose(team.member, found.original, list, ['withdraw']);
    expect(gone.type).toBe(6);
    expect(textOf(gone.original)).toBe('-# Mina withdrew this answer.');
    const button = buttonNamed(open.original, '👍');
    await team.choose(team.member, open.original, menuOf(open.original), ['withdraw']);
    expect(textOf((await team.press(team.member, null, button)).original)).toContain('no longer kept');
  });

  test('GIVEN a private answer THEN one press shares it, and Share stays pressed after paging', async () => {
    const found = await ask();
    const shared = await team.press(team.member, found.original, buttonNamed(found.original, 'Share'));
    await until(() => shared.edits > 0 && shared.followUps.length > 0);
    expect(shared.type).toBe(6);
    expect(textOf(shared.followUps[0]!)).toMatch(ANSWER);
    expect(textOf(shared.followUps[0]!)).toContain('Shared by Mina');
    expect(shared.followUps[0]!.flags & 64).toBe(0);
    const pressed = () => pressables(shared.original).find(({ label }) => label === 'Shared')?.disabled;
    expect(pressed()).toBe(true);
    const more = pressables(shared.original).find(({ label }) => /more passage/.test(label ?? ''));
    if (!more) return;
    const page = await team.press(team.member, shared.original, more.custom_id);
    const back = await team.press(
      team.member,
      page.original,
      buttonNamed(page.original, 'Back to the answer'),
    );
    expect(textOf(back.original)).toMatch(ANSWER);
    expect(pressables(back.original).find(({ label }) => label === 'Shared')?.disabled).toBe(true);
  });

  test('GIVEN more passages THEN the button says how many, shows them page by page, and leads back', async () => {
    const found = await ask();
    const more = pressables(found.original).find(({ label }) => /more passage/.test(label ?? ''))!;
    const count = Number(/^(\d+)/.exec(more.label!)![1]);
    let message = (await team.press(team.member, found.original, more.custom_id)).original;
    let seen = 0;
    for (;;) {
      const text = textOf(message);
      const [, from, to, all] = /More passages: (\d+)(?:–(\d+))? of (\d+)/.exec(text)!;
      expect(Number(all)).toBe(count);
      expect(Number(from)).toBe(seen + 1);
      seen = Number(to ?? from);
      expect(pressables(message).filter(({ label }) => label === 'In context')).toHaveLength(
        seen - Number(from) + 1,
      );
      const next = pressables(message).find(({ label }) => label?.startsWith('Next'));
      if (!next) break;
      message = (await team.press(team.member, message, next.custom_id)).original;
    }
    expect(seen).toBe(count);
    const back = await team.press(team.member, message, buttonNamed(message, 'Back to the answer'));
    expect(textOf(back.original)).toBe(textOf(found.original));
  });

  test('GIVEN a public answer THEN its further passages open for whoever presses alone', async () => {
    const found = await ask({ private: false });
    const before = textOf(found.original);
    const more = pressables(found.original).find(({ label }) => /more passage/.test(label ?? ''))!;
    const next = await team.press(team.insider, found.original, more.custom_id);
    expect(next.type).toBe(5);
    expect(next.ephemeral).toBe(true);
    expect(textOf(found.original)).toBe(before);
  });

  test('GIVEN a quote THEN its context opens privately, widens and narrows, with the receipt', async () => {
    const found = await ask();
    const context = await team.press(team.member, found.original, buttonNamed(found.original, 'In context'));
    expect(context.ephemeral).toBe(true);
    expect(textOf(context.original)).toMatch(
      /¶ \d+ · sha256 `[0-9a-f]{12}` · \[\d+, \d+\) · build `[0-9a-f]{16}`/,
    );
    const before = textOf(context.original);
    const wider = await team.press(team.member, context.original, buttonNamed(context.original, 'Wider'));
    expect(wider.type).toBe(6);
    expect(textOf(wider.original).length).toBeGreaterThan(before.length);
    const narrow = await team.press(team.member, wider.original, buttonNamed(wider.original, 'Narrower'));
    expect(textOf(narrow.original)).toBe(before);
    const document = await team.press(team.member, narrow.original, buttonNamed(narrow.original, 'Document'));
    expect(textOf(document.original)).toMatch(/^### /);
  });

  test('GIVEN an answer THEN the same document, earlier and later ones can be asked, and the list says which', async () => {
    const found = await ask({ until: '2020' });
    const list = pressables(found.original).find(({ options }) => options)!;
    const published = Number(
      /<t:(\d+):D>/.exec(
        textOf(found.original)
          .split('\n')
          .find((line) => / · <t:/.test(line) && line.startsWith('-# ') && !line.startsWith('-# Only'))!,
      )![1],
    );
    const day = new Date(published * 1000).toISOString().slice(0, 10);
    expect(list.options!.map(({ label }) => label)).toEqual([
      expect.stringMatching(/^Ask this in “.+” only$/),
      `Look in documents before ${day}`,
      `Look in documents after ${day}`,
    ]);
    const chosen = (value: string) => team.choose(team.member, found.original, list.custom_id, [value]);
    const earlier = await chosen('earlier');
    expect(earlier.ephemeral).toBe(true);
    for (const [, time] of textOf(earlier.original).matchAll(/· <t:(\d+):D>/g))
      expect(Number(time)).toBeLessThan(published);
    const later = await chosen('later');
    for (const [, time] of textOf(later.original).matchAll(/· <t:(\d+):D>/g))
      expect(Number(time)).toBeGreaterThan(published);
    expect(textOf((await chosen('same')).original)).toMatch(ANSWER);
  });

  test('GIVEN 👍 and 👎 THEN the verdicts are kept, and a form asks what would be right', async () => {
    const found = await ask();
    await team.press(team.member, found.original, buttonNamed(found.original, '👍'));
    const form = await team.press(team.insider, found.original, buttonNamed(found.original, '👎'));
    expect(form.type).toBe(9);
    const thanks = await team.submit(team.insider, form, { which: '0', comment: 'the other one' });
    expect(thanks.ephemeral).toBe(true);
    const [helpful, wrong] = (await team.app().state.feedback.all()).slice(-2);
    expect(helpful).toMatchObject({
      verdict: 'helpful',
      question: QUESTION,
      quotes: [{ start: expect.any(Number) }],
    });
    expect(wrong).toMatchObject({
      verdict: 'wrong',
      comment: 'the other one',
      quotes: [{ start: expect.any(Number) }],
    });
  });

  test('GIVEN verdicts THEN they are exported as questions for the evaluation, with the passages that were wrong', async () => {
    const { helpful, wrong, lost } = await feedbackLines(
      team.app().engine,
      await team.app().state.feedback.all(),
    );
    const [line] = helpful;
    expect(line).toMatchObject({
      question: QUESTION,
      kind: 'helpful',
      document: expect.stringMatching(/^news\//),
    });
    expect(line!.answers.join(' ')).toContain('Ji Jae-ryong');
    expect(wrong.at(-1)).toMatchObject({
      kind: 'wrong',
      comment: 'the other one',
      wrong: expect.any(String),
    });
    expect(lost).toBe(0);
    const [first] = await team.app().state.feedback.all();
    const changed = { ...first!, quotes: first!.quotes.map((quote) => ({ ...quote, hash: '0'.repeat(64) })) };
    expect(await feedbackLines(team.app().engine, [changed])).toEqual({ helpful: [], wrong: [], lost: 1 });
  });

  test('GIVEN a question no document answers THEN it says what was searched and notes the gap', async () => {
    const found = await ask({ question: NOWHERE });
    const text = textOf(found.original);
    expect(text).toMatch(
      /Nothing found in the documents\. Searched \d+ documents, dated <t:\d+:D> – <t:\d+:D>\./,
    );
    if (text.includes('> ')) expect(text).toContain('The nearest passage:');
    expect(text).not.toMatch(/does (?:\*\*)?not/);
    expect(await gaps()).toContain(NOWHERE);
  });

  test('GIVEN what may answer THEN it says that this is not sure, and shows the passages', async () => {
    const { ask: real } = team.app().engine;
    await team.restart({
      change: (app) => ({
        ...app,
        engine: {
          ...app.engine,
          ask: async (input) => {
            const found = await real.call(team.app().engine, input);
            if (found.kind !== 'answer') return found;
            const { quotes, further, ...rest } = found;
            return { ...rest, kind: 'unsure' as const, quotes: [...quotes, ...further].slice(0, 3) };
          },
        },
      }),
    });
    const found = await ask();
    expect(textOf(found.original)).toContain('Not sure: these passages come nearest.');
    expect(textOf(found.original)).toMatch(ANSWER);
    const korean = await ask({}, team.korean);
    expect(textOf(korean.original)).toContain('확실하지 않습니다');
    await team.restart();
  });

  test.each(['hello', 'hi there!', 'thank you', '???', ' . ', '안녕하세요', '감사합니다!'])(
    'GIVEN “%s”, which asks nothing THEN it gets help, and is no gap',
    async (question) => {
      const before = (await gaps()).length;
      const found = await ask({ question });
      expect(textOf(found.original)).toContain('Answers from your own documents');
      expect(await gaps()).toHaveLength(before);
    },
  );

  test('GIVEN an answer for somebody THEN it is posted, names and pings them alone, and the asker is told', async () => {
    const found = await ask({ for: team.insider.id });
    await until(() => found.edits > 0 && found.followUps.length > 0);
    expect(found.ephemeral).toBe(true);
    const [posted] = found.followUps;
    expect(posted!.flags & 64).toBe(0);
    expect(textOf(posted!)).toContain(`<@${team.insider.id}>, Mina asked this for you`);
    expect(textOf(posted!)).toMatch(ANSWER);
    expect(posted!.body.allowed_mentions).toEqual({ users: [team.insider.id], replied_user: false });
    const nothing = await ask({ for: team.insider.id, question: NOWHERE });
    expect(nothing.followUps).toEqual([]);
    expect(textOf(nothing.original)).toContain('Nothing found');
  });

  test('GIVEN a channel set to a collection THEN the answer says so, and “All collections” lifts it', async () => {
    await team.command(team.manager, 'library settings', { collection: 'news' });
    expect(textOf((await ask()).original)).toContain('Only: News reports (as set for this channel)');
    for (const collection of ['*', 'All collections', '모든 자료 모음'])
      expect(textOf((await ask({ collection })).original)).not.toContain('Only:');
    const set = await team.command(team.manager, 'library settings', { collection: 'All collections' });
    expect(textOf(set.original)).toContain('all that may be seen');
  });

  test('GIVEN limits THEN only what lies within them is searched, and it is said', async () => {
    const found = await ask({ collection: 'news', since: '2018', until: 'March 2019' });
    expect(textOf(found.original)).toMatch(
      /Only: News reports, since <t:1514804400:D>, until <t:1554030000:D>/,
    );
    const wrong = await ask({ since: 'whenever_we*like', private: false });
    expect(wrong.deleted).toBe(true);
    expect(textOf(wrong.followUps[0]!)).toContain('“whenever\\_we\\*like” is not a date');
    expect(wrong.followUps[0]!.flags & 64).toBe(64);
    const none = await ask({ collection: 'no such' });
    expect(textOf(none.original)).toContain('You have no collection of that name here');
    expect(textOf(none.original)).toMatch(/<\/sources:\d+>/);
    const korean = await ask({ collection: 'no such' }, team.korean);
    expect(textOf(korean.original)).toMatch(/<\/자료:\d+>/);
  });

  test('GIVEN a title being typed THEN documents are suggested, and free text is understood too', async () => {
    const found = await team.typing(
      team.member,
      'ask',
      { question: 'x', document: 'ambassadors' },
      'document',
    );
    expect(found.type).toBe(8);
    const [first] = found.data.choices;
    expect(first.name).toMatch(/ambassadors/i);
    const chosen = await ask({ document: first.value });
    expect(textOf(chosen.original)).toMatch(ANSWER);
    const typed = await ask({ document: 'convenes ambassadors' });
    expect(textOf(typed.original)).toMatch(ANSWER);
    const unknown = await ask({ document: 'qqqq' });
    expect(textOf(unknown.original)).toContain('That document is not in the library');
    const collections = await team.typing(
      team.member,
      'ask',
      { question: 'x', collection: 'news' },
      'collection',
    );
    expect(collections.data.choices).toEqual([{ name: 'News reports', value: 'news' }]);
  });

  test('GIVEN a person whose Discord is Korean THEN everything is said in Korean', async () => {
    const found = await ask({ question: '2019년 주중 북한 대사는 누구인가?', private: true }, team.korean);
    const text = textOf(found.original);
    expect(text).toMatch(/^> .*지재룡/m);
    for (const name of ['앞뒤 문맥', '문서 읽기', '👍', '👎', '채널에 공유'])
      expect(pressables(found.original).map(({ label }) => label)).toContain(name);
    const nothing = await ask({ question: NOWHERE }, team.korean);
    expect(textOf(nothing.original)).toContain('문서에서 찾지 못했습니다.');
  });

  test('GIVEN the same question twice THEN the answers are alike to the letter', async () => {
    const [one, two] = [await ask(), await ask()];
    expect(textOf(one.original)).toBe(textOf(two.original));
  });

  test('GIVEN a restart between the reply and the press THEN the buttons still work', async () => {
    const found = await ask();
    await team.restart();
    const more = pressables(found.original).find(({ label }) => /more passage/.test(label ?? ''))!;
    const next = await team.press(team.member, found.original, more.custom_id);
    expect(textOf(next.original)).toContain('More passages: 1');
    const context = await team.press(team.member, found.original, buttonNamed(found.original, 'In context'));
    expect(textOf(context.original)).toContain('sha256');
  });

  test('GIVEN what a person wants forgotten THEN it is deleted and the old buttons say so', async () => {
    const found = await ask({ private: true });
    const privacy = await team.command(team.member, 'privacy');
    expect(textOf(privacy.original)).toMatch(/Answers behind buttons: \*\*[1-9]/);
    const asked = await team.press(
      team.member,
      privacy.original,
      buttonNamed(privacy.original, 'Delete my data …'),
    );
    expect(textOf(asked.original)).toContain('cannot be undone');
    const kept = await team.press(team.member, asked.original, buttonNamed(asked.original, 'Keep it'));
    expect(textOf(kept.original)).toMatch(/Answers behind buttons: \*\*[1-9]/);
    const again = await team.press(
      team.member,
      kept.original,
      buttonNamed(kept.original, 'Delete my data …'),
    );
    const done = await team.press(team.member, again.original, buttonNamed(again.original, 'Delete it all'));
    expect(textOf(done.original)).toMatch(/Deleted: \d+ entries/);
    const next = await team.press(team.member, found.original, buttonNamed(found.original, '👍'));
    expect(textOf(next.original)).toContain('This answer is no longer kept');
    expect(next.ephemeral).toBe(true);
  });
});

const menuOf = (message: Parameters<typeof pressables>[0]): string =>
  pressables(message).find(({ options }) => options)!.custom_id;
