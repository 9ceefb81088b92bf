import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocumentBuilder } from '../../src/documents/builder.ts';
import { cut, TARGET_TOKENS } from '../../src/documents/cut.ts';
import { outline } from '../../src/documents/outline.ts';
import { plainStructure } from '../../src/documents/plain-structure.ts';
import { parseDocument } from '../../src/documents/read.ts';
import type { Document } from '../../src/documents/types.ts';
import { units } from '../../src/documents/units.ts';
import { sentences } from '../../src/languages/sentences.ts';
import { UNDESCRIBED } from '../support/undescribed.ts';

/** A stand-in for a tokenizer's count: words, long ones counted by pieces, and two special tokens. */
const countTokens = (text: string): number =>
  2 + (text.match(/\S+/g) ?? []).reduce((sum, word) => sum + Math.ceil(word.length / 5), 0);

const documentOf = (text: string, title = 'A title'): Document => ({
  ...UNDESCRIBED,
  id: '0123456789ab',
  path: 'a.txt',
  collection: 'general',
  title,
  text,
  ...plainStructure(text),
});

const sentence = fc.constantFrom(
  'The ambassador to the U.S. met Mr. Kim on Mar. 11 in the capital.',
  'It was late.',
  '정부는 오늘 남해안 등대를 모두 점검했다고 밝혔다.',
  '“We stay,” she said, and nobody in the whole long room, from the first row to the last, thought of leaving it; all of them stayed.',
);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
const block = fc.oneof(
  paragraph,
  paragraph,
  fc.constantFrom('# Heading', '## Part Two', '- a\n- b', '1. First', fc.sample(fc.string(), 1)[0]!),
);
const text = fc.array(block, { maxLength: 10 }).map((blocks) => blocks.join('\n\n').trim());

describe('cut', () => {
  test('GIVEN any text THEN passages are in order, cover everything but headings, and fit', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ maxLength: 300 })),
        fc.integer({ min: 12, max: 300 }),
        (body, maxTokens) => {
          const passages = cut(documentOf(body), { countTokens, maxTokens });
          let at = 0;
          const headings = outline(body).headings;
          for (const { start, end } of passages) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            expect(body.slice(start, end)).toBe(body.slice(start, end).trim());
            expect(countTokens(body.slice(start, end))).toBeLessThanOrEqual(maxTokens);
            expect(headings.some((heading) => heading.start < end && heading.end > start)).toBe(false);
            const between = headings.reduce(
              (left, heading) => {
                const from = Math.max(heading.start, at) - at;
                return heading.start >= at && heading.end <= start
                  ? left.slice(0, from) +
                      ' '.repeat(heading.end - heading.start) +
                      left.slice(from + heading.end - heading.start)
                  : left;
              },
              body.slice(at, start),
            );
            expect(between.replace(/#/g, '').trim()).toBe('');
            at = end;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('GIVEN sentences that fit THEN every passage begins and ends where a sentence does', () => {
    fc.assert(
      fc.property(text, (body) => {
        const spans = sentences(body);
        const starts = new Set(spans.map(({ start }) => start));
        const ends = new Set(spans.map(({ end }) => end));
        for (const { start, end } of cut(documentOf(body), { countTokens, maxTokens: 256 })) {
          expect(starts.has(start) && ends.has(end)).toBe(true);
        }
      }),
    );
  });

  test('GIVEN a paragraph THEN it is one passage; a long one is cut into parts of like size', () => {
    const short =
      'The ambassador came home on Tuesday, and the ministry said that he would stay for a month. '
        .repeat(3)
        .trim();
    const long = short.repeat(1).concat(' ', `${short} `.repeat(4)).trim();
    const passages = cut(documentOf(`${short}\n\n${long}`), { countTokens, maxTokens: 256 });
    expect(passages[0]).toMatchObject({ start: 0, end: short.length, paragraph: 1 });
    const sizes = passages
      .slice(1)
      .map(({ start, end }) => countTokens(`${short}\n\n${long}`.slice(start, end)));
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(TARGET_TOKENS);
    expect(Math.min(...sizes)).toBeGreaterThan(Math.max(...sizes) / 2);
    expect(passages.slice(1).every((passage) => passage.paragraph === 2)).toBe(true);
  });

  test('GIVEN headings THEN a passage names those it stands under, and never joins two of them', () => {
    const body =
      '# The title\n\nIntroduced here.\n\n## One\n\nFirst words.\n\nMore words.\n\n### Deep\n\nDeep words.\n\n## Two\n\nLast words.';
    const passages = cut(documentOf(body, 'The title'), { countTokens, maxTokens: 256 });
    expect(
      passages.map(({ start, end, headings, paragraph }) => [body.slice(start, end), headings, paragraph]),
    ).toEqual([
      ['Introduced here.', [], 1],
      ['First words.\n\nMore words.', ['One'], 2],
      ['Deep words.', ['One', 'Deep'], 4],
      ['Last words.', ['Two'], 5],
    ]);
  });

  test('GIVEN a sentence longer than the limit THEN it is cut after a clause, or between words, or characters', () => {
    const clause = 'the first half of it is as long as the second, ';
    const at = cut(documentOf(`${clause}${clause}and then it ends`.trim()), { countTokens, maxTokens: 24 });
    expect(at.length).toBeGreaterThan(1);
    expect(`${clause}${clause}and then it ends`.slice(at[0]!.start, at[0]!.end)).toMatch(/,$/);
    const syllables = '등대'.repeat(200);
    const pieces = cut(documentOf(syllables), { countTokens, maxTokens: 24 });
    expect(pieces.map(({ start, end }) => syllables.slice(start, end)).join('')).toBe(syllables);
    const pairs = '🚢'.repeat(100);
    for (const { start, end } of cut(documentOf(pairs), { countTokens, maxTokens: 7 })) {
      expect(pairs.slice(start, end)).toMatch(/^(?:🚢)+$/u);
    }
  });
});

describe('cut along blocks', () => {
  const built = (fill: (builder: DocumentBuilder) => void): Document => {
    const builder = new DocumentBuilder();
    fill(builder);
    return { ...documentOf('x'), ...builder.finish() };
  };
  const said = ({ text }: Document, { start, end }: { start: number; end: number }): string =>
    text.slice(start, end);

  test('GIVEN a long table THEN it is cut between rows, and each piece has its header', () => {
    const rows = Array.from({ length: 90 }, (_, i) => [
      `line ${i}`,
      i % 3 === 0 ? '' : `${i} crowns`,
      'daily',
    ]);
    const document = built((builder) =>
      builder.addTable({ rows: [['Line', 'Fare', 'Runs'], ...rows], header: 1 }),
    );
    const passages = cut(document, { countTokens, maxTokens: 256 });
    expect(passages.length).toBeGreaterThan(3);
    expect(said(document, passages[0]!)).toMatch(/^Line \| Fare \| Runs\nline 0 \| {2}\| daily\n/);
    expect(passages[0]!.lead).toEqual([]);
    for (const passage of passages.slice(1)) {
      expect(said(document, passage)).toMatch(/^line \d+ \|[\s\S]*daily$/);
      expect(passage.lead.map((span) => said(document, span))).toEqual(['Line | Fare | Runs']);
    }
    expect(units(document).map((unit) => [unit.kind, unit.lead.length])).toEqual(Array(90).fill(['row', 1]));
  });

  test('GIVEN a long list THEN each piece has the sentence that introduces it and the items over it', () => {
    const document = built((builder) => {
      builder.addParagraph('Some rules. The lessee must not do any of the following:');
      builder.addItem({ mark: '1.', depth: 1 }, 'without consent');
      for (let i = 0; i < 60; i++)
        builder.addItem({ mark: `${i})`, depth: 2 }, `move the machine number ${i} out of its room`);
    });
    const passages = cut(document, { countTokens, maxTokens: 256 });
    expect(passages.length).toBeGreaterThan(2);
    expect(passages[1]!.lead.map((span) => said(document, span))).toEqual([
      'The lessee must not do any of the following:',
      '1. without consent',
    ]);
    const [unit] = units(document, passages[1]!);
    expect(unit).toMatchObject({ kind: 'item', start: passages[1]!.start });
    expect(said(document, unit!)).toMatch(/^\d+\) move/);
  });

  test('GIVEN code THEN it is cut between statements, indents and all, and a piece is quoted by statement', () => {
    const one = (i: number) =>
      `function number${i}(first, second) {\n  if (first) {\n    return second * ${i};\n  }\n}`;
    const document = built((builder) => {
      builder.addParagraph('Call it so:');
      builder.addCode(Array.from({ length: 30 }, (_, i) => one(i)).join('\n\n'));
      builder.addCode('    set in = 1\n    second = [\n      2,\n    ]');
    });
    const passages = cut(document, { countTokens, maxTokens: 256 });
    expect(passages.length).toBeGreaterThan(3);
    for (const passage of passages.slice(1, -1))
      expect(said(document, passage)).toMatch(/^function[\s\S]*\n\}$/);
    expect(passages[2]!.lead.map((span) => said(document, span))).toEqual(['Call it so:']);
    const parts = units(document)
      .filter(({ kind }) => kind === 'code')
      .map((unit) => said(document, unit));
    expect(parts.slice(0, 2)).toEqual([one(0), one(1)]);
    expect(parts.at(-1)).toBe('    set in = 1\n    second = [\n      2,\n    ]');
  });

  test('GIVEN any text THEN its units lie in order within their blocks', () => {
    fc.assert(
      fc.property(text, (body) => {
        const document = documentOf(body);
        let at = 0;
        for (const { start, end, block } of units(document)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(start).toBeGreaterThanOrEqual(document.blocks[block]!.start);
          expect(end).toBeLessThanOrEqual(document.blocks[block]!.end);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
      }),
    );
  });

  test.each([
    ['prose on one line', 'The harbour office said that ships of the line will wait. '.repeat(20_000)],
    ['items', '- an item of the list\n'.repeat(30_000)],
    ['short lines', 'short line\n'.repeat(30_000)],
    ['one word', 'a'.repeat(3_000_000)],
    [
      'captions without an end',
      Array.from({ length: 14_000 }, (_, i) => `caption ${i} of the picture`).join(' '),
    ],
    ['a log', Array.from({ length: 9_000 }, (_, i) => `2024-01-01 10:00 the server said ${i}`).join('\n')],
  ])(
    'GIVEN very much of %s THEN it is read, cut and divided in time',
    async (_, body) => {
      const started = process.cpuUsage();
      const document = await parseDocument('a.txt', new TextEncoder().encode(body));
      const passages = cut(document, { countTokens, maxTokens: 256 });
      expect(units(document).length).toBeGreaterThan(0);
      expect(passages.length).toBeGreaterThan(300);
      expect(process.cpuUsage(started).user / 1_000).toBeLessThan(8_000);
    },
    120_000,
  );
});

describe('outline', () => {
  const headings = (body: string): string[] =>
    outline(body).headings.map(({ start, end, level }) => `${level} ${body.slice(start, end)}`);
  const prose = 'This is a paragraph of running text, long enough that nobody would take it for a heading.';

  test('GIVEN headings that nobody marked THEN they are found', () => {
    const body = `Relations Between Neighbours\n\nThe Ports of the U.S.\n\n${prose}\n\nWhat comes next\n\n${prose}\n\n결론과 전망\n\n${prose}`;
    expect(headings(body)).toEqual([
      '1 Relations Between Neighbours',
      '2 The Ports of the U.S.',
      '2 What comes next',
      '2 결론과 전망',
    ]);
  });

  test('GIVEN short lines that are no headings THEN they are paragraphs', () => {
    const body = `${prose}\n\n- An item\n\nHe left.\n\n정부가 밝혔다\n\na small note\n\n${prose}\n\nJane Doe\nMinister of Ports\n\n${prose}\n\nThe End`;
    expect(headings(body)).toEqual([]);
    expect(outline(body).paragraphs.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('GIVEN any document THEN paragraphs and headings together cover it', async () => {
    const { text: body } = await parseDocument(
      'a.md',
      new TextEncoder().encode(`# One #\n\n${prose}\n\n## Two\n\n${prose}\n\n1. a\n2. b`),
    );
    expect(headings(body)).toEqual(['1 One', '2 Two']);
    expect(outline(body).paragraphs).toHaveLength(4);
  });
});
