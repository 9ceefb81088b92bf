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

  test('GIVEN a question THEN it is announced first, then answered with cited quotes that mention nobody', async () => {
    const found = await ask();
    expect(found.type).toBe(5);
    expect(found.ephemeral).toBe(false);
    const text = textOf(found.original);
    expect(text).toMatch(ANSWER);
    expect(text).toMatch(/^-# 1\\\. \*\*.+\*\* · .+<t:\d+:D>.* · ¶ \d+/m);
    expect(found.original?.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  test('GIVEN a private question THEN only the person sees the answer, and can share it', async () => {
    const found = await ask({ private: true });
    expect(found.ephemeral).toBe(true);
    const shared = await team.press(team.member, found.original, buttonNamed(found.original, 'Share'));
    await until(() => shared.edits > 0 && shared.followUps.length > 0);
    expect(shared.type).toBe(6);
    expect(textOf(shared.followUps[0]!)).toMatch(ANSWER);
    expect(textOf(shared.followUps[0]!)).toContain('Shared by Mina');
    expect(shared.followUps[0]!.flags & 64).toBe(0);
    expect(pressables(shared.original).find(({ label }) => label === 'Shared')?.disabled).toBe(true);
  });

  test('GIVEN an answer THEN ▶ and ◀ page through its quotes in place', async () => {
    const found = await ask();
    const next = await team.press(team.member, found.original, buttonNamed(found.original, '▶'));
    expect(next.type).toBe(6);
    expect(textOf(next.original)).toMatch(/-# 2\\\. /);
    expect(pressables(next.original).some(({ label }) => label?.startsWith('2/'))).toBe(true);
    const back = await team.press(team.member, next.original, buttonNamed(next.original, '◀'));
    expect(textOf(back.original)).toMatch(ANSWER);
  });

  test('GIVEN a public answer of somebody else THEN its pages are turned privately', async () => {
    const found = await ask();
    const next = await team.press(team.insider, found.original, buttonNamed(found.original, '▶'));
    expect(next.type).toBe(5);
    expect(next.ephemeral).toBe(true);
  });

  test('GIVEN a quote THEN its context opens privately, widens and narrows, with the receipt', async () => {
    const found = await ask();
    const context = await team.press(team.member, found.original, buttonNamed(found.original, 'In context'));
    expect(context.ephemeral).toBe(true);
    expect(textOf(context.original)).toMatch(/sha256 `[0-9a-f]{12}` · \[\d+, \d+\) · build `[0-9a-f]{16}`/);
    const before = textOf(context.original);
    const wider = await team.press(team.member, context.original, buttonNamed(context.original, 'Wider'));
    expect(wider.type).toBe(6);
    expect(textOf(wider.original).length).toBeGreaterThan(before.length);
    const narrow = await team.press(team.member, wider.original, buttonNamed(wider.original, 'Narrower'));
    expect(textOf(narrow.original)).toBe(before);
    const document = await team.press(team.member, narrow.original, buttonNamed(narrow.original, 'Document'));
    expect(textOf(document.original)).toMatch(/^### /);
  });

  test('GIVEN an answer THEN the same document, earlier and later ones can be asked', async () => {
    const found = await ask({ until: '2020' });
    const published = /<t:(\d+):D>/.exec(
      textOf(found.original)
        .split('\n')
        .find((line) => line.startsWith('-# 1'))!,
    )![1];
    const earlier = await team.press(team.member, found.original, buttonNamed(found.original, 'Earlier'));
    expect(earlier.ephemeral).toBe(true);
    for (const [, time] of textOf(earlier.original).matchAll(/· <t:(\d+):D>/g))
      expect(Number(time)).toBeLessThan(Number(published));
    const later = await team.press(team.member, found.original, buttonNamed(found.original, 'Later'));
    for (const [, time] of textOf(later.original).matchAll(/· <t:(\d+):D>/g))
      expect(Number(time)).toBeGreaterThan(Number(published));
    const same = await team.press(team.member, found.original, buttonNamed(found.original, 'Same document'));
    expect(textOf(same.original)).toMatch(ANSWER);
  });

  test('GIVEN helpful and wrong passages THEN the verdicts are kept, and a form asks which quote', async () => {
    const found = await ask();
    await team.press(team.member, found.original, buttonNamed(found.original, 'Helpful'));
    const form = await team.press(team.insider, found.original, buttonNamed(found.original, 'Wrong passage'));
    expect(form.type).toBe(9);
    expect(form.data.components[0].component.options.length).toBeGreaterThan(1);
    const thanks = await team.submit(team.insider, form, { which: '1', comment: 'the other one' });
    expect(thanks.ephemeral).toBe(true);
    const [helpful, wrong] = team.app().state.feedback.all().slice(-2);
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
    const { helpful, wrong, lost } = await feedbackLines(team.app().engine, team.app().state.feedback.all());
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
    const [first] = team.app().state.feedback.all();
    const changed = { ...first!, quotes: first!.quotes.map((quote) => ({ ...quote, hash: '0'.repeat(64) })) };
    expect(await feedbackLines(team.app().engine, [changed])).toEqual({ helpful: [], wrong: [], lost: 1 });
  });

  test('GIVEN a question no document answers THEN it says what was searched and notes the gap', async () => {
    const found = await ask({ question: NOWHERE });
    const text = textOf(found.original);
    expect(text).toMatch(
      /No answer in the documents\. Searched \d+ documents, dated <t:\d+:D> – <t:\d+:D>\./,
    );
    if (text.includes('> ')) expect(text).toContain('does **not** answer');
    expect(
      team
        .app()
        .state.unanswered.list(team.discord.world.guildId, 5)
        .map(({ question }) => question),
    ).toContain(NOWHERE);
  });

  test('GIVEN limits THEN only what lies within them is searched, and it is said', async () => {
    const found = await ask({ collection: 'news', since: '2018', until: 'March 2019' });
    expect(textOf(found.original)).toMatch(
      /Only: News reports, since <t:1514804400:D>, until <t:1554030000:D>/,
    );
    const wrong = await ask({ since: 'whenever' });
    expect(wrong.deleted).toBe(true);
    expect(textOf(wrong.followUps[0]!)).toContain('is not a date I can read');
    expect(wrong.followUps[0]!.flags & 64).toBe(64);
    const none = await ask({ collection: 'no such' });
    expect(textOf(none.followUps[0]!)).toContain('There is no such collection here');
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
    expect(textOf(unknown.followUps[0]!)).toContain('That document is not in the library');
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
    for (const name of ['앞뒤 문맥', '문서 읽기', '도움이 됐습니다', '잘못된 대목', '채널에 공유'])
      expect(pressables(found.original).map(({ label }) => label)).toContain(name);
    const nothing = await ask({ question: NOWHERE }, team.korean);
    expect(textOf(nothing.original)).toContain('문서에서 답을 찾지 못했습니다.');
  });

  test('GIVEN the same question twice THEN the answers are alike to the letter', async () => {
    const [one, two] = [await ask(), await ask()];
    expect(textOf(one.original)).toBe(textOf(two.original));
  });

  test('GIVEN a restart between the reply and the press THEN the buttons still work', async () => {
    const found = await ask({ private: true });
    await team.restart();
    const next = await team.press(team.member, found.original, buttonNamed(found.original, '▶'));
    expect(textOf(next.original)).toMatch(/-# 2\\\. /);
    const context = await team.press(team.member, found.original, buttonNamed(found.original, 'In context'));
    expect(textOf(context.original)).toContain('sha256');
  });

  test('GIVEN what a person wants forgotten THEN it is deleted and the old buttons say so', async () => {
    const found = await ask({ private: true });
    const privacy = await team.command(team.member, 'privacy');
    expect(textOf(privacy.original)).toMatch(/Answers behind buttons: \*\*[1-9]/);
    const done = await team.press(
      team.member,
      privacy.original,
      buttonNamed(privacy.original, 'Delete everything of mine'),
    );
    expect(textOf(done.original)).toMatch(/Deleted: \d+ entries/);
    const next = await team.press(team.member, found.original, buttonNamed(found.original, '▶'));
    expect(textOf(next.followUps[0]!)).toContain('This answer is no longer kept');
    expect(next.followUps[0]!.flags & 64).toBe(64);
  });
});
