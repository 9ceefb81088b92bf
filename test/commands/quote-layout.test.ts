import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawBlocks } from '../../commands/shared/draw-blocks.ts';
import { shorten } from '../../commands/shared/shorten.ts';
import { DocumentBuilder } from '../../src/documents/builder.ts';
import { alignedTable } from '../../src/message/table-text.ts';
import { parse, plainText } from '../../src/preview/page/markdown.js';
import { quotedBlocks } from '../../src/reading/quote-blocks.ts';

const builder = new DocumentBuilder();
builder.addParagraph('First words. The keeper must:');
builder.addItem({ mark: '7)', depth: 1 }, 'light the *lamp*');
builder.addItem({ mark: '9)', depth: 1 }, 'ring the bell');
builder.addItem({ mark: '가.', depth: 2 }, 'twice in fog');
builder.addTable({
  rows: [
    ['Line', 'Fare', 'Child'],
    ['Lund', '12', '6'],
    ['Hagg', '14', ''],
    ['Vik', '20', '10'],
  ],
  header: 1,
});
builder.addTable({
  rows: [
    ['시설', '평일', '주말'],
    ['대강당', '120,000원', ''],
  ],
  header: 1,
});
builder.addCode('server:\n  port: 8080\n  host: *any*\n\nlog: `all`', { language: 'yaml' });
const document = builder.finish();

/** The quote from the first to the last of some words, one of them highlighted. */
function quote(from: string, to = from, marked = from) {
  const start = document.text.indexOf(from);
  const end = document.text.indexOf(to, start) + to.length;
  const text = document.text.slice(start, end);
  const at = text.indexOf(marked);
  const highlights: [number, number][] = at < 0 ? [] : [[at, at + marked.length]];
  const blocks = quotedBlocks(document, { start, end });
  return { text, highlights, ...(blocks && { blocks }) };
}

const shown = (given: ReturnType<typeof quote>, budget = 2_000) => shorten(given, budget, 'en')?.markup;

describe('a quote as Discord shows it', () => {
  test('GIVEN items THEN each has its own number, after the sentence that introduces them', () => {
    expect(shown(quote('9) ring the bell', '가. twice in fog'))).toBe(
      '> The keeper must:\n> […]\n> **9\\) ring the bell**\n> \u2003가. twice in fog',
    );
  });

  test('GIVEN a row THEN it is aligned below its header, what lies between is shown as left out, empty cells stay', () => {
    expect(shown(quote('Hagg | 14 |'))).toBe(
      '```\nLine | Fare | Child\n-----+------+------\n[…]\nHagg | 14   |\n```',
    );
    expect(shown(quote('Lund | 12 | 6', 'Vik | 20 | 10', 'Vik | 20 | 10'))).toBe(
      '```\n  Line | Fare | Child\n  -----+------+------\n  Lund | 12   | 6\n  Hagg | 14   |\n> Vik  | 20   | 10\n```',
    );
  });

  test('GIVEN a row whose letters have no even width THEN it is a line, each cell after what heads its column', () => {
    expect(shown(quote('대강당 | 120,000원 |'))).toBe('> 시설: **대강당** · 평일: **120,000원** · 주말: –');
  });

  test('GIVEN code THEN it is fenced with its language, untouched, and the line that answers is named below', () => {
    expect(shown(quote('server:', 'log: `all`', '  port: 8080'))).toBe(
      '```yaml\nserver:\n  port: 8080\n  host: *any*\n\nlog: `all`\n```\n-# ▸ line 2: `port: 8080`',
    );
    expect(shorten(quote('server:', 'log: `all`', 'server:\n  port: 8080'), 500, 'ko')?.markup).toMatch(
      /\n-# ▸ 1–2행$/,
    );
    expect(
      shown(quote('server:', 'log: `all`', 'server:\n  port: 8080\n  host: *any*\n\nlog: `all`')),
    ).toMatch(/```$/);
  });

  test('GIVEN too little room THEN rows and statements go whole, with a sign', () => {
    const table = quote('Lund | 12 | 6', 'Vik | 20 | 10', 'Hagg | 14');
    expect(shown(table, 80)).toBe(
      '> […]\n```\nLine | Fare | Child\n-----+------+------\nHagg | 14   |\n```\n> […]',
    );
    expect(shown(quote('server:', 'log: `all`', 'log: `all`'), 40)).toBe('> […]\n```yaml\nlog: `all`\n```');
    expect(shown(table, 20)).toBeUndefined();
  });

  test('GIVEN code that would end its fence THEN its characters are escaped instead', () => {
    const other = new DocumentBuilder();
    other.addCode('a\n```\nb');
    const blocks = quotedBlocks(other.finish(), { start: 0, end: 7 })!;
    const markup = drawBlocks(blocks, { highlights: [], locale: 'en', bar: '> ' });
    expect(plainText(parse(markup))).toBe('a\n```\nb');
  });

  test('GIVEN something left out between two paragraphs or in the middle of one THEN the two sides do not stand together', () => {
    const other = new DocumentBuilder();
    other.addParagraph('The first side.');
    other.remove('Advertisement', 'furniture');
    other.addParagraph('The second side goes on. To its end.');
    const { text, blocks, removed } = other.finish();
    const middle = { text: 'Menu', reason: 'furniture' as const, at: text.indexOf(' To its') };
    const shownOf = (all: typeof removed) =>
      quotedBlocks({ text, blocks, removed: all }, { start: 0, end: text.length })!.map(({ text, cut }) => [
        text,
        cut,
      ]);
    expect(shownOf(removed)).toEqual([
      ['The first side.', false],
      ['The second side goes on. To its end.', true],
    ]);
    expect(shownOf([middle])).toEqual([
      ['The first side.', false],
      ['The second side goes on.', false],
      ['To its end.', true],
    ]);
  });
});

const word = fc.stringMatching(/^[a-z0-9*_`#>.()[\]-]{1,9}$/);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((all) => all.join(' '));
const block = fc.oneof(
  words.map((text) => ({ kind: 'paragraph' as const, text })),
  words.map((text) => ({ kind: 'item' as const, text })),
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((lines) => ({ kind: 'code' as const, text: lines.join('\n  ') })),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.option(words, { nil: '' }), { minLength: columns, maxLength: columns }), {
        minLength: rows + 1,
        maxLength: rows + 1,
      }),
    )
    .map((rows) => ({ kind: 'table' as const, rows })),
);

describe('any quote', () => {
  test('GIVEN any blocks and any span THEN every word of it is shown, in order within its block, and nothing else is made of it', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), (given, a, b) => {
        const maker = new DocumentBuilder();
        for (const one of given) {
          if (one.kind === 'table') maker.addTable({ rows: one.rows, header: 1 });
          else if (one.kind === 'code') maker.addCode(one.text);
          else if (one.kind === 'item') maker.addItem({ mark: '1.', depth: 1 }, one.text);
          else maker.addParagraph(one.text);
        }
        const made = maker.finish();
        fc.pre(made.blocks.length > 0);
        const [first, last] = [a % made.blocks.length, b % made.blocks.length].sort((x, y) => x - y);
        const span = { start: made.blocks[first!]!.start, end: made.blocks[last!]!.end };
        const layout = quotedBlocks(made, span);
        fc.pre(layout !== undefined);
        const markup = drawBlocks(layout!, { highlights: [], locale: 'en', bar: '> ' });
        const seen = plainText(parse(markup)).replace(/\s+/g, ' ');
        for (const { text, rows } of layout!) {
          const told = rows ? rows.flat().map((cell) => cell.text) : [text];
          for (const part of told) expect(seen).toContain(part.replace(/\s+/g, ' ').trim());
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test('GIVEN any even cells THEN all lines of an aligned table have their bars below each other', () => {
    const cell = fc.stringMatching(/^[a-zA-Z0-9 .,%]{0,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 6 }), ([head, ...rows]) => {
        const lines = alignedTable({ header: [head!], rows })!.split('\n');
        const bars = lines.map((line) => [...line].flatMap((c, i) => (c === '|' || c === '+' ? [i] : [])));
        for (const line of bars) expect(line).toEqual(bars[0]!.slice(0, line.length));
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
