import { describe, expect, test } from 'vitest';
import { buttonNamed, pressables, textOf } from '../support/loopback/interaction.ts';
import { sharedTeam } from '../support/shared-team.ts';
import { SECRET } from '../support/team.ts';

const team = sharedTeam();

const lookup = (what: string, values: Record<string, string | boolean>, who = team.member) =>
  team.command(who, `lookup ${what}`, values);
const said = async (...given: Parameters<typeof lookup>) => textOf((await lookup(...given)).original);

describe('/lookup', () => {
  test('GIVEN a post THEN holders of both Koreas, told apart, dated and quoted', async () => {
    const text = await said('post', { title: 'ambassador to China' });
    expect(text).toMatch(/\*\*Kim Ha-jung\*\* .*country not stated · <t:\d+:D>/);
    expect(text).toMatch(/\*\*Ji Jae-ryong\*\* .*North Korea · <t:\d+:D>/);
    expect(text).toMatch(/^> .*\*\*Ji Jae-ryong\*\*/m);
    // The newest first.
    expect(text.indexOf('Ji Jae-ryong')).toBeLessThan(text.indexOf('Kim Ha-jung'));
  });

  test('GIVEN a Korean reader and query THEN Korean words and a Korean quote', async () => {
    const text = await said('post', { title: '주중대사' }, team.korean);
    expect(text).toMatch(/북한 · <t:/);
    expect(text).toMatch(/^> .*김하중\*\* \*\*주중대사/m);
  });

  test('GIVEN a person THEN the card turns its pages in place, for its owner alone', async () => {
    const found = await lookup('person', { name: '반기문' });
    expect(textOf(found.original)).toMatch(/^### Ban Ki-moon\n-# 반기문/);
    const first = textOf(found.original);
    const next = await team.press(team.member, found.original, buttonNamed(found.original, '▶'));
    expect(next.type).toBe(6);
    expect(textOf(next.original)).toMatch(/^### Ban Ki-moon/);
    expect(textOf(next.original)).not.toBe(first);
    const other = await team.press(team.insider, found.original, buttonNamed(found.original, '▶'));
    expect(other.ephemeral).toBe(true);
  });

  test('GIVEN a restart THEN the pages still turn', async () => {
    const found = await lookup('person', { name: 'Kim Song' });
    await team.restart();
    const next = await team.press(team.member, found.original, buttonNamed(found.original, '▶'));
    expect(textOf(next.original)).toMatch(/^### Kim Song/);
  });

  test('GIVEN a quote of the list THEN its document opens where it stands', async () => {
    const found = await lookup('phrase', { text: 'low profile' });
    const list = pressables(found.original).find(({ options }) => options)!;
    const opened = await team.choose(team.member, found.original, list.custom_id, [list.options![0]!.value]);
    expect(opened.ephemeral).toBe(true);
    expect(textOf(opened.original)).toContain('low profile');
  });

  test.each([
    ['organization', { name: 'UN' }, /^### United Nations/],
    ['place', { name: '제네바' }, /^### Geneva[\s\S]*Yun Seong Deok/],
    ['date', { on: '2019-03-11' }, /^### <t:\d+:D>[\s\S]*March 11, 2019/],
    ['date', { from: '2006-02-01', to: '2006-02-28' }, /Published then: /],
    ['phrase', { text: 'low profile' }, /\*\*low profile\*\*/],
    ['document', { title: 'North Korea convenes' }, /\*\*People:\*\* .*Ji Jae-ryong/],
  ])('GIVEN %s %j THEN what the documents say of it', async (what, values, expected) => {
    expect(await said(what, values)).toMatch(expected);
  });

  test('GIVEN what is not there THEN it is said, with the number of documents looked through and near names', async () => {
    expect(await said('person', { name: 'Chox Nobody' })).toMatch(
      /^Nothing on \*\*Chox Nobody\*\* in \d+ documents/,
    );
    expect(await said('post', { title: 'ambassador to Brazil' })).toMatch(/Did you mean: ambassador to /);
  });

  test('GIVEN no readable day THEN a private word on how to write one', async () => {
    const found = await lookup('date', { on: 'whenever' });
    const text = textOf(found.followUps[0] ?? found.original);
    expect(text).toContain('whenever');
    expect(text).toContain('2019-03-20');
  });

  test('GIVEN typing THEN names go on from it, in either script, at most 25', async () => {
    const typing = async (what: string, values: Record<string, string>, who = team.member) =>
      (await team.typing(who, `lookup ${what}`, values, Object.keys(values)[0]!)).data.choices as {
        name: string;
        value: string;
      }[];
    expect((await typing('person', { name: '최영진' })).map(({ value }) => value)).toEqual([
      'Choi Young-jin',
    ]);
    expect((await typing('person', { name: 'choi' })).map(({ value }) => value)).toContain('Choi Young-jin');
    expect((await typing('post', { title: 'ambassador to c' })).map(({ value }) => value)).toContain(
      'ambassador to China',
    );
    expect((await typing('person', { name: '' })).length).toBeLessThanOrEqual(25);
    expect(await typing('person', { name: 'Wilhel' })).toEqual([]);
    // The reply will be private, so what only this person may see is suggested to them.
    expect((await typing('person', { name: 'Wilhel' }, team.insider)).map(({ value }) => value)).toEqual([
      'Wilhelmina Quartz',
    ]);
  });

  test.each([
    ['person', { name: 'Wilhelmina Quartz' }],
    ['post', { title: 'envoy to Atlantis' }],
    ['phrase', { text: 'Zephyr envoy' }],
    ['document', { title: SECRET.title }],
    ['date', { on: 'March 2018' }],
  ])(
    'GIVEN %s %j of a hidden collection THEN nothing of it for others, and all of it with the role, in private',
    async (what, values) => {
      const asked = Object.values(values)[0]!;
      const hidden = (await said(what, { ...values, private: true })).replaceAll(asked, '');
      expect(hidden).not.toMatch(SECRET.words);
      if (what !== 'document')
        expect(
          (await said(what, { ...values, private: false }, team.insider)).replaceAll(asked, ''),
        ).not.toMatch(SECRET.words);
      expect(await said(what, { ...values, private: true }, team.insider)).toMatch(/Quartz|Zephyr/);
    },
  );
});

describe('/timeline', () => {
  test('GIVEN a topic THEN dated lines in order, and the whole as Markdown and CSV', async () => {
    const found = await team.command(team.member, 'timeline', { topic: 'sanctions' });
    const text = textOf(found.original);
    const heads = [...text.matchAll(/^\*\*([^*]+)\*\*(?:, \*\*[^*]+\*\*)* · named in the text/gm)];
    // A day as Discord shows it, or a period by its name: early 2018, September 2018.
    const days = heads.map(([, head]) => {
      const time = /^<t:(\d+):D>$/.exec(head!)?.[1];
      return time ? Number(time) : Date.parse(`${head!.replace('early', 'January')} UTC`) / 1000;
    });
    expect(days.length).toBeGreaterThan(1);
    expect(text).toMatch(/\*\*September 2018\*\*/);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    for (const [label, name, first] of [
      ['As Markdown', 'timeline.md', '# Timeline: sanctions'],
      ['As CSV', 'timeline.csv', 'date,to,others,of,text'],
    ] as const) {
      const file = await team.press(team.member, found.original, buttonNamed(found.original, label));
      expect(file.ephemeral).toBe(true);
      expect(file.original?.files).toMatchObject([{ name, text: expect.stringContaining(first) }]);
    }
  });

  test('GIVEN a span or an unknown topic THEN only that, or that there is nothing', async () => {
    const early = await team.command(team.member, 'timeline', { topic: 'sanctions', since: '2030' });
    expect(textOf(early.original)).toMatch(/^No dated sentence on \*\*sanctions\*\*/);
  });
});

describe('/compare', () => {
  test('GIVEN a topic THEN both sides with day and kind of source', async () => {
    const found = await team.command(team.member, 'compare', { topic: 'ambassadors' });
    const text = textOf(found.original);
    expect(text).toMatch(/\*\*Then\*\* · <t:\d+:D> · news/);
    expect(text).toMatch(/\*\*Now\*\* · <t:\d+:D> · press release/);
  });

  test('GIVEN one day only THEN no change found', async () => {
    const found = await team.command(team.member, 'compare', { topic: 'Vienna Spirit' });
    expect(textOf(found.original)).toContain('No change found');
  });
});
