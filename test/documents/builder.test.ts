import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocumentBuilder, type Inline, type Run } from '../../src/documents/builder.ts';
import { cellsOf, decodeStructure, encodeStructure, rowsOf } from '../../src/documents/structure.ts';

describe('a document built of blocks', () => {
  test('GIVEN blocks of every kind THEN the text is theirs, with their paths, marks and places', () => {
    const builder = new DocumentBuilder();
    builder.addHeading(1, 'Fares', { anchor: 'fares' });
    builder.addParagraph([
      'See  ',
      { text: ' the map ', url: 'https://example.org/map' },
      ', or run ',
      { text: 'fare --all', code: true },
      '.',
    ]);
    builder.addHeading(2, 'By line');
    builder.remove('hit 12', 'furniture');
    builder.addItem({ mark: '3.', depth: 1 }, 'third');
    builder.addItem({ mark: '7)', depth: 2 }, 'seventh', { page: 4 });
    builder.addCode('  if (a) {\n\n    b();\n  }\n', { language: 'js' });
    builder.addTable({
      rows: [
        ['Line', 'Adult', 'Child'],
        ['Hagg', '15', ''],
        ['', '20', ''],
      ],
      header: 1,
    });
    builder.addNote('Not on Sundays.', { mark: '1' });
    const { text, blocks, links, codes, removed } = builder.finish();
    expect(text).toBe(
      'Fares\n\nSee the map , or run fare --all.\n\nBy line\n\n3. third\n7) seventh\n\n  if (a) {\n\n    b();\n  }\n\nLine | Adult | Child\nHagg | 15 |\n| 20 |\n\n1 Not on Sundays.'.replace(
        'map ,',
        'map ,',
      ),
    );
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'heading',
      'item',
      'item',
      'code',
      'table',
      'note',
    ]);
    expect(blocks.map(({ headings }) => headings.join('>'))).toEqual([
      '',
      'Fares',
      'Fares',
      ...Array(5).fill('Fares>By line'),
    ]);
    expect(links.map(({ start, end, url }) => [text.slice(start, end), url])).toEqual([
      ['the map', 'https://example.org/map'],
    ]);
    expect(codes.map(({ start, end }) => text.slice(start, end))).toEqual(['fare --all']);
    expect(blocks[4]).toMatchObject({ mark: '7)', level: 2, page: 4 });
    expect(removed).toEqual([{ text: 'hit 12', reason: 'furniture', at: text.indexOf('\n\n3. third') }]);
    const table = blocks[6]!;
    expect(cellsOf(table).map((row) => row.map(({ start, end }) => text.slice(start, end)))).toEqual([
      ['Line', 'Adult', 'Child'],
      ['Hagg', '15', ''],
      ['', '20', ''],
    ]);
    expect(rowsOf(text, table).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Line | Adult | Child',
      'Hagg | 15 |',
      '| 20 |',
    ]);
    const structure = { blocks, links, codes, removed };
    expect(decodeStructure(encodeStructure(structure), text)).toEqual(structure);
  });

  test('GIVEN cells over several rows and columns THEN they stand in each of them', () => {
    const builder = new DocumentBuilder();
    builder.addTable({
      header: 2,
      rows: [
        [
          { content: 'Pool', rows: 2 },
          { content: 'Summer', columns: 2 },
        ],
        ['opens', 'closes'],
        [{ content: 'Nord', rows: 2 }, '8', '20'],
        ['9', '18'],
        [{ content: 'Closed on feast days', columns: 3 }],
      ],
    });
    expect(builder.finish().text).toBe(
      'Pool | Summer | Summer\nPool | opens | closes\nNord | 8 | 20\nNord | 9 | 18\nClosed on feast days | |'.replace(
        ' | |',
        ' |  |',
      ),
    );
  });

  test('GIVEN blocks without text THEN nothing of them is there', () => {
    const builder = new DocumentBuilder();
    builder.addParagraph(' \n ');
    builder.addItem({ mark: '-', depth: 1 }, [{ text: ' ', url: 'https://example.org' }]);
    builder.addCode('\n');
    builder.addTable({ rows: [['', ''], []], header: 1 });
    expect(builder.finish()).toEqual({ text: '', blocks: [], links: [], codes: [], removed: [] });
  });

  test('GIVEN any blocks THEN they cover the text in order, and cells and marks lie within theirs', () => {
    const words = fc.string({ maxLength: 12 });
    const run: fc.Arbitrary<Run> = fc.oneof(
      words,
      fc.record({ text: words, url: fc.constant('x:y'), code: fc.boolean() }),
    );
    const inline: fc.Arbitrary<Inline> = fc.oneof(words, fc.array(run, { maxLength: 4 }));
    const cell = fc.oneof(
      inline,
      fc.record({
        content: inline,
        rows: fc.integer({ min: 1, max: 4 }),
        columns: fc.integer({ min: 1, max: 4 }),
      }),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 });
    const add: fc.Arbitrary<(builder: DocumentBuilder) => void> = fc.oneof(
      inline.map((content) => (builder: DocumentBuilder) => builder.addParagraph(content)),
      inline.map((content) => (builder: DocumentBuilder) => builder.addHeading(2, content)),
      inline.map(
        (content) => (builder: DocumentBuilder) => builder.addItem({ mark: '1)', depth: 1 }, content),
      ),
      words.map((content) => (builder: DocumentBuilder) => builder.addCode(content)),
      rows.map((cells) => (builder: DocumentBuilder) => builder.addTable({ rows: cells, header: 1 })),
    );
    fc.assert(
      fc.property(fc.array(add, { maxLength: 8 }), (all) => {
        const builder = new DocumentBuilder();
        for (const one of all) one(builder);
        const { text, blocks, links, codes } = builder.finish();
        let at = 0;
        for (const block of blocks) {
          expect(text.slice(at, block.start).trim()).toBe('');
          expect(block.end).toBeGreaterThan(block.start);
          for (const { start, end } of cellsOf(block).flat()) {
            expect(start).toBeGreaterThanOrEqual(block.start);
            expect(end).toBeLessThanOrEqual(block.end);
            expect(text.slice(start, end)).not.toContain('\n');
          }
          if (block.table) expect(rowsOf(text, block)).toHaveLength(block.table.rows.length);
          at = block.end;
        }
        expect(text.slice(at)).toBe('');
        for (const { start, end } of [...links, ...codes]) {
          expect(blocks.some((block) => block.start <= start && end <= block.end)).toBe(true);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        }
      }),
      { numRuns: 300 },
    );
  });
});
