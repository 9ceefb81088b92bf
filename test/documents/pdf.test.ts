import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openReader } from '../../src/documents/apart/reader.ts';
import { isUnmapped } from '../../src/documents/read/pdf/unmapped.ts';
import { parseDocument } from '../../src/documents/read.ts';
import { cellsOf } from '../../src/documents/structure.ts';
import type { Document } from '../../src/documents/types.ts';
import { Problem } from '../../src/problem.ts';
import {
  makeCircularPdf,
  makeNestedPdf,
  makePdf,
  makeSwollenPdf,
  makeUnmappedPdf,
  type PdfExtras,
  type PdfLine,
} from './make/pdf.ts';

const MANY_MS = 120_000;

const read = (pages: PdfLine[][], extras?: PdfExtras): Promise<Document> =>
  parseDocument('notes/file.pdf', makePdf(pages, extras));
const column = (texts: string[], top: number, rest: Partial<PdfLine> = {}, leading = 14): PdfLine[] =>
  texts.map((text, i) => ({ text, y: top - i * leading, ...rest }));
const blocks = ({ text, blocks: all }: Document): string[] =>
  all.map(({ start, end }) => text.slice(start, end));
const of = (document: Document, kind: string): string[] =>
  document.blocks.filter((one) => one.kind === kind).map(({ start, end }) => document.text.slice(start, end));
const table = (document: Document): string[][] => {
  const block = document.blocks.find(({ kind }) => kind === 'table')!;
  return cellsOf(block).map((row) => row.map(({ start, end }) => document.text.slice(start, end)));
};

describe('reading order of a PDF', () => {
  const left = [
    'The lamp committee met in the old mill',
    'to hear what the new lenses would cost. It',
    'was told that the price had risen by a',
    'third since the spring, and that no lens',
    'would come before the end of the year.',
  ];
  const right = [
    'Keepers who need oil must write to the',
    'depot by the tenth of each month. The cart',
    'leaves on the twelfth and comes back by',
    'way of the eastern road, so that letters',
    'may be handed to the driver as well.',
  ];

  test('GIVEN two columns, drawn line by line across THEN each is read to its end', async () => {
    const rows = left.flatMap((text, i) => [
      { text, x: 60, y: 700 - i * 14 },
      { text: right[i]!, x: 320, y: 700 - i * 14 },
    ]);
    const { text } = await read([[{ text: 'News of the lights', y: 760, size: 18 }, ...rows]]);
    expect(text).toContain(left.join(' '));
    expect(text).toContain(right.join(' '));
    expect(text.indexOf(left[4]!)).toBeLessThan(text.indexOf(right[0]!));
  });

  test('GIVEN columns whose lines stand at different heights, and text over both THEN it is read in order', async () => {
    const document = await read([
      [
        ...column(['A line above both columns runs from the left edge of the page to its right one.'], 760),
        ...column(left, 700, { x: 60 }),
        ...column(right, 694, { x: 320 }),
        ...column(
          ['A line below both of them runs over the whole width of the page again, as one does.'],
          600,
        ),
      ],
    ]);
    const { text } = document;
    const at = ['A line above', left[0]!, left[4]!, right[0]!, right[4]!, 'A line below'].map((part) =>
      text.indexOf(part),
    );
    expect(at).not.toContain(-1);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
  });

  test('GIVEN a paragraph that goes on over a column and a page THEN it is one, and has the page it begins on', async () => {
    const document = await read([
      [...column(left.slice(0, 4), 700), ...column(['and the rest stood'], 644)],
      [...column(['on the next page.'], 700), ...column(['Another one begins here.'], 650)],
    ]);
    expect(document.blocks.map(({ page }) => page)).toEqual([1, 2]);
    expect(blocks(document)[0]).toMatch(/no lens and the rest stood on the next page\.$/);
  });

  test('GIVEN text turned by a quarter THEN it is read upright, after the page', async () => {
    const document = await read([
      [...column(left, 700), { text: 'Turned words on the edge', x: 40, y: 300, turned: 90 }],
    ]);
    expect(document.text).toBe(`${left.join(' ')}\n\nTurned words on the edge`);
  });
});

describe('tables of a PDF', () => {
  const rows = [
    ['Harbour', 'Depth', 'Berths', 'Fuel'],
    ['Aker', '12', '40', 'yes'],
    ['Bodo', '9', '', 'no'],
    ['Rana', '', '18', 'yes'],
    ['Stad', '15', '22', ''],
  ];
  const drawn = (all: string[][], top = 700): PdfLine[] =>
    all.flatMap((row, i) =>
      row.flatMap((text, j) => (text === '' ? [] : [{ text, x: 72 + j * 110, y: top - i * 20 }])),
    );

  test('GIVEN empty cells THEN each keeps its place, and the first row heads the columns', async () => {
    const document = await read([
      [...column(['The harbours of the coast, with what each has to offer to ships.'], 740), ...drawn(rows)],
    ]);
    expect(table(document)).toEqual(rows);
    expect(document.blocks.find(({ kind }) => kind === 'table')).toMatchObject({
      page: 1,
      table: { header: 1 },
    });
  });

  test('GIVEN a cell of several lines THEN they are one cell', async () => {
    const document = await read([
      [
        { text: 'Duty', x: 72, y: 700, bold: true },
        { text: 'Who', x: 200, y: 700, bold: true },
        { text: 'When', x: 420, y: 700, bold: true },
        { text: 'Lamps', x: 72, y: 670 },
        { text: 'the keeper on watch and, at', x: 200, y: 670 },
        { text: 'at dusk', x: 420, y: 670 },
        { text: 'weekends, the deputy', x: 200, y: 657 },
        { text: 'Foghorn', x: 72, y: 630 },
        { text: 'the deputy', x: 200, y: 630 },
        { text: 'in fog', x: 420, y: 630 },
      ],
    ]);
    expect(table(document)).toEqual([
      ['Duty', 'Who', 'When'],
      ['Lamps', 'the keeper on watch and, at weekends, the deputy', 'at dusk'],
      ['Foghorn', 'the deputy', 'in fog'],
    ]);
  });

  test('GIVEN rows that stand as close as lines do THEN each stays a row', async () => {
    const close = rows.flatMap((row, i) =>
      row.flatMap((text, j) => (text === '' ? [] : [{ text, x: 72 + j * 110, y: 700 - i * 13 }])),
    );
    expect(table(await read([close]))).toEqual(rows);
  });
});

describe('what is typed or drawn in a PDF', () => {
  test('GIVEN a filled form THEN each value stands with its label, and what is hidden is not read', async () => {
    const document = await read(
      [
        [
          { text: 'Name of the keeper:', y: 700 },
          { text: 'Station:', y: 660 },
          { text: 'Has a boat:', y: 620 },
          { text: 'Has a radio:', y: 580 },
        ],
      ],
      {
        fields: [
          { value: 'Una Berg', x: 220, y: 696 },
          { value: 'Ytre Holm', x: 220, y: 656 },
          { value: true, x: 220, y: 616 },
          { value: false, x: 220, y: 576 },
          { value: 'North wing', x: 300, y: 300, description: 'Room' },
          { value: 'hidden words', x: 300, y: 200, flags: 2 },
          { value: 'opensesame', x: 300, y: 160, password: true },
        ],
      },
    );
    expect(blocks(document)).toEqual([
      'Name of the keeper: Una Berg',
      'Station: Ytre Holm',
      'Has a boat: ☑',
      'Has a radio: ☐',
      'Room: North wing',
    ]);
  });

  test.each([2, 3])('GIVEN letters drawn %i times for boldness THEN they are read once', async (times) => {
    const document = await read([
      [
        { text: 'Doors are locked at dusk, all of them.', y: 700, times },
        { text: 'Plain words follow below.', y: 660 },
        { text: 'Twice the whole line.', y: 620 },
        { text: 'Twice the whole line.', x: 72.4, y: 620 },
      ],
    ]);
    expect(blocks(document)).toEqual([
      'Doors are locked at dusk, all of them.',
      'Plain words follow below.',
      'Twice the whole line.',
    ]);
    expect(document.removed.map(({ reason, page }) => [reason, page])).toEqual([
      ['repeated', 1],
      ['repeated', 1],
    ]);
  });

  test('GIVEN bullets, numbers and a list within a list THEN items keep their own marks', async () => {
    const document = await read([
      [
        ...column(['Before the night the keeper does the following, in this order and no other:'], 720),
        { text: '1.', x: 80, y: 700 },
        { text: 'trims the wick, and cleans the glass with spirit and with a cloth that', x: 100, y: 700 },
        { text: 'is kept for it;', x: 100, y: 686 },
        { text: '3.', x: 80, y: 672 },
        { text: 'fills the lamp', x: 100, y: 672 },
        { text: '\u2022', x: 104, y: 658 },
        { text: 'with oil', x: 116, y: 658 },
        { text: '7)', x: 80, y: 644 },
        { text: 'writes the log.', x: 100, y: 644 },
      ],
    ]);
    const items = document.blocks.filter(({ kind }) => kind === 'item');
    expect(items.map(({ mark, level }) => [mark, level])).toEqual([
      ['1.', 1],
      ['3.', 1],
      ['•', 2],
      ['7)', 1],
    ]);
    expect(of(document, 'item')[0]).toBe(
      '1. trims the wick, and cleans the glass with spirit and with a cloth that is kept for it;',
    );
  });

  test('GIVEN type of several sizes and a line in bold THEN they are headings over what follows', async () => {
    const document = await read([
      [
        { text: 'The lights of the north', y: 780, size: 22 },
        { text: 'Lamps', y: 740, size: 15 },
        ...column(['Lamps burn oil, which the cart brings to every station once in each month.'], 716),
        { text: 'Wicks', y: 690, bold: true },
        ...column(['Wicks are of cotton, and each of them lasts for a week of long nights or so.'], 674),
      ],
    ]);
    expect(of(document, 'heading')).toEqual(['The lights of the north', 'Lamps', 'Wicks']);
    expect(document.blocks.at(-1)!.headings).toEqual(['The lights of the north', 'Lamps', 'Wicks']);
  });
});

describe('ends of lines in a PDF', () => {
  const lines = async (texts: string[]): Promise<string> => (await read([column(texts, 700)])).text;

  test('GIVEN hyphens at line ends THEN those of the word stay, those of the wrap go', async () => {
    const text = await lines([
      'Each keeper hands in a declara-',
      'tion once a year, and a part-',
      'time deputy does so twice. An x-',
      'ray of the lens is made, by a non-',
      'resident engineer, and the Anglo-',
      'Norse rules are read out.',
    ]);
    expect(text).toBe(
      'Each keeper hands in a declaration once a year, and a part-time deputy does so twice. An x-ray of the lens is ' +
        'made, by a non-resident engineer, and the Anglo-Norse rules are read out.',
    );
  });

  test('GIVEN the document writes a word elsewhere THEN that decides', async () => {
    const hyphen = await lines([
      'The re-sort of the mail is slow, and a re-',
      'sort takes the whole of a night.',
    ]);
    expect(hyphen).toContain('a re-sort takes');
    const none = await lines([
      'A coworker of the keeper is here, and a co-',
      'worker of the deputy is there.',
    ]);
    expect(none).toContain('a coworker of the deputy');
  });

  test('GIVEN an address broken at its end THEN no space comes into it', async () => {
    expect(
      await lines([
        'More is to be found at https://example.org/lights/',
        'of-the-north, as everybody knows.',
      ]),
    ).toContain('https://example.org/lights/of-the-north, as');
  });

  test('GIVEN Korean lines wrapped within words THEN the words are whole', async () => {
    const text = await lines([
      '등대 관리소는 매월 등대 점검을 한다. 점검 결과는 관리소장에게 알린다. 등대 점',
      '검을 마친 관리소장에게는 보고서가 주어지며, 모든 보고서는 관리소에 보관된다. 관',
      '리소는 등대 관리를 맡은 직원의 교육을 맡는다. 직원의 교육은 매년 봄에 한다. 교',
      '육은 이틀이 걸린다.',
    ]);
    expect(text).toContain('등대 점검을 마친');
    expect(text).toContain('관리소는 등대 관리를');
    expect(text).toContain('교육은 이틀이');
  });

  test('GIVEN Korean lines wrapped between words THEN the words stay apart', async () => {
    const text = await lines([
      '등대 관리소는 매월 등대 점검을 한다. 점검 결과는 관리소장에게 알린다. 모든',
      '보고서는 관리소에 보관된다. 관리소는 등대 관리를 맡은 직원의 교육을 맡는다. 직원의',
      '교육은 매년 봄에 한다. 등대 점검을 마친 직원은 보고서를 쓴다. 점검 결과는',
      '관리소장에게 알리고 보고서는 관리소에 둔다. 교육은 이틀이 걸린다.',
    ]);
    for (const words of ['모든 보고서는', '직원의 교육은', '결과는 관리소장에게'])
      expect(text).toContain(words);
  });
});

describe('running heads of a PDF', () => {
  const body = (i: number): PdfLine[] =>
    column(
      [
        `Chapter text number ${'abcdefgh'[i]} begins on this page and speaks of one light`,
        'only, which stands far from all the others on the coast.',
      ],
      700,
    );

  test('GIVEN words and numbers that several pages show THEN they are left out, and listed', async () => {
    const pages = [0, 1, 2, 3].map((i) => [
      { text: 'Yearbook of lights', y: 800, size: 9 },
      ...body(i),
      { text: `Lights authority, page ${i + 11}`, x: 250, y: 40, size: 9 },
    ]);
    const document = await read(pages);
    expect(document.text).not.toMatch(/Yearbook|authority/);
    expect(document.removed.filter(({ reason }) => reason === 'running head')).toHaveLength(8);
    expect(
      document.removed.some(({ text, page }) => text === 'Lights authority, page 13' && page === 3),
    ).toBe(true);
  });

  test('GIVEN bare numbers that count the pages THEN they are left out as page numbers', async () => {
    const document = await read([0, 1, 2].map((i) => [...body(i), { text: `- ${i + 7} -`, x: 290, y: 40 }]));
    expect(document.removed.map(({ text, reason }) => [text, reason])).toEqual([
      ['- 7 -', 'page number'],
      ['- 8 -', 'page number'],
      ['- 9 -', 'page number'],
    ]);
  });

  test('GIVEN totals at the ends of pages THEN they stay', async () => {
    const document = await read(
      [412, 97, 1204].map((total, i) => [
        ...body(i),
        { text: 'Sum', y: 100 },
        { text: String(total), y: 60 },
      ]),
    );
    expect(blocks(document).filter((text) => /^\d+$/.test(text))).toEqual(['412', '97', '1204']);
    expect(document.removed).toEqual([]);
  });

  test('GIVEN copies of one form, numbered THEN nothing is left out', async () => {
    const people = ['Ada Holm', 'Ola Vik', 'Ine Berg', 'Per Dal', 'Eva Lie'];
    const pages = people.map((name, i) => [
      { text: `Certificate ${i + 1}`, y: 780, size: 14 },
      ...column(
        [`Name: ${name}`, 'Course: care of lamps', `Points: ${60 + 7 * i}`, 'Signed by the office'],
        730,
        {},
        30,
      ),
    ]);
    const { text, removed } = await read(pages);
    for (const [i, name] of people.entries())
      expect(text).toContain(`Certificate ${i + 1}\n\nName: ${name}\n\nCourse: care`);
    expect(text.match(/Signed by the office/g)).toHaveLength(5);
    expect(removed).toEqual([]);
  });
});

describe('the title of a PDF', () => {
  const text = column(['The lights of the south were lit for the first time in the year of the storm.'], 600);

  test('GIVEN a title in the file that its pages say too THEN it is that', async () => {
    const page = [
      { text: 'Ministry of Lights', y: 780, size: 24 },
      { text: 'Lights of the south', y: 740, size: 14 },
      ...text,
    ];
    expect((await read([page], { title: 'Lights of the south' })).title).toBe('Lights of the south');
  });

  test.each(['untitled', 'Microsoft Word - lights_v3.doc', 'Rules for canteens'])(
    'GIVEN %s as title in the file THEN it is the largest line of the first page',
    async (title) => {
      const page = [
        { text: 'Lights of', y: 760, size: 20 },
        { text: 'the far south', y: 736, size: 20 },
        ...text,
      ];
      expect((await read([page], { title })).title).toBe('Lights of the far south');
    },
  );

  test('GIVEN a list of contents without dots THEN its heading is no title', async () => {
    const entries = ['Opening', 'Fares by day', 'Boats in winter', 'Lost things', 'Who to ask'].flatMap(
      (text, i) => [
        { text, x: 72, y: 690 - 20 * i },
        { text: String(i + 2), x: 500, y: 690 - 20 * i },
      ],
    );
    const prose = { text: 'The keeper opens every gate at dawn and counts the boats.', y: 700 };
    const pages = [
      [{ text: 'Contents', y: 740, size: 20 }, ...entries],
      ...Array.from({ length: 6 }, () => [prose]),
    ];
    expect((await parseDocument('harbour rules.pdf', makePdf(pages))).title).toBe('harbour rules');
    const fares = [
      [
        { text: 'Fares', y: 740, size: 20 },
        ...entries.map((line, i) => (i % 2 ? { ...line, text: String(90 - i) } : line)),
      ],
      [prose],
    ];
    expect((await parseDocument('harbour rules.pdf', makePdf(fares))).title).toBe('Fares');
  });

  test('GIVEN a running head larger than all, and a list of contents THEN neither is the title', async () => {
    const contents = [
      { text: 'Table of contents', y: 740, size: 20 },
      ...column(
        ['Lamps ........ 3', 'Wicks ........ 5', 'Oil ........ 9', 'Horns ........ 12', 'Boats ........ 15'],
        700,
        {},
        20,
      ),
    ];
    const head = { text: 'Office', y: 820, size: 26 };
    const document = await parseDocument(
      'notes/lights-of-the-west.pdf',
      makePdf([
        [head, ...contents],
        [head, ...text],
        [head, ...text],
        [head, ...text],
      ]),
    );
    expect(document.title).toBe('lights of the west');
  });
});

describe('a text that looks strange', () => {
  test.each([
    [
      'Japanese',
      '灯台の管理人は毎晩ランプに火をともす前に日誌を書き、レンズを布で拭いてから油を入れることになっている。',
    ],
    [
      'Chinese',
      '灯塔管理员每天晚上点灯之前都要写日志，并用布擦拭透镜，然后加油，这是一项已经实行多年的规定，所有人都必须遵守。',
    ],
    [
      'Korean',
      '등대 관리인은 매일 밤 등불을 켜기 전에 일지를 쓰고 렌즈를 천으로 닦은 다음 기름을 넣게 되어 있으며 모두 지켜야 한다.',
    ],
    [
      'Russian',
      'Смотритель маяка каждую ночь перед тем, как зажечь лампу, ведёт журнал и протирает линзу чистой тканью.',
    ],
  ])('GIVEN %s THEN it is not taken for one without a map', (_, text) => {
    expect(isUnmapped(text)).toBe(false);
  });
});

describe('a PDF that cannot be read', () => {
  const words =
    'The keeper of the northern light writes the log each night before the lamp is lit anew. '.repeat(3);

  async function problemOf(bytes: Uint8Array): Promise<Problem> {
    const thrown = await parseDocument('a.pdf', bytes).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Problem);
    return thrown as Problem;
  }

  test.each([29, -700, -61_000])(
    'GIVEN a font without a map, glyphs shifted by %i THEN it is said',
    async (shift) => {
      expect((await problemOf(makeUnmappedPdf(words, shift))).message).toMatch(
        /the fonts of this file have no character map; run OCR first, or leave it out/,
      );
    },
  );

  test(
    'GIVEN few bytes that unpack to too much, or a circle of pages THEN one line says so, soon',
    async () => {
      expect((await problemOf(makeSwollenPdf(300))).message).toMatch(/unpacks to far more/);
      expect((await problemOf(makeCircularPdf())).next).not.toBe('');
    },
    MANY_MS,
  );

  test(
    'GIVEN forms within forms without end THEN the reader apart stops, and reads the next file',
    async () => {
      const reader = openReader({ file: 30_000, mebibyte: 0 });
      onTestFinished(() => reader.close());
      const endless = makeNestedPdf(9);
      await expect(reader.read('endless.pdf', { bytes: endless }, endless.length)).rejects.toThrow(Problem);
      const good = makePdf([column([words.slice(0, 80)], 700)]);
      expect((await reader.read('good.pdf', { bytes: good }, good.length)).blocks).toHaveLength(1);
    },
    MANY_MS,
  );
});

const cases = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));

describe.skipIf(!existsSync(cases))('shared cases', () => {
  const fileOf = (number: string): Promise<Document> => {
    const folder = readdirSync(cases).find((name) => name.startsWith(number))!;
    const name = readdirSync(`${cases}${folder}`).find((file) => file.endsWith('.pdf'))!;
    return parseDocument(name, readFileSync(`${cases}${folder}/${name}`));
  };

  test.each([
    [
      '04',
      ['It decided that work on the north channel would start in the second week of April and end before'],
    ],
    ['05', ['Name of vessel: Sea Thrift', 'Skipper: Ingrid Solheim', 'Berth wanted: North quay 14']],
    [
      '06',
      ['Deliveries must use the rear entrance only.', 'The stair door code is 4471 until further notice.'],
    ],
    ['07', ['1007', '769']],
    ['09', ['Payslip no. 1042', 'Tax: 930.00', 'Net pay: 3,320.00', 'Net pay: 2,480.00', 'Payslip no. 1043']],
    ['12', ['Hagg | 15 | | 5']],
    ['29', ['Long-term', 'sub-committee', 'e-mail', 'certificate']],
  ])('GIVEN case %s THEN its words stand in the text once', async (number, expected) => {
    const { text } = await fileOf(number);
    const squeezed = text.replace(/ +/g, ' ');
    for (const words of expected) expect(squeezed.split(words)).toHaveLength(2);
  });
});
