import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import { listed } from './support.ts';

const rtf = (body: string): Uint8Array =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset129 Batang;}{\\f2\\fcharset204 Cyr;}}{\\colortbl;\\red0;}` +
      `{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2\\outlinelevel1 heading 2;}}{\\info{\\title Rules}{\\author Ann Moe}}${body}}`,
    'latin1',
  );

describe('Rich Text', () => {
  test('GIVEN blocks of every kind THEN each is there', async () => {
    const body = [
      '{\\header Revision 4\\par}{\\footer {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}}',
      '\\pard\\s1 Leave\\par \\pard\\s2 Days\\par ',
      '\\pard See {\\field{\\*\\fldinst{ HYPERLINK "https://example.org/r" }}{\\fldrslt{the rules}}}, caf\\\'e9 \\u8211?ok{\\footnote Not on Sundays.} now.\\par',
      "\\pard{\\listtext 1.\\tab}first\\par\\pard\\ilvl1{\\listtext\\'b7\\tab}inner\\par ",
      "\\pard\\f1 \\'c7\\'d1\\'b1\\'db \\f2\\'cf\\'f0\\'e8\\f0\\par ",
      '\\trowd\\intbl Line\\cell Adult\\cell Child\\cell\\row\\trowd\\intbl Hagg\\cell 15\\cell\\cell\\row ',
      '\\pard Kept{\\v  secret}{\\*\\annotation Is it so?}{\\pict\\wmetafile8 0102ff}\\{x\\}\\par ',
    ].join('\n');
    const document = await parseDocument('rules.rtf', rtf(body));
    expect(listed(document)).toEqual([
      'heading1: Leave',
      'heading2: Days',
      'paragraph: See the rules, café –ok now.',
      'item1: 1. first',
      'item2: · inner',
      'note: Not on Sundays.',
      'paragraph: 한글 При',
      'table: Line | Adult | Child\nHagg | 15 |',
      'paragraph: Kept{x}',
      'paragraph: Revision 4',
    ]);
    expect(document).toMatchObject({ title: 'Rules', author: 'Ann Moe' });
    expect(document.links.map(({ start, end, url }) => [document.text.slice(start, end), url])).toEqual([
      ['the rules', 'https://example.org/r'],
    ]);
    expect(document.removed.map(({ reason, text }) => `${reason}: ${text}`)).toEqual([
      'page number: 7',
      'hidden: secret',
      'comment: Is it so?',
    ]);
  });

  test('GIVEN one that is cut off THEN what is there is read, and the file is named odd', async () => {
    const document = await parseDocument('a.rtf', rtf('\\pard One line.\\par Two').slice(0, -1));
    expect(document.text).toBe('One line.\n\nTwo');
    expect(document.notices).toHaveLength(1);
  });

  test('GIVEN 100,000 groups within one another THEN it ends at once', async () => {
    const document = await parseDocument('a.rtf', rtf(`${'{'.repeat(100_000)}deep${'}'.repeat(100_000)}`));
    expect(document.text).toBe('deep');
  });

  test('GIVEN paragraphs that end in a backslash, as the simplest editors write them THEN each is one', async () => {
    const rtf =
      '{\\rtf1\\ansi {\\fonttbl\\f0 Helvetica;}\n\\f0 Gate one opens.\\\n{\\listtext 1.\\tab}Count boats.\\\nClose it.\\\n}';
    const { text } = await parseDocument('a.rtf', new TextEncoder().encode(rtf));
    expect(text).toBe('Gate one opens.\n\n1. Count boats.\n\nClose it.');
  });

  test('GIVEN a .doc that is Rich Text, and one that is nothing THEN it is read, or named', async () => {
    const rtf = new TextEncoder().encode('{\\rtf1\\ansi Gate one opens.\\par}');
    expect((await parseDocument('a.doc', rtf)).text).toBe('Gate one opens.');
    await expect(parseDocument('b.doc', new TextEncoder().encode('no document'))).rejects.toThrow(
      /b\.doc: damaged/,
    );
  });
});
