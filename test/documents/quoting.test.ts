import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemLines, readProblems, saveProblems } from '../../embeddings/indexing/problems.ts';
import { showRemoved } from '../../embeddings/indexing/show-removed.ts';
import { DocumentBuilder } from '../../src/documents/builder.ts';
import { listFiles } from '../../src/documents/files.ts';
import { ENDINGS, FORMATS, formatOf } from '../../src/documents/formats.ts';
import { readLinkRules } from '../../src/documents/link-rules.ts';
import { parseDocument } from '../../src/documents/read.ts';
import { quoteBlocks } from '../../src/reading/quote-blocks.ts';

const folder = (files: Record<string, string | Uint8Array>): string => {
  const dir = mkdtempSync(join(tmpdir(), 'attache-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
};

describe('a quote as blocks', () => {
  const builder = new DocumentBuilder();
  builder.addParagraph('First words. The keeper must:');
  builder.addItem({ mark: '7)', depth: 1 }, 'light the lamp');
  builder.addItem({ mark: '9)', depth: 1 }, 'ring the bell');
  builder.addTable({
    rows: [
      ['Line', 'Fare'],
      ['Lund', '12'],
      ['Hagg', ''],
      ['Vik', '20'],
    ],
    header: 1,
  });
  builder.addCode('  if (a)\n    b();', { language: 'js' });
  const document = builder.finish();
  const { text } = document;
  const show = (words: string) => {
    const start = text.indexOf(words);
    return quoteBlocks(document, { start, end: start + words.length });
  };
  const said = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

  test('GIVEN a row THEN it stands under its header, and what lies between is marked', () => {
    const [table] = show('Vik | 20');
    expect(table).toMatchObject({ kind: 'table', cut: true, lead: false });
    expect([...table!.header!, ...table!.rows!].map((row) => row.map(said))).toEqual([
      ['Line', 'Fare'],
      ['Vik', '20'],
    ]);
    expect(show('Lund | 12')[0]).toMatchObject({ cut: false });
  });

  test('GIVEN an item THEN its number is its own and what introduces it stands before it', () => {
    expect(show('9) ring the bell').map((block) => [said(block), block.lead, block.cut, block.mark])).toEqual(
      [
        ['The keeper must:', true, false, undefined],
        ['9) ring the bell', false, true, '9)'],
      ],
    );
  });

  test('GIVEN code THEN its language and indents are there', () => {
    expect(show('  if (a)\n    b();')).toMatchObject([{ kind: 'code', language: 'js', cut: false }]);
  });
});

describe('links to the pages of a site', () => {
  test('GIVEN rules THEN the first that fits a path gives its address', () => {
    const dir = folder({
      'collections.yaml':
        'links:\n  docs/api/*.md: https://a.example/api#$1\n  docs/**.md: https://a.example/$1\n  "*/faq/**": https://b.example/$1/$2\n',
    });
    const link = readLinkRules(dir);
    expect(link('docs/guide/set up.md')).toBe('https://a.example/guide/set%20up');
    expect(link('docs/api/get.md')).toBe('https://a.example/api#get');
    expect(link('docs/guide/index.md')).toBe('https://a.example/guide/');
    expect(link('ko/faq/a/b.html')).toBe('https://b.example/ko/a/b.html');
    expect(link('docs/x.txt')).toBeNull();
    expect(readLinkRules(folder({}))('docs/x.md')).toBeNull();
  });
});

describe('what whoever indexes sees', () => {
  test('GIVEN a stray byte THEN the file is read, the byte is shown and its line named', async () => {
    const korean = Buffer.concat([
      Buffer.from('# 휴가 규정\n\n휴가는 사흘 전에 신청한다.\n'),
      Buffer.from([0xff]),
      Buffer.from('끝.\n'),
    ]);
    const document = await parseDocument('a.md', korean);
    expect(document.text).toBe('휴가 규정\n\n휴가는 사흘 전에 신청한다. \ufffd끝.');
    expect(document.notices).toEqual([expect.stringMatching(/^line 4: a byte that is no text/)]);
  });

  test('GIVEN a document that loses something THEN it can be shown, with the reason', async () => {
    const dir = folder({ 'a.md': '# Title\n\nSome words.\n\n<!-- hidden words -->\n' });
    const shown = await showRemoved(dir, 'a.md', (reason) => `because ${reason}`);
    expect(shown).toMatch(
      /^a\.md: 1 left out\n\n {2}after “Title Some words\.”: because comment\n {4}<!-- hidden words -->$/,
    );
  });

  test('GIVEN problems THEN they are kept and counted; GIVEN none THEN that is said', () => {
    const dir = folder({});
    expect(problemLines(readProblems(dir))).toEqual([expect.stringMatching(/No problems/)]);
    saveProblems(dir, {
      failed: [{ path: 'a', message: 'a: broken; mend it' }],
      odd: [{ path: 'b', message: 'b: odd' }],
    });
    expect(problemLines(readProblems(dir))).toEqual([
      'a: broken; mend it',
      'b: odd',
      expect.stringMatching(/read: 1.*odd: 1/),
    ]);
  });

  test('GIVEN a picture beside a page THEN it is no document and no problem', async () => {
    const dir = folder({ 'page.md': 'x', 'plan.PNG': 'x', 'style.css': 'x' });
    expect(await listFiles(dir)).toEqual({ files: ['page.md'], problems: [] });
  });

  test('GIVEN the formats THEN endings are told apart and no two formats share one', () => {
    expect(new Set(ENDINGS).size).toBe(ENDINGS.length);
    for (const format of FORMATS)
      for (const ending of format.endings) expect(formatOf(`A/B${ending.toUpperCase()}`)).toBe(format);
    expect(formatOf('a.exe')).toBeUndefined();
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(FORMATS.filter(({ endings }) => !readme.includes(endings[0]!))).toEqual([]);
  });
});

describe('plain text', () => {
  const read = async (text: string) => parseDocument('a.txt', new TextEncoder().encode(text));

  test('GIVEN contact lines, addresses, menu words as headings or a clause (c) THEN nothing is lost', async () => {
    for (const text of [
      'Canteen\n\nContact: Ada Lee\nPhone: 555-0101\nE-mail: canteen@example.org\nFollow us @canteen for the menu',
      '(a) pays late;\n\n(b) moves the machine;\n\n(c) lends it to others;\n\n(d) sells it.',
      'Manual\n\nPrint\n\nPress the button and choose the tray that holds the paper you want to print on.\n\nShare\n\nA draft may be opened to colleagues by its owner with the key at the right of the title.',
      'Data:\n\nhttps://data.example.org/x\n\nQuestions:\n\nada@example.org',
      '2024.03.01 ~ 2025.02.28\n\n위 과제를 승인하며 연구비는 분기마다 나누어 지급한다고 위원회가 결정하였음을 알린다.',
      'By Ada Lee, biologist\n\nCopyright law was changed by parliament in the year before the last election was held.',
    ]) {
      const document = await read(text);
      expect(document.text).toBe(text);
      expect(document.removed).toEqual([]);
      expect(document.published).toBeNull();
    }
  });
});
