import type { MadeBlock } from './model.ts';

const xml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Each kind of block as lines of a format. */
type Writer = { [Kind in MadeBlock['kind']]: (block: Extract<MadeBlock, { kind: Kind }>) => string };

const written = (blocks: readonly MadeBlock[], writer: Writer, between: string): string =>
  blocks.map((block) => (writer[block.kind] as (block: MadeBlock) => string)(block)).join(between);

const inMarkdown = (text: string): string => text.replace(/[\\*_`<>[\]|#]/g, '\\$&');

export const markdown = (blocks: readonly MadeBlock[]): string =>
  written(
    blocks,
    {
      heading: ({ level, text }) => `${'#'.repeat(level)} ${inMarkdown(text)}`,
      paragraph: ({ text }) => inMarkdown(text),
      comment: ({ text }) => `<!-- ${text} -->`,
      items: ({ marks, items }) => {
        const list = items
          .map(({ text, depth }, i) => `${'  '.repeat(depth - 1)}${marks?.[i] ?? '-'} ${inMarkdown(text)}`)
          .join('\n');
        // Two lists one after the other would be one.
        return `${list}\n\n<!-- -->`;
      },
      code: ({ lines }) => ['```js', ...lines, '```'].join('\n'),
      table: ({ rows: [head = [], ...rows] }) =>
        [head, head.map(() => '---'), ...rows]
          .map((row) => `| ${row.map(inMarkdown).join(' | ')} |`)
          .join('\n'),
    },
    '\n\n',
  );

export const html = (blocks: readonly MadeBlock[]): string =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body><main>${written(
    blocks,
    {
      heading: ({ level, text }) => `<h${level}>${xml(text)}</h${level}>`,
      paragraph: ({ text }) => `<p>${xml(text)}</p>`,
      comment: ({ text }) => `<p>${xml(text)}</p>`,
      items: ({ marks, items }) =>
        marks
          ? `<ol>${items.map(({ text }, i) => `<li value="${Number.parseInt(marks[i]!, 10)}">${xml(text)}</li>`).join('')}</ol>`
          : `<ul>${items.map(({ text }) => `<li>${xml(text)}</li>`).join('')}</ul>`,
      code: ({ lines }) => `<pre><code>${xml(lines.join('\n'))}</code></pre>`,
      table: ({ rows: [head = [], ...rows] }) =>
        `<table><tr>${head.map((cell) => `<th>${xml(cell)}</th>`).join('')}</tr>${rows
          .map((row) => `<tr>${row.map((cell) => `<td>${xml(cell)}</td>`).join('')}</tr>`)
          .join('')}</table>`,
    },
    '\n',
  )}</main></body></html>`;

export const plainText = (blocks: readonly MadeBlock[]): string =>
  written(
    blocks,
    {
      heading: ({ text }) => text,
      paragraph: ({ text }) => text,
      comment: ({ text }) => text,
      items: ({ marks, items }) => items.map(({ text }, i) => `${marks?.[i] ?? '-'} ${text}`).join('\n'),
      code: ({ lines }) => lines.join('\n'),
      table: ({ rows }) => rows.map((row) => row.join('\t')).join('\n'),
    },
    '\n\n',
  );

const RULES = ['=', '-', '~'];
const inRst = (text: string): string => text.replace(/[\\*`|_]/g, '\\$&');

export const restructured = (blocks: readonly MadeBlock[]): string =>
  written(
    blocks,
    {
      heading: ({ level, text }) => `${inRst(text)}\n${RULES[level - 1]!.repeat(4 * text.length)}`,
      paragraph: ({ text }) => inRst(text),
      comment: ({ text }) => `.. ${text}`,
      items: ({ marks, items }) =>
        marks
          ? // A list whose numbers do not follow each other is several.
            items.map(({ text }, i) => `${marks[i]} ${inRst(text)}`).join('\n\n')
          : items
              .map(
                ({ text, depth }, i) =>
                  `${i > 0 && items[i - 1]!.depth !== depth ? '\n' : ''}${'  '.repeat(depth - 1)}- ${inRst(text)}`,
              )
              .join('\n'),
      code: ({ lines }) => ['.. code-block:: js', '', ...lines.map((line) => `   ${line}`)].join('\n'),
      table: ({ rows }) =>
        [
          '.. list-table::',
          '   :header-rows: 1',
          '',
          ...rows.flatMap((row) =>
            row.map((cell, i) => `   ${i === 0 ? '*' : ' '} -${cell && ` ${inRst(cell)}`}`),
          ),
        ].join('\n'),
    },
    '\n\n',
  );

const inAdoc = (text: string): string => text.replace(/\|/g, '\\|');

export const asciidoc = (blocks: readonly MadeBlock[]): string =>
  written(
    blocks,
    {
      heading: ({ level, text }) => `${'='.repeat(level + 1)} ${text}`,
      paragraph: ({ text }) => text,
      comment: ({ text }) => `// ${text}`,
      items: ({ marks, items }) =>
        `${marks ? `[start=${Number.parseInt(marks[0]!, 10)}]\n` : ''}${items.map(({ text, depth }) => `${(marks ? '.' : '*').repeat(depth)} ${text}`).join('\n')}\n\n//`,
      code: ({ lines }) => ['[source,js]', '----', ...lines, '----'].join('\n'),
      table: ({ rows: [head = [], ...rows] }) =>
        [
          '|===',
          head.map((cell) => `|${inAdoc(cell)}`).join(' '),
          '',
          ...rows.map((row) => row.map((cell) => `|${inAdoc(cell)}`).join(' ')),
          '|===',
        ].join('\n'),
    },
    '\n\n',
  );

const inRtf = (text: string): string =>
  [...text.replace(/[\\{}]/g, '\\$&')]
    .map((c) =>
      c.charCodeAt(0) < 128
        ? c
        : [...Array(c.length).keys()].map((i) => `\\u${(c.charCodeAt(i) << 16) >> 16}?`).join(''),
    )
    .join('');

export const richText = (blocks: readonly MadeBlock[]): string =>
  `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}{\\f1\\fmodern Courier New;}}{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2\\outlinelevel1 heading 2;}{\\s3\\outlinelevel2 heading 3;}}${written(
    blocks,
    {
      heading: ({ level, text }) => `\\pard\\s${level} ${inRtf(text)}\\par`,
      paragraph: ({ text }) => `\\pard ${inRtf(text)}\\par`,
      comment: ({ text }) => `\\pard {\\v ${inRtf(text)}}\\par`,
      items: ({ marks, items }) =>
        items
          .map(
            ({ text, depth }, i) =>
              `\\pard\\ilvl${depth - 1}{\\listtext ${marks?.[i] ?? "\\'b7"}\\tab}${inRtf(text)}\\par`,
          )
          .join('\n'),
      code: ({ lines }) => lines.map((line) => `\\pard\\f1 ${inRtf(line)}\\f0\\par`).join('\n'),
      table: ({ rows }) =>
        `${rows.map((row) => `\\trowd\\intbl ${row.map((cell) => `${inRtf(cell)}\\cell`).join(' ')}\\row`).join('\n')}\\pard `,
    },
    '\n',
  )}}`;
