import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import { cellsOf } from '../../src/documents/structure.ts';
import type { Document } from '../../src/documents/types.ts';

const read = (text: string, path = 'a.md'): Promise<Document> =>
  parseDocument(path, new TextEncoder().encode(text));
const said = ({ text, blocks }: Document, kind?: string): string[] =>
  blocks.filter((block) => !kind || block.kind === kind).map(({ start, end }) => text.slice(start, end));
const left = ({ removed }: Document): string[] => removed.map(({ text, reason }) => `${reason}: ${text}`);

describe('Markdown as it is written', () => {
  test('GIVEN lists THEN every item keeps its number or bullet, its depth and what belongs to it', async () => {
    const document = await read(
      '1. one\n3. three\n\n   more of three\n7. seven\n\n2) two\n5) five\n\n* star\n  + plus\n    - [x] done\n    - [ ] open\n\n9. ```sh\n   run\n   ```\n',
    );
    expect(said(document)).toEqual([
      '1. one',
      '3. three',
      'more of three',
      '7. seven',
      '2) two',
      '5) five',
      '* star',
      '+ plus',
      '- [x] done',
      '- [ ] open',
      '9.',
      'run',
    ]);
    expect(document.blocks.map(({ level }) => level)).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 3, 3, 1, 1]);
    expect(document.blocks.map(({ mark }) => mark ?? '')).toEqual([
      '1.',
      '3.',
      '',
      '7.',
      '2)',
      '5)',
      '*',
      '+',
      '-',
      '-',
      '9.',
      '',
    ]);
  });

  test('GIVEN code THEN every character stands, with its language, and no comment is a heading', async () => {
    const code = '# a comment\nif (a) {\n\n    b();\t// <tag> {{ value }} {% tag %}\n}\n  ]';
    const document = await read(
      `# Title\n\n\`\`\`js title="x"\n${code}\n\`\`\`\n\nAfter it, \`a  <b>\` is code.\n`,
    );
    expect(said(document, 'code')).toEqual([code]);
    expect(document.blocks[1]).toMatchObject({ kind: 'code', language: 'js' });
    expect(document.blocks[2]!.headings).toEqual(['Title']);
    expect(document.codes.map(({ start, end }) => document.text.slice(start, end))).toEqual(['a <b>']);
  });

  test('GIVEN a table THEN empty cells keep their places and links theirs', async () => {
    const document = await read('| Room | One | [Two](x.md) |\n|--|--|--|\n| Loft | | 95 |\n| | 3 | |\n');
    const [table] = document.blocks;
    expect(
      cellsOf(table!).map((row) => row.map(({ start, end }) => document.text.slice(start, end))),
    ).toEqual([
      ['Room', 'One', 'Two'],
      ['Loft', '', '95'],
      ['', '3', ''],
    ]);
    expect(table!.table!.header).toBe(1);
    expect(document.links).toMatchObject([{ url: 'x.md' }]);
  });

  test('GIVEN placeholders and HTML THEN the first stay, of the second only the words', async () => {
    const document = await read(
      'Use /grant <user> <role> and see <https://a.example/x>.<br>Press <kbd>Ctrl</kbd>, H<sub>2</sub>O.\n\n<name>\n\n<!-- hidden -->\n\n<details><summary>More</summary>\n\nInside.\n\n</details>\n\n<a href="https://b.example">There</a> is [one][r] more, ![a plan](p.png).\n\n![The whole plan](q.png)\n\n[r]: https://c.example "Title"\n[s]: https://d.example\n',
    );
    expect(said(document)).toEqual([
      'Use /grant <user> <role> and see https://a.example/x.\nPress Ctrl, H2O.',
      '<name>',
      'More',
      'Inside.',
      'There is one more, a plan.',
      'The whole plan',
    ]);
    expect(document.links.map(({ url }) => url)).toEqual([
      'https://a.example/x',
      'https://b.example',
      'https://c.example',
    ]);
    expect(left(document)).toEqual(['comment: <!-- hidden -->', 'markup: [s]: https://d.example']);
    expect(document.blocks.at(-1)!.kind).toBe('caption');
  });

  test('GIVEN what site generators add THEN their marks go, their titles and contents stay', async () => {
    const document = await read(
      [
        '## Setup {#set-up .wide}',
        '',
        ':::tip[Short cut]',
        'Inside it.',
        ':::',
        '',
        '!!! warning "Take care"',
        '    Set in,',
        '    both lines.',
        '',
        '    ```py',
        '    if a:',
        '        b',
        '    ```',
        '',
        'After it.',
        '',
        '=== "Linux"',
        '    apt',
        '',
        '/// note | Last',
        'Slashes.',
        '///',
        '',
        '> [!NOTE]',
        '> An alert.',
        '',
        '{% include head.html %}',
        '',
        'Go to {% data product %} {% if a %}now{% endif %}, version {{ v }}.',
        '',
        '{% highlight js %}',
        'var a_b = 1;',
        '{% endhighlight %}',
        '',
        '{{< figure src="a_b.png" >}}',
        '',
        '[Go](x){: .btn }',
        '',
        '{: .lead}',
      ].join('\n'),
    );
    expect(said(document)).toEqual([
      'Setup',
      'Short cut',
      'Inside it.',
      'Take care',
      'Set in, both lines.',
      'if a:\n    b',
      'After it.',
      'Linux',
      'apt',
      'Last',
      'Slashes.',
      'An alert.',
      'Go to […] now, version {{ v }}.',
      'var a_b = 1;',
      'Go',
    ]);
    expect(document.blocks[0]).toMatchObject({ anchor: 'set-up' });
    expect(document.blocks[13]).toMatchObject({ kind: 'code', language: 'js' });
    expect(left(document)).toContain('markup: {% include head.html %}');
  });

  test('GIVEN MDX THEN imports and components go, what they contain stays', async () => {
    const document = await read(
      "import Tabs from '@theme/Tabs';\nimport {\n  a,\n} from 'b';\n\n# Title\n\n<Tabs items={['x > y', \"z\"]}>\n\nInside **it**.\n\n</Tabs>\n\n{/* a note */}\n\nSay <Badge text=\"new\" /> `<Tabs>` {value}.\n\n```jsx\nimport x from 'y';\n<Tabs items={[1]}>\n```\n",
      'a.mdx',
    );
    expect(said(document)).toEqual([
      'Title',
      'Inside it.',
      'Say <Tabs> {value}.',
      "import x from 'y';\n<Tabs items={[1]}>",
    ]);
    expect(document.removed.filter(({ reason }) => reason === 'comment')).toHaveLength(1);
  });

  test('GIVEN headings of one name THEN each has the anchor that a link to it needs', async () => {
    const { blocks } = await read('# Über uns!\n\n## Set `up` it\n\n## Set up it\n\n## 제3조 (목적)\n');
    expect(blocks.map(({ anchor }) => anchor)).toEqual([
      'über-uns',
      'set-up-it',
      'set-up-it-1',
      '제3조-목적',
    ]);
  });

  test('GIVEN any block THEN its source is where it stands in the file', async () => {
    const file = '---\ntitle: T\n---\n\n# One\n\n!!! note "N"\n    Set in.\n\nTwo *words*.\n\n- item\n';
    const { blocks } = await read(file);
    expect(blocks.map(({ source }) => file.slice(source!.start, source!.end))).toEqual([
      '# One',
      'N',
      'Set in.',
      'Two *words*.',
      '- item',
    ]);
  });
});

describe('what a Markdown file says of itself', () => {
  test.each([
    [
      '---\n제목: "청년 지원"\n발행일: 2024. 5. 6.\n담당부서: 복지과\n원문: https://a.example/1\n---\n',
      { title: '청년 지원', published: '2024-05-06', publisher: '복지과', url: 'https://a.example/1' },
    ],
    [
      '+++\ntitle = "Handbook"\ndate = 2024-05-06\nauthors = ["A. Bee", "C. Dee"]\n+++\n',
      { title: 'Handbook', published: '2024-05-06', author: 'A. Bee, C. Dee' },
    ],
    [
      '---\nsource_url: https://a.example/2\nlastUpdated: 2023-01-02T03:04:05Z\nsource: The Office\n---\n',
      { url: 'https://a.example/2', published: '2023-01-02', publisher: 'The Office' },
    ],
    ['---\ndate: 2024-03-01 ~ 2025-02-28\n---\n', { published: null }],
    [
      '제목: 지원 안내\nsource_url: https://a.example/3\n\n',
      { title: '지원 안내', url: 'https://a.example/3' },
    ],
  ])('GIVEN %j THEN it is described by it', async (front, expected) => {
    expect(
      await read(
        `${front}\nThe on-call engineer must answer within ten minutes by day, and within thirty by night.\n`,
      ),
    ).toMatchObject(expected);
  });

  test('GIVEN a period or a deadline THEN no date of publication is claimed; a day alone is one', async () => {
    const body =
      '# Project\n\n%\n\nThe board approves the project named above and will pay for it every quarter of the year.\n';
    for (const line of [
      '2024.03.01 ~ 2025.02.28',
      '접수: 2024. 3. 1.까지',
      'Deadline: 3 March 2025',
      'until 2024-03-01',
      '2024-03-01 – 2024-04-01',
    ])
      expect((await read(body.replace('%', line))).published).toBeNull();
    for (const line of ['2024-03-01', 'Published: 1 March 2024 - 10:00', '발행일: 2024. 3. 1.'])
      expect((await read(body.replace('%', line))).published).toBe('2024-03-01');
  });
});

describe('any Markdown', () => {
  const word = fc.constantFrom(
    'harbour',
    'ferry_line',
    '등대는',
    'x = 2 * 3',
    '3.5',
    '(c)',
    '<user>',
    'C:\\temp',
    'e.g.',
    '“quoted”',
    '1)',
    '#tag',
    'a|b'.replace('|', '/'),
  );
  const plain = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `The ${words.join(' ')} end.`);
  /** Words with their markup, and as they are quoted. */
  const inline = plain.chain((words) =>
    fc.constantFrom(
      { written: words, quoted: words },
      { written: `**${words}**`, quoted: words },
      { written: `_${words}_`, quoted: words },
      { written: `[${words}](https://a.example/p_q)`, quoted: words },
      { written: `Run \`${words}\` now.`, quoted: `Run ${words} now.` },
    ),
  );
  const code = fc
    .array(
      fc.constantFrom('if (a) {', '    b();', '}', '# no heading', '\tx', '', '<a>{{ b }}</a>', '1. no item'),
      { minLength: 1, maxLength: 5 },
    )
    .map((lines) => ['run {', ...lines, '}'].join('\n'));
  const block = fc.oneof(
    inline.map(({ written, quoted }) => ({ written, quoted: [quoted] })),
    fc.tuple(fc.integer({ min: 1, max: 4 }), inline).map(([level, { written, quoted }]) => ({
      written: `${'#'.repeat(level)} ${written}`,
      quoted: [quoted],
    })),
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('.', ')'),
        fc.array(inline, { minLength: 4, maxLength: 4 }),
      )
      .map(([numbers, end, texts]) => ({
        written: numbers.map((number, i) => `${number}${end} ${texts[i]!.written}`).join('\n'),
        quoted: numbers.map((number, i) => `${number}${end} ${texts[i]!.quoted}`),
      })),
    code.map((lines) => ({ written: `\`\`\`sh\n${lines}\n\`\`\``, quoted: [lines] })),
    fc.array(inline, { minLength: 2, maxLength: 2 }).map(([a, b]) => ({
      written: `| ${a!.written} | | ${b!.written} |\n|-|-|-|\n| | x | |`,
      quoted: [`${a!.quoted} |  | ${b!.quoted}`, '| x |'],
    })),
    inline.map(({ written, quoted }) => ({ written: `> ${written}`, quoted: [quoted] })),
  );

  test('GIVEN its blocks THEN what is quoted is what stands in the file, its inline markup taken off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), async (blocks) => {
        const document = await read(blocks.map(({ written }) => written).join('\n\n<!-- x -->\n\n'));
        const lines = said(document).flatMap((text, i) =>
          document.blocks[i]!.kind === 'table' ? text.split('\n') : [text],
        );
        expect(lines).toEqual(blocks.flatMap(({ quoted }) => quoted));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a long Markdown file, which is parsed in parts', () => {
  test('GIVEN links defined at its end, lists, code and a table that go on THEN nothing shows where the parts meet', async () => {
    const items = Array.from(
      { length: 900 },
      (_, i) => `${i + 1}. item ${i} with [a link][there]\n\n     and more of ${i}`,
    );
    const code = Array.from({ length: 2_000 }, (_, i) => `# line ${i}\n\n- no item`).join('\n');
    const rows = Array.from({ length: 3_000 }, (_, i) => `| ${i} | |`).join('\n');
    const document = await read(
      `${items.join('\n')}\n\n\`\`\`\n${code}\n\`\`\`\n\n| n | x |\n|---|---|\n${rows}\n\n[there]: https://a.example\n`,
    );
    expect(said(document, 'item')).toEqual(items.map((_, i) => `${i + 1}. item ${i} with a link`));
    expect(said(document, 'code')).toEqual([code]);
    expect(document.links).toHaveLength(900);
    const tables = document.blocks.filter(({ kind }) => kind === 'table');
    expect(tables.map(({ table }) => table!.rows.length)).toEqual([3_001]);
    expect(said(document, 'paragraph')).toHaveLength(900);
  });
});

/** Time of the processor: others may be using it too. */
describe('Markdown made to take long', () => {
  const MS = 8_000;
  const deep = (mark: string, depth: number) =>
    Array.from({ length: depth }, (_, i) => `${' '.repeat(2 * i)}${mark} a`).join('\n');
  test.each([
    ['emphasis', '_a__b_'.repeat(20_000)],
    ['stars', `${'*'.repeat(30_000)}a${'*'.repeat(30_000)}`],
    ['open stars', '*a_ '.repeat(20_000)],
    ['tildes', '~a~~b~'.repeat(20_000)],
    ['brackets', '[a]('.repeat(30_000)],
    ['tags', '<a '.repeat(30_000)],
    ['open tags', '{% a '.repeat(30_000)],
    ['backticks', Array.from({ length: 300 }, (_, i) => '`'.repeat(i + 1)).join(' a ')],
    ['quotations', `${'>'.repeat(20_000)}a`],
    ['lists on a line', `${'- '.repeat(20_000)}a`],
    ['lists in lists', deep('-', 400)],
    ['nested front matter', `---\na: ${'['.repeat(50_000)}\n---\nText here.`],
    ['components', '<A '.repeat(30_000)],
    ['lines', 'k: v\n'.repeat(50_000)],
    ['a table', `|a|b|\n|-|-|\n${'|1||\n'.repeat(10_000)}`],
    ['blank lines', `a${'\n'.repeat(200_000)}b`],
    ['spaces', `a${' '.repeat(100_000)}b`],
  ])(
    'GIVEN %s THEN it is read in time',
    async (_, text) => {
      const started = process.cpuUsage();
      const document = await read(text, 'a.mdx');
      expect(document.text.length).toBeGreaterThan(0);
      expect(process.cpuUsage(started).user / 1_000).toBeLessThan(MS);
    },
    120_000,
  );
});
