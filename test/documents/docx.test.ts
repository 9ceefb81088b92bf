import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import { makeWord, wp, wr } from './make/package.ts';
import { listed } from './support.ts';

const STYLES =
  '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Clause"/></w:style>';
const level = (i: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, 'ganada', '%1.')}${level(1, 'bullet', '\uf0b7')}${level(2, 'bullet', '※')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
  '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>';
const item = (words: string, number: number, at = 0): string =>
  wp(words, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${number}"/></w:numPr>`);
const cell = (words: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${wp(words)}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const field = (code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const math = (inner: string): string => `<m:oMath>${inner}</m:oMath>`;
const mr = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
const MONO = '<w:rFonts w:ascii="Courier New"/>';

describe('a Word document', () => {
  test('GIVEN blocks of every kind THEN each is there as Word shows it', async () => {
    const body = [
      wp(field('TOC \\o "1-3"', wr('1 Leave 3'))),
      wp(`<w:bookmarkStart w:name="leave"/>${wr('Leave')}`, '<w:pStyle w:val="H1"/>'),
      wp('Days', '<w:pStyle w:val="H2"/>'),
      wp(
        wr('See ') +
          `<w:hyperlink r:id="web">${wr('the rules')}</w:hyperlink>` +
          wr(' or ') +
          field(' HYPERLINK "mailto:a@example.org" ', wr('write')) +
          wr('.'),
      ),
      item('for a birth', 1, 2),
      item('for a move', 1, 2),
      wp('Pay', '<w:pStyle w:val="H2"/>'),
      wp('Who is asked', '<w:pStyle w:val="Sub"/>'),
      wp(`${wr('Ask early')}<w:r><w:footnoteReference w:id="7"/></w:r>${wr(', in writing.')}`),
      item('첫째', 2),
      item('dot', 2, 1),
      item('mark', 2, 2),
      item('둘째', 2),
      item('셋째부터', 3),
      `<w:tbl>${row(cell('Post', '<w:vMerge w:val="restart"/>'), cell('Days', '<w:gridSpan w:val="2"/>'))}${row(cell('', '<w:vMerge/>'), cell('old'), cell('new'))}${row(cell('Clerk'), cell(''), cell('30'))}</w:tbl>`,
      wp(wr('  if (a) {', MONO)),
      wp(wr('    b();', MONO)),
      wp(wr('Run ') + wr('pay --all', MONO) + wr(' at night.')),
      wp(
        wr('Rate ') +
          math(
            `${mr('r=')}<m:f><m:num>${mr('a+b')}</m:num><m:den>${mr('2')}</m:den></m:f><m:sSup><m:e>${mr('x')}</m:e><m:sup>${mr('2')}</m:sup></m:sSup>`,
          ) +
          wr(' a day.'),
      ),
      wp(
        `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${wp('In a box.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${wp('In a box.')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      wp(
        wr('Kept ') +
          `<w:del><w:r><w:delText>struck</w:delText></w:r></w:del><w:ins>${wr('added')}</w:ins>` +
          '<w:r><w:commentReference w:id="1"/></w:r>' +
          wr(' secret', '<w:vanish/>'),
      ),
      wp(
        '<w:r><w:ruby><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>' +
          wr(' office'),
      ),
    ].join('');
    const document = await parseDocument(
      'leave.docx',
      makeWord(
        body,
        {
          styles: STYLES,
          numbering: NUMBERING,
          footnotes: `<w:footnote w:id="7">${wp('Ten days before.')}</w:footnote>`,
          comments: `<w:comment w:id="1">${wp('Is this so?')}</w:comment>`,
          header1: wp('Staff rules, revision 4'),
          header2: wp('Staff rules, revision 4'),
          footer1:
            wp(wr('Approved by Ada Bell')) +
            wp(wr('Page ') + field('PAGE', wr('2')) + wr(' of ') + field('NUMPAGES', wr('9'))),
        },
        { title: 'Leave of staff', creator: 'Ada Bell', language: 'en-GB' },
      ),
    );
    expect(listed(document)).toEqual([
      'heading1 #leave: 1 Leave',
      'heading2: 1.1 Days',
      'paragraph: See the rules or write.',
      'item3: (a) for a birth',
      'item3: (b) for a move',
      'heading2: 1.2 Pay',
      'heading3: Who is asked',
      'paragraph: Ask early, in writing.',
      'item1: 가. 첫째',
      'item2: - dot',
      'item3: ※ mark',
      'item1: 나. 둘째',
      'item1: 다. 셋째부터',
      'note: 1 Ten days before.',
      'table: Post | Days | Days\nPost | old | new\nClerk |  | 30',
      'code:   if (a) {\n    b();',
      'paragraph: Run pay --all at night.',
      'paragraph: Rate r=(a+b)/2x^2 a day.',
      'paragraph: In a box.',
      'paragraph: Kept added',
      'paragraph: 東京 office',
      'paragraph: Staff rules, revision 4',
      'paragraph: Approved by Ada Bell',
    ]);
    expect(document).toMatchObject({ title: 'Leave of staff', author: 'Ada Bell', language: 'en' });
    expect(document.links.map(({ start, end, url }) => [document.text.slice(start, end), url])).toEqual([
      ['the rules', 'https://example.org/rules'],
      ['write', 'mailto:a@example.org'],
    ]);
    expect(document.codes.map(({ start, end }) => document.text.slice(start, end))).toEqual(['pay --all']);
    expect(document.removed.map(({ reason, text }) => `${reason}: ${text}`)).toEqual([
      'repeated: 1 Leave 3',
      'deleted: struck',
      'hidden: secret',
      'comment: Is this so?',
      'repeated: とうきょう',
      'repeated: Staff rules, revision 4',
      'page number: 29',
      'page number: Page of',
    ]);
  });

  test('GIVEN breaks that Word left when it was saved THEN blocks have their page', async () => {
    const { blocks } = await parseDocument(
      'pages.docx',
      makeWord(wp('one') + wp(`<w:r><w:lastRenderedPageBreak/></w:r>${wr('two')}`) + wp('three')),
    );
    expect(blocks.map(({ page }) => page)).toEqual([1, 2, 2]);
  });

  test('GIVEN a table of one column THEN it frames what is in it', async () => {
    const inner = `<w:tbl>${row(cell('a'), cell('b'))}${row(cell('c'), cell('d'))}</w:tbl>`;
    const frame = `<w:tbl><w:tr><w:tc>${wp('Before')}${inner}${wp('After')}</w:tc></w:tr></w:tbl>`;
    expect(listed(await parseDocument('frame.docx', makeWord(frame)))).toEqual([
      'paragraph: Before',
      'table: a | b\nc | d',
      'paragraph: After',
    ]);
  });

  test('GIVEN formulas THEN they read on one line', async () => {
    const e = (inner: string): string => `<m:e>${inner}</m:e>`;
    const formulas = [
      `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${e(mr('n'))}</m:rad>`,
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${mr('i=1')}</m:sub><m:sup>${mr('n')}</m:sup>${e(mr('i'))}</m:nary>`,
      `<m:d>${e(mr('a'))}${e(mr('b'))}</m:d>`,
      `<m:m><m:mr>${e(mr('1'))}${e(mr('0'))}</m:mr><m:mr>${e(mr('0'))}${e(mr('1'))}</m:mr></m:m>`,
      `<m:func><m:fName>${mr('sin')}</m:fName>${e(mr('x'))}</m:func>`,
    ];
    const { text } = await parseDocument(
      'math.docx',
      makeWord(formulas.map((one) => wp(math(one))).join('')),
    );
    expect(text.split('\n\n')).toEqual(['√(n)', '∑_(i=1)^n i', '(a|b)', '1, 0; 0, 1', 'sin x']);
  });
});
