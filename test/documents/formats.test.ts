import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import type { Document } from '../../src/documents/types.ts';
import { makeDocx, makeHwpx } from './make/office.ts';
import { makePdf } from './make/pdf.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const headings = ({ text, blocks }: Document): string[] =>
  blocks.filter(({ kind }) => kind === 'heading').map(({ start, end }) => text.slice(start, end));

describe('Markdown', () => {
  const file = [
    '---',
    'title: A note on ports',
    'publisher: Harbour Office',
    'date: 2021-03-04',
    'kind: press release',
    'language: en',
    'url: https://example.org/ports',
    'mood: sunny',
    '---',
    '# Ports',
    '',
    'The **harbour** of [Busan](https://example.org/busan) is *busy*, and it',
    'has been so for years.',
    '',
    '## Cranes',
    '',
    '- twelve cranes & one tug',
    '- a lighthouse',
    '',
    '| ship | flag |',
    '| --- | --- |',
    '| Aurora | Norway |',
    '',
    "“Quoted” and 'straight' marks stay.",
  ].join('\n');

  test('GIVEN front matter THEN it describes the document and unknown keys are ignored', async () => {
    const document = await parseDocument('notes/ports.md', utf8(file));
    expect(document).toMatchObject({
      title: 'A note on ports',
      publisher: 'Harbour Office',
      published: '2021-03-04',
      kind: 'press release',
      language: 'en',
      url: 'https://example.org/ports',
      collection: 'notes',
      path: 'notes/ports.md',
    });
    expect(document.id).toMatch(/^[0-9a-f]{12}$/);
    expect(document.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('GIVEN marks of emphasis and links THEN the text is plain prose and headings are found', async () => {
    const document = await parseDocument('ports.md', utf8(file));
    const { text } = document;
    expect(text).toContain('The harbour of Busan is busy, and it has been so for years.');
    expect(text).toContain('- twelve cranes & one tug\n- a lighthouse');
    expect(text).toContain('ship | flag\nAurora | Norway');
    expect(text).toContain("“Quoted” and 'straight' marks stay.");
    expect(headings(document)).toEqual(['Ports', 'Cranes']);
  });

  test('GIVEN front matter that is no YAML THEN it is read as text', async () => {
    const { title } = await parseDocument(
      'broken.md',
      utf8('---\n: : [\n---\n# A real heading\n\nSome words of a text.\n'),
    );
    expect(title).toBe('A real heading');
  });

  test('GIVEN no folder THEN the collection is general and the path is in NFC', async () => {
    const path = '보고서.md'.normalize('NFD');
    const document = await parseDocument(path, utf8('# 제목\n\n본문이 여기에 있다.'));
    expect(document).toMatchObject({ collection: 'general', path: '보고서.md', language: 'ko' });
  });
});

describe('HTML', () => {
  const page = `<!doctype html><html lang="en"><head><title>Bridges reopen - City Times</title>
    <meta property="og:site_name" content="City Times"><link rel="canonical" href="https://example.org/b">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridges reopen","datePublished":"2020-05-06T07:00:00Z"}</script>
    </head><body><header><nav><a href="/">Home</a><a href="/n">News</a></nav></header>
    <ul class="m"><li><a href="/1">World</a></li><li><a href="/2">Money</a></li><li><a href="/3">Sport</a></li></ul>
    <div><div class="story"><h1>Bridges reopen</h1>
    <p>Two bridges over the river were opened again on Monday after months of repair.</p>
    <h2>What comes next</h2>
    <p>A third one follows in autumn,<br>the mayor said &amp; smiled.</p></div></div>
    <div><a href="https://example.com/post?url=https%3A%2F%2Fexample.org%2Fb">Share this</a> <a href="https://example.net/post?u=https%3A%2F%2Fexample.org%2Fb">on every network</a></div>
    <footer><p>Copyright © 2020 City Times. All rights reserved.</p></footer></body></html>`;

  test('GIVEN a page THEN its content is read without menus and its head describes it', async () => {
    const document = await parseDocument('b.html', utf8(page));
    expect(document).toMatchObject({
      title: 'Bridges reopen',
      publisher: 'City Times',
      published: '2020-05-06',
      kind: 'news',
      language: 'en',
      url: 'https://example.org/b',
    });
    expect(document.text).not.toMatch(/Home|World|Money|Share this|Copyright/);
    expect(document.text).toContain(
      'Two bridges over the river were opened again on Monday after months of repair.',
    );
    expect(headings(document)).toEqual(['Bridges reopen', 'What comes next']);
  });
});

describe('PDF', () => {
  const wrapped = (lines: string[], top: number): { text: string; y: number }[] =>
    lines.map((text, i) => ({ text, y: top - i * 14 }));

  test('GIVEN wrapped lines THEN paragraphs are rebuilt, hyphens joined and page numbers left out', async () => {
    const first = [
      { text: 'Annual report on lighthouses', y: 780, size: 20 },
      ...wrapped(
        [
          'The lighthouses of the southern coast were inspected in spring by the mari-',
          'time office, which found most of them in good order. The rest will be re-',
          'paired before winter.',
        ],
        740,
      ),
      ...wrapped(['A second paragraph begins here, and it goes on over the end of this page as'], 680),
      { text: '1', x: 300, y: 40 },
    ];
    const second = [...wrapped(['paragraphs do in the maritime office.'], 780), { text: '2', x: 300, y: 40 }];
    const { text, title } = await parseDocument('report.pdf', makePdf([first, second]));
    expect(title).toBe('Annual report on lighthouses');
    expect(text.split('\n\n')).toEqual([
      'Annual report on lighthouses',
      'The lighthouses of the southern coast were inspected in spring by the maritime office, which found most of them in good order. The rest will be repaired before winter.',
      'A second paragraph begins here, and it goes on over the end of this page as paragraphs do in the maritime office.',
    ]);
  });

  test('GIVEN Korean text in a font that is not embedded THEN it is read', async () => {
    const lines = ['정부는 오늘 남해안 등대를 모두 점검했다고 밝혔다.', '점검은 다음 달까지 이어진다.'];
    const { text, language } = await parseDocument('등대.pdf', makePdf([wrapped(lines, 700)]));
    expect(text.replace(/\s+/g, ' ')).toBe(lines.join(' '));
    expect(language).toBe('ko');
  });
});

describe('Word and Hancom documents', () => {
  const paragraphs = [
    { text: 'Rules for the reading room', style: 'Heading 1' },
    { text: 'Books are lent for four weeks & may be renewed once.' },
    { text: 'Fees', style: 'Heading 2' },
    { text: 'There are none, except for books that are lost.' },
  ];

  test('GIVEN a .docx THEN paragraphs and headings are kept', async () => {
    const document = await parseDocument('rules.docx', makeDocx(paragraphs));
    const { text, title } = document;
    expect(title).toBe('Rules for the reading room');
    expect(headings(document)).toEqual(['Rules for the reading room', 'Fees']);
    expect(text).toContain('Books are lent for four weeks & may be renewed once.');
  });

  test('GIVEN an .hwpx THEN paragraphs, headings and tables are kept', async () => {
    const bytes = makeHwpx(
      [
        { text: '열람실 이용 규칙', style: '개요 1' },
        { text: '책은 네 주 동안 빌릴 수 있고 한 번 연장할 수 있다.' },
      ],
      [
        ['구분', '기간'],
        ['일반 도서', '4주'],
      ],
    );
    const { text, title, language } = await parseDocument('규칙.hwpx', bytes);
    expect(title).toBe('열람실 이용 규칙');
    expect(language).toBe('ko');
    expect(text).toBe(
      '열람실 이용 규칙\n\n책은 네 주 동안 빌릴 수 있고 한 번 연장할 수 있다.\n\n구분 | 기간\n일반 도서 | 4주',
    );
  });
});
