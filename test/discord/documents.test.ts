import { describe, expect, test } from 'vitest';
import { buttonNamed, pressables, textOf } from '../support/loopback/interaction.ts';
import { sharedTeam } from '../support/shared-team.ts';

describe('reading, listing and checking', () => {
  const team = sharedTeam();

  const paragraphs = async (title: string, collection: string) => {
    const collections = [collection];
    const [document] = await team.app().engine.documents({ text: title, collections, limit: 1 });
    const page = await team.app().engine.page({ document: document!.id, size: 100_000, collections });
    return page!.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
  };
  /** A sentence of a document, word for word. */
  const sentence = async () => (await paragraphs('race', 'news'))[0]!.split(/(?<=\.) /)[0]!;

  test('GIVEN /sources THEN collections, documents and dates are listed, filtered, and can be opened', async () => {
    const found = await team.command(team.member, 'sources');
    const text = textOf(found.original);
    expect(text).toMatch(/\*\*News reports\*\* · \d+ documents · <t:\d+:D> – <t:\d+:D>/);
    expect(text).toMatch(/- \*\*.+\*\*\n-# .*press release · <t:\d+:D>/);
    const filtered = await team.command(team.member, 'sources', { filter: 'hankyoreh' });
    expect(textOf(filtered.original)).toMatch(/1 document · with “hankyoreh”/);
    const list = pressables(filtered.original).find(({ options }) => options)!;
    const opened = await team.choose(team.member, filtered.original, list.custom_id, [
      list.options![0]!.value,
    ]);
    expect(opened.ephemeral).toBe(true);
    expect(textOf(opened.original)).toMatch(/^### /);
    const none = await team.command(team.korean, 'sources', { filter: 'qqqq' });
    expect(textOf(none.original)).toContain('맞는 문서가 없습니다');
  });

  test('GIVEN a long document THEN /read pages through all of it, with its headings, nothing marked', async () => {
    const [document] = await team
      .app()
      .engine.documents({ text: 'mission chiefs', collections: ['press-releases'], limit: 1 });
    const first = await team.command(team.member, 'read', { document: document!.id });
    expect(textOf(first.original)).toMatch(/^### /);
    const pages = Number(
      /^1\/(\d+)$/.exec(
        pressables(first.original)
          .map(({ label }) => label)
          .find((label) => label?.startsWith('1/')) ?? '1/1',
      )![1],
    );
    let shown = textOf(first.original);
    let message = first.original;
    for (let page = 2; page <= pages; page++) {
      const next = await team.press(team.member, message, buttonNamed(message, '▶'));
      expect(next.type).toBe(6);
      message = next.original;
      shown += textOf(message);
    }
    const whole = await team
      .app()
      .engine.page({ document: document!.id, size: 1_000_000, collections: ['press-releases'] });
    for (const block of whole!.blocks.slice(1))
      for (const word of block.text.split(/\s+/))
        expect(shown.replaceAll('\\', '')).toContain(word.replaceAll('\\', ''));
    expect(shown.replace(/^### .*/gm, '')).not.toContain('**');
    const last = await team.command(team.member, 'read', { document: document!.id, page: 9_999 });
    expect(textOf(last.original)).toBe(textOf(message));
  });

  test('GIVEN a true quote THEN /verify says verbatim, at which place, with the receipt', async () => {
    const found = await team.command(team.member, 'verify', { quote: await sentence() });
    expect(textOf(found.original)).toMatch(/✅ Verbatim/);
    expect(textOf(found.original)).toMatch(/sha256 `[0-9a-f]{12}` · \[\d+, \d+\) · build/);
    const context = await team.press(team.member, found.original, buttonNamed(found.original, 'In context'));
    expect(textOf(context.original)).toContain('sha256');
  });

  test('GIVEN a quote as Discord and people reformat it THEN it is still verbatim, and what was put up with is said', async () => {
    const quote = (await sentence()).replaceAll("'", '’');
    const found = await team.command(team.member, 'verify', { quote: `> “**${quote}**”` });
    expect(textOf(found.original)).toMatch(/✅ Verbatim/);
    expect(textOf(found.original)).toMatch(/Differs only in .*formatting/);
    const words = quote.split(' ');
    const cut = [...words.slice(0, 5), '…', ...words.slice(-5)].join(' ');
    const elided = await team.command(team.member, 'verify', { quote: cut });
    expect(textOf(elided.original)).toContain('each side of it was checked');
  });

  test('GIVEN a quote with a wrong word THEN the nearest true wording, with both sides marked', async () => {
    const words = (await sentence()).split(' ');
    words[3] = 'bananas';
    const found = await team.command(team.member, 'verify', { quote: words.join(' ') });
    expect(textOf(found.original)).toContain('≠ Not verbatim');
    expect(textOf(found.original)).toContain('~~bananas~~');
    expect(textOf(found.original)).toMatch(/^> .*\*\*/m);
  });

  test.each([
    ['first', 0],
    ['last', -1],
  ])('GIVEN a quote whose %s word is wrong THEN both sides are marked there too', async (_, at) => {
    const said = await sentence();
    const words = said.replace(/[.!?]$/, '').split(' ');
    const wrong = words.with(at, 'Bananas');
    const found = await team.command(team.member, 'verify', { quote: `${wrong.join(' ')}.` });
    expect(textOf(found.original)).toContain('~~Bananas~~');
    expect(textOf(found.original)).toContain(`**${words.at(at)}**`);
  });

  test('GIVEN what no document says THEN /verify says so', async () => {
    const found = await team.command(team.korean, 'verify', {
      quote: 'Quokkas juggle marmalade beneath turquoise volcanoes',
    });
    expect(textOf(found.original)).toMatch(/자료에 없는 문장입니다|원문과 다릅니다/);
  });

  test('GIVEN a message THEN Find sources goes through it privately, statement by statement', async () => {
    const counted = (await paragraphs('mission chiefs', 'press-releases')).find((text) =>
      /\b182\b/.test(text),
    )!;
    const wrong = counted
      .split(/(?<=\.) /)
      .find((text) => text.includes('182'))!
      .replace('182', '999');
    const message = team.discord.post(
      team.member,
      `${await sentence()} Hello everyone! ${wrong} Quokkas juggle marmalade beneath volcanoes in Peru.`,
    );
    const found = await team.onMessage(team.insider, 'Find sources', message);
    const text = textOf(found.original);
    expect(found.ephemeral).toBe(true);
    expect(text).toMatch(/\d statements found, 1 number differs/);
    expect(text).toMatch(/⚠ number: the message says \*\*999/);
    expect(text).toContain('not found in the documents');
    const korean = await team.onMessage(team.korean, 'Find sources', message);
    expect(textOf(korean.original)).toContain('출처를 찾음');
    const empty = await team.onMessage(team.member, 'Find sources', { ...message, content: '' });
    expect(textOf(empty.original)).toContain('That message holds no text');
  });

  test('GIVEN an answer of the bot itself THEN Find sources goes through what it quotes, and through nothing else', async () => {
    const { original: answer } = await team.command(team.member, 'ask', {
      question: 'Who was the ambassador to China in 2006?',
    });
    expect(answer).toMatchObject({ content: '' });
    expect(textOf(answer)).toContain('Kim Ha-jung');
    const found = await team.onMessage(team.member, 'Find sources', answer!);
    const text = textOf(found.original);
    expect(text).toMatch(/^\*\*\d+ statements? found\*\*/);
    expect(text).toContain('Kim Ha-jung is ambassador to China');
    expect(text).not.toContain('Who was the ambassador');
    expect(text).not.toContain('⚠');
  });

  test('GIVEN a message of many statements THEN what does not fit comes as a file', async () => {
    const content = (await paragraphs('race', 'news')).join(' ');
    const found = await team.onMessage(
      team.member,
      'Find sources',
      team.discord.post(team.member, content.slice(0, 4_000)),
    );
    expect(textOf(found.original)).toContain('in the attached file');
    expect(found.original!.files[0]!.name).toBe('sources.txt');
    expect(found.original!.files[0]!.text).toMatch(/^1\. [\s\S]*sha256 [0-9a-f]{64}/);
  });

  test('GIVEN /help THEN commands this person may use, and examples that work', async () => {
    const found = await team.command(team.member, 'help');
    const text = textOf(found.original);
    expect(found.ephemeral).toBe(true);
    expect(text).not.toContain('`/library`');
    expect(textOf((await team.command(team.manager, 'help')).original)).toContain('`/library`');
    const quote = /<\/verify:\d+> quote: (.+)/.exec(text)![1]!.replaceAll('\\', '');
    expect(textOf((await team.command(team.member, 'verify', { quote })).original)).toContain('✅ Verbatim');
    const title = /<\/read:\d+> document: (.+)/.exec(text)![1]!.replaceAll('\\', '').replace(/…$/, '');
    expect(textOf((await team.command(team.member, 'read', { document: title })).original)).toMatch(/^### /);
    const korean = textOf((await team.command(team.korean, 'help')).original);
    expect(korean).toMatch(/<\/질문:\d+>/);
    expect(korean).not.toMatch(/[a-z]{4,} [a-z]{4,} [a-z]{4,}/);
  });
});
