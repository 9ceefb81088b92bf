import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, quoted } from '../../src/message/markdown.ts';
import { type Node, parse, plainText } from '../../src/preview/page/markdown.js';

const shapes = (nodes: readonly Node[]): unknown[] =>
  nodes.map((node) => {
    if (node.type === 'text') return node.text;
    if (node.type === 'list') return { list: node.items.map(({ children }) => shapes(children)) };
    if ('children' in node) return { [node.type]: shapes(node.children) };
    if ('text' in node) return { [node.type]: node.text };
    return node;
  });
const inline = (text: string) => (shapes(parse(text))[0] as { paragraph: unknown[] }).paragraph;

/** Texts full of what Discord's markdown is made of. */
const hard = fc
  .string({
    unit: fc.constantFrom(
      ...'ab 1.#>-*_~|`[]()<@:/\\!\n한글é'.split(''),
      ...['https://', '**', '```', '<t:1:D>', '-# ', '1. ', '@everyone', '[x](https://a.b)'],
    ),
    minLength: 1,
  })
  .filter((text) => text.trim() !== '' && text === text.trim());

describe('markdown of messages', () => {
  test.each([
    ['**bold *and italic***', [{ bold: ['bold ', { italic: ['and italic'] }] }]],
    ['*a **b** c*', [{ italic: ['a ', { bold: ['b'] }, ' c'] }]],
    [
      '__under__ ~~gone~~ ||hidden||',
      [{ underline: ['under'] }, ' ', { strike: ['gone'] }, ' ', { spoiler: ['hidden'] }],
    ],
    ['snake_case_name and 2 * 3 * 4', ['snake_case_name and 2 * 3 * 4']],
    ['`**code**` and \\*not italic\\*', [{ code: '**code**' }, ' and *not italic*']],
    ['[masked](https://a.b/c_(d)) <https://e.f>', [{ link: ['masked'] }, ' ', { link: ['https://e.f'] }]],
    ['see https://a.b/c.', ['see ', { link: ['https://a.b/c'] }, '.']],
    ['on <t:1140739200:D>', ['on ', { type: 'time', unix: 1_140_739_200, style: 'D' }]],
    ['<@1> <@&2> <#3>', [mention('user', '1'), ' ', mention('role', '2'), ' ', mention('channel', '3')]],
    ['a ** b', ['a ** b']],
  ])('GIVEN %s THEN it is read as Discord reads it', (text, expected) => {
    expect(inline(text)).toEqual(expected);
  });

  test('GIVEN blocks THEN headings, quotes, lists, code and small print are told apart', () => {
    const text =
      '# Title\n> one\n> two\nplain\n- first\n  - inner\n1. number\n-# small\n```ts\nconst a = 1;\n```\nend';
    expect(shapes(parse(text))).toEqual([
      { heading: ['Title'] },
      { quote: [{ paragraph: ['one\ntwo'] }] },
      { paragraph: ['plain'] },
      { list: [['first'], ['inner']] },
      { list: [['number']] },
      { small: ['small'] },
      { block: 'const a = 1;' },
      { paragraph: ['end'] },
    ]);
  });

  test('GIVEN any text, escaped THEN exactly that text is shown, and nothing else comes of it', () => {
    fc.assert(
      fc.property(hard, (text) => {
        const nodes = parse(escapeText(text));
        expect(
          nodes.every(
            (node) => node.type === 'paragraph' && node.children.every(({ type }) => type === 'text'),
          ),
        ).toBe(true);
        expect(plainText(nodes)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('GIVEN any quote THEN the block shows exactly its words', () => {
    fc.assert(
      fc.property(hard, (text) => {
        const nodes = parse(quoted(text));
        expect(nodes.map(({ type }) => type)).toEqual(['quote']);
        expect(plainText(nodes)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('GIVEN any text at all THEN reading it ends, and loses no letter', () => {
    fc.assert(
      fc.property(hard, (text) => {
        const letters = (words: string) => words.match(/[ab한글é]/g)?.length ?? 0;
        const blocks = /```|https|<t|everyone/;
        fc.pre(!blocks.test(text));
        expect(letters(plainText(parse(text)))).toBe(letters(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

function mention(kind: string, id: string) {
  return { type: 'mention', kind, id };
}
