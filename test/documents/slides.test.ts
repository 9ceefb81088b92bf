import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import { coreProperties, escaped, relations, zipped } from './make/package.ts';
import { listed } from './support.ts';

const NAMES =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const ap = (text: string, properties = ''): string =>
  `<a:p>${properties}<a:r>${text.startsWith('<') ? text : `<a:t>${escaped(text)}</a:t>`}</a:r></a:p>`;
const shape = (kind: string | undefined, ...paragraphs: string[]): string =>
  `<p:sp><p:nvSpPr><p:nvPr>${kind === undefined ? '' : `<p:ph type="${kind}"/>`}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs.join('')}</p:txBody></p:sp>`;
const tree = (...shapes: string[]): string => `<p:cSld><p:spTree>${shapes.join('')}</p:spTree></p:cSld>`;

function makeSlides(slides: string[], notes: string): Uint8Array {
  return zipped({
    '_rels/.rels': relations([['d', 'officeDocument', 'ppt/presentation.xml']]),
    'docProps/core.xml': coreProperties({}),
    'ppt/presentation.xml': `<p:presentation ${NAMES}><p:sldIdLst>${slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="s${i}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      slides.map((_, i) => [`s${i}`, 'slide', `slides/slide${i}.xml`] as const),
    ),
    ...Object.fromEntries(
      slides.map((xml, i) => [`ppt/slides/slide${i}.xml`, `<p:sld ${NAMES}>${xml}</p:sld>`]),
    ),
    'ppt/slides/_rels/slide0.xml.rels': relations([
      ['n', 'notesSlide', '../notesSlides/notes.xml'],
      ['web', 'hyperlink', 'https://example.org/plan'],
    ]),
    'ppt/notesSlides/notes.xml': `<p:notes ${NAMES}>${notes}</p:notes>`,
  });
}

test('GIVEN slides THEN each is a page with its title, items, tables and notes', async () => {
  const cell = (text: string, attributes = ''): string =>
    `<a:tc ${attributes}><a:txBody>${ap(text)}</a:txBody></a:tc>`;
  const table = `<p:graphicFrame><a:tbl><a:tblPr firstRow="1"/><a:tr>${cell('Line')}${cell('Fares', 'gridSpan="2"')}${cell('', 'hMerge="1"')}</a:tr><a:tr>${cell('Hagg')}${cell('')}${cell('5')}</a:tr></a:tbl></p:graphicFrame>`;
  const link = '<a:rPr><a:hlinkClick r:id="web"/></a:rPr><a:t>the plan</a:t>';
  const number = '<a:pPr><a:buAutoNum type="arabicParenR"/></a:pPr>';
  const first = tree(
    shape(undefined, ap('In a corner')),
    shape('title', ap('New lines')),
    shape(
      'body',
      ap('From May'),
      ap('Daily', '<a:pPr lvl="1"/>'),
      ap(link, '<a:pPr><a:buNone/></a:pPr>'),
      ap('one', number),
      ap('two', number),
    ),
    shape('sldNum', '<a:p><a:fld type="slidenum"><a:t>1</a:t></a:fld></a:p>'),
    shape('ftr', ap('County ferries')),
  );
  const second = tree(shape('ctrTitle', ap('Fares')), table, shape('ftr', ap('County ferries')));
  const document = await parseDocument(
    'plan.pptx',
    makeSlides([first, second], tree(shape('body', ap('Say it slowly.')))),
  );
  expect(listed(document)).toEqual([
    'heading1 p1: New lines',
    'paragraph p1: In a corner',
    'item1 p1: - From May',
    'item2 p1: - Daily',
    'paragraph p1: the plan',
    'item1 p1: 1) one',
    'item1 p1: 2) two',
    'note p1: Say it slowly.',
    'heading1 p2: Fares',
    'table p2: Line | Fares | Fares\nHagg |  | 5',
    'paragraph: County ferries',
  ]);
  expect(document.removed.map(({ reason, text }) => `${reason}: ${text}`)).toEqual(['page number: 1']);
  expect(document.links.map(({ url }) => url)).toEqual(['https://example.org/plan']);
});

describe('a book', () => {
  const book = (encryption?: string): Uint8Array =>
    zipped({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml':
        '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
      ...(encryption && {
        'META-INF/encryption.xml': `<encryption><CipherReference URI="${encryption}"/></encryption>`,
      }),
      'OPS/book.opf':
        '<package xmlns:dc="x"><metadata><dc:title>Tides</dc:title><dc:creator>Ann Moe</dc:creator><dc:date>2021-05-06</dc:date><dc:language>en</dc:language></metadata>' +
        '<manifest><item id="b" href="b%201.xhtml"/><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      'OPS/a.xhtml': '<html><body><h1>Ebb</h1><p>The water goes.</p></body></html>',
      'OPS/b 1.xhtml': '<html><body><h1>Flow</h1><ol><li>It comes.</li></ol></body></html>',
    });

  test('GIVEN chapters THEN they are read in the order of the spine', async () => {
    const document = await parseDocument('tides.epub', book());
    expect(listed(document)).toEqual([
      'heading1: Ebb',
      'paragraph: The water goes.',
      'heading1: Flow',
      'item1: 1. It comes.',
    ]);
    expect(document).toMatchObject({
      title: 'Tides',
      author: 'Ann Moe',
      published: '2021-05-06',
      language: 'en',
    });
  });

  test('GIVEN a locked one THEN one line says so; locked fonts lock nothing', async () => {
    await expect(parseDocument('tides.epub', book('OPS/a.xhtml'))).rejects.toThrow(/locked by its publisher/);
    expect((await parseDocument('tides.epub', book('OPS/font.ttf'))).title).toBe('Tides');
  });
});

describe('a message', () => {
  test('GIVEN plain text and an attachment THEN sender, date, body and its name are there', async () => {
    const mail = [
      'From: =?utf-8?b?7ZWY64qY?= <sky@example.org>',
      'To: Bo Lie <bo@example.org>, ann@example.org',
      'Date: Wed, 21 Mar 2018 14:14:32 +0100',
      'Subject: Ferry on Monday',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'It leaves at nine.',
      '',
      '1) Bring a coat.',
      '--x',
      'Content-Type: application/pdf; name="plan.pdf"',
      'Content-Disposition: attachment; filename="plan.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERg==',
      '--x--',
    ].join('\r\n');
    const document = await parseDocument('ferry.eml', new TextEncoder().encode(mail));
    expect(listed(document)).toEqual([
      'heading1: Ferry on Monday',
      'byline: From: 하늘 <sky@example.org>',
      'byline: To: Bo Lie <bo@example.org>, ann@example.org',
      'byline: Date: Wed, 21 Mar 2018 14:14:32 +0100',
      'paragraph: It leaves at nine.',
      'item1: 1) Bring a coat.',
      'item1: - plan.pdf',
    ]);
    expect(document).toMatchObject({ title: 'Ferry on Monday', author: '하늘', published: '2018-03-21' });
  });

  test('GIVEN HTML THEN it is read as a page', async () => {
    const mail =
      'From: a@example.org\nSubject: Fares\nContent-Type: text/html\n\n<table><tr><th>Line</th><th>Fare</th></tr><tr><td>Hagg</td><td>5</td></tr></table>';
    const document = await parseDocument('a.eml', new TextEncoder().encode(mail));
    expect(document.text).toContain('Line | Fare\nHagg | 5');
  });
});
