import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, TARGET_TOKENS } from '../../src/documents/cut.ts';
import { outline } from '../../src/documents/outline.ts';
import { plainStructure } from '../../src/documents/plain-structure.ts';
import { parseDocument } from '../../src/documents/read.ts';
import type { Document } from '../../src/documents/types.ts';
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
