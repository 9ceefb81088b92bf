import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import { figure, makeWorkbook, words } from './make/workbook.ts';
import { listed } from './support.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a workbook', () => {
  const rows = [
    `<row r="1">${words('A1', 'Fares from May')}</row>`,
    `<row r="3">${words('A3', 'Line')}${words('B3', 'Fares')}</row>`,
    `<row r="4">${words('A4', 'name')}${words('B4', 'adult')}${words('C4', 'child')}${words('D4', 'since')}</row>`,
    `<row r="5"><c r="A5" t="s"><v>1</v></c>${figure('B5', 1200, 1)}${figure('D5', 45_000, 2)}</row>`,
    `<row r="6">${words('A6', 'Hagg')}${figure('B6', 0.1 + 0.2)}${figure('C6', 0.25, 3)}<c r="D6" t="b"><v>1</v></c></row>`,
    `<row r="9">${words('A9', 'Vik')}<c r="B9" t="e"><v>#N/A</v></c>${figure('C9', 123_456_789_012_345)}</row>`,
    '<row r="1000000"/>',
  ].join('');
  const fares = {
    name: 'Fares',
    xml:
      `<sheetViews><sheetView><pane ySplit="4" state="frozen"/></sheetView></sheetViews><sheetData>${rows}</sheetData>` +
      '<mergeCells><mergeCell ref="B3:D3"/></mergeCells><hyperlinks><hyperlink ref="A5" r:id="web"/></hyperlinks>' +
      '<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"Draft</oddHeader></headerFooter>',
    comments: ['Ask Ada'],
  };
  const bytes = makeWorkbook(
    [
      fares,
      {
        name: 'Lists',
        hidden: true,
        xml: `<sheetData><row r="1">${words('A1', 'kept aside')}</row></sheetData>`,
      },
    ],
    ['none', 'Lund'],
    ['General', '#,##0 "원"', 'yyyy-mm-dd', '0%'],
  );

  test('GIVEN sheets THEN rows keep their numbers, figures their format, cells their place', async () => {
    const document = await parseDocument('fares.xlsx', bytes);
    expect(listed(document)).toEqual([
      'heading1 Fares: Fares',
      'paragraph Fares: Fares from May',
      [
        'table Fares: Line | Fares | Fares | Fares',
        'name | adult | child | since',
        'Lund | 1,200 원 |  | 2023-03-15',
        'Hagg | 0.3 | 25% | TRUE',
        'Vik | #N/A | 123456789012345 |',
      ].join('\n'),
    ]);
    expect(document.blocks[2]!.table).toMatchObject({ header: 2, numbers: [3, 4, 5, 6, 9] });
    expect(document.links.map(({ start, end, url }) => [document.text.slice(start, end), url])).toEqual([
      ['Lund', 'https://example.org/lund'],
    ]);
    expect(document.removed.map(({ reason, text }) => `${reason}: ${text}`)).toEqual([
      'comment: Ask Ada',
      'running head: Draft',
      'hidden: Lists\nkept aside',
    ]);
  });

  test('GIVEN two tables on a sheet THEN each has its own header', async () => {
    const xml = `<sheetData>${[
      [1, 'Pool', 'Hours'],
      [2, 'Nord', '8 to 20'],
      [4, 'Day', 'Price', 'Note'],
      [5, 'Monday', '4', 'x'],
    ]
      .map(
        ([r, ...cells]) =>
          `<row r="${r}">${cells.map((text, i) => words(`${'ABC'[i]}${r}`, String(text))).join('')}</row>`,
      )
      .join('')}</sheetData>`;
    expect(listed(await parseDocument('two.xlsx', makeWorkbook([{ name: 'Sheet1', xml }])))).toEqual([
      'table Sheet1: Pool | Hours\nNord | 8 to 20',
      'table Sheet1: Day | Price | Note\nMonday | 4 | x',
    ]);
  });
});

describe('a table in text', () => {
  test('GIVEN any delimiter and quoted cells THEN rows are read, with their numbers and empty cells', async () => {
    for (const sign of [',', ';', '\t', '|']) {
      const file = ['Line,Adult,Child', 'Lund,12,6', '"Hagg, old",15,', '"said ""no""",20,7']
        .join('\r\n')
        .replaceAll(',', sign);
      const document = await parseDocument(
        'fares.csv',
        utf8(`\ufeff${file.replace(`Hagg${sign}`, 'Hagg,')}\r\n`),
      );
      expect(document.text).toBe('Line | Adult | Child\nLund | 12 | 6\nHagg, old | 15 |\nsaid "no" | 20 | 7');
      expect(document.blocks[0]!.table).toMatchObject({ header: 1, numbers: [1, 2, 3, 4] });
    }
  });

  test('GIVEN CP949 and a quotation that never ends THEN every row is there', async () => {
    const document = await parseDocument(
      '운임.tsv',
      iconv.encode('구분\t성인\n룬드\t1,200\n"하그\t1,500\n', 'cp949'),
    );
    expect(document.text).toBe('구분 | 성인\n룬드 | 1,200\n"하그 | 1,500');
    expect(document.blocks[0]!.table!.header).toBe(1);
  });
});
