import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import * as make from './make/hancom.ts';
import { listed } from './support.ts';

const { hp, ht } = make;
/** What both formats are made to hold, as blocks. */
const EXPECTED = [
  'heading1: 열람실 이용 규칙',
  'paragraph: 책은 네 주 동안 빌린다. 규정을 본다.',
  'item1: 1. 대출',
  'item2: 가) 일반 도서',
  'item2: 나) 정기 간행물',
  'item1: 2. 반납',
  'item1: ○ 표시',
  'note: 1) 휴일은 뺀다.',
  'caption: 표 1 대출 기간',
  'table: 구분 | 기간 | 기간\n구분 | 처음 | 연장\n도서 |  | 2주',
  'paragraph: 글상자 안의 글.',
  'paragraph: 하루 r = 60 over n 원.',
  'paragraph: 열람실 운영팀',
];
const REMOVED = ['comment: 숨은 설명'];
const removed = ({ removed: all }: { removed: readonly { reason: string; text: string }[] }): string[] =>
  all.map(({ reason, text }) => `${reason}: ${text}`);

describe('.hwpx', () => {
  const head =
    '<hh:styles><hh:style id="0" name="바탕글"/><hh:style id="3" name="개요 1"/></hh:styles>' +
    '<hh:numberings><hh:numbering id="1"><hh:paraHead level="1" start="1" numFormat="DIGIT">^1.</hh:paraHead>' +
    '<hh:paraHead level="2" start="1" numFormat="HANGUL_SYLLABLE">^2)</hh:paraHead></hh:numbering></hh:numberings>' +
    '<hh:bullets><hh:bullet id="1" char="○"/></hh:bullets>' +
    [
      ['1', 'NUMBER', 0],
      ['2', 'NUMBER', 1],
      ['3', 'BULLET', 0],
    ]
      .map(
        ([id, type, level]) =>
          `<hh:paraPr id="${id}"><hh:heading type="${type}" idRef="1" level="${level}"/></hh:paraPr>`,
      )
      .join('');
  const cell = (text: string, columns = 1, rows = 1): string =>
    `<hp:tc><hp:subList>${hp(ht(text))}</hp:subList><hp:cellSpan colSpan="${columns}" rowSpan="${rows}"/></hp:tc>`;
  const note = (name: string, text: string): string =>
    `<hp:ctrl><hp:${name}><hp:subList>${hp(ht(text))}</hp:subList></hp:${name}></hp:ctrl>`;
  const link =
    '<hp:ctrl><hp:fieldBegin type="HYPERLINK"><hp:parameters><hp:stringParam name="Command">https\\://example.org/rules;1;0;0;</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl>';
  const section = [
    hp(`${note('footer', '열람실 운영팀')}${ht('열람실 이용 규칙')}`, 0, 3),
    hp(
      `${ht('책은 네 주 동안 빌린다. ')}${link}${ht('규정')}<hp:ctrl><hp:fieldEnd/></hp:ctrl>${ht('을 본다.')}${note('footNote', '휴일은 뺀다.')}${note('hiddenComment', '숨은 설명')}`,
    ),
    hp(ht('대출'), 1),
    hp(ht('일반 도서'), 2),
    hp(ht('정기 간행물'), 2),
    hp(ht('반납'), 1),
    hp(ht('표시'), 3),
    hp(
      `<hp:tbl><hp:caption><hp:subList>${hp(`${ht('표 ')}<hp:ctrl><hp:autoNum num="1" numType="TABLE"/></hp:ctrl>${ht(' 대출 기간')}`)}</hp:subList></hp:caption>` +
        `<hp:tr>${cell('구분', 1, 2)}${cell('기간', 2)}</hp:tr><hp:tr>${cell('처음')}${cell('연장')}</hp:tr><hp:tr>${cell('도서')}${cell('')}${cell('2주')}</hp:tr></hp:tbl>`,
    ),
    hp(`<hp:rect><hp:drawText><hp:subList>${hp(ht('글상자 안의 글.'))}</hp:subList></hp:drawText></hp:rect>`),
    hp(`${ht('하루')}<hp:equation><hp:script>r = 60 over n</hp:script></hp:equation>${ht('원.')}`),
  ].join('');

  test('GIVEN blocks of every kind THEN each is there as Hancom shows it', async () => {
    const document = await parseDocument('규칙.hwpx', make.makeOwpml(section, head));
    expect(listed(document)).toEqual(EXPECTED);
    expect(removed(document)).toEqual(REMOVED);
    expect(document.links.map(({ start, end, url }) => [document.text.slice(start, end), url])).toEqual([
      ['규정', 'https://example.org/rules'],
    ]);
  });
});

describe('.hwp', () => {
  const { u16, u32, sized, control, record, hwpParagraph, hwpControl, hwpCell } = make;
  const shape = (type: number, level: number, id: number): Buffer =>
    record(25, 1, Buffer.concat([u32((type << 23) | (level << 25)), Buffer.alloc(26), u16(id)]));
  const levels = ['^1.', '^2)', '', '', '', '', ''];
  const numbering = Buffer.concat([
    ...levels.map((text, i) => Buffer.concat([u32((i === 1 ? 8 : 0) << 5), Buffer.alloc(8), sized(text)])),
    u16(1),
  ]);
  const info = [
    record(23, 1, numbering),
    record(24, 1, Buffer.concat([Buffer.alloc(12), Buffer.from('○', 'utf16le')])),
    shape(0, 0, 0),
    shape(2, 0, 1),
    shape(2, 1, 1),
    shape(3, 0, 1),
    record(26, 1, Buffer.concat([sized('바탕글'), sized('Normal')])),
    record(26, 1, Buffer.concat([sized('개요 1'), sized('Outline 1')])),
  ];
  const text = (words: string): Buffer => Buffer.from(words, 'utf16le');
  const note = (four: string, words: string): Buffer =>
    hwpControl(1, four, Buffer.alloc(8), [record(72, 2, u32(1)), hwpParagraph(2, words)]);
  const caption = hwpParagraph(2, [text('표 '), control(18), text(' 대출 기간')], 0, 0, [
    hwpControl(3, 'atno', Buffer.concat([u32(4), u16(1)])),
  ]);
  const table = hwpControl(1, 'tbl ', Buffer.alloc(40), [
    record(72, 2, u32(1)),
    caption,
    record(77, 2, Buffer.concat([u32(0), u16(3, 3)])),
    hwpCell(2, 0, 0, '구분', 2),
    hwpCell(2, 0, 1, '기간', 1, 2),
    hwpCell(2, 1, 1, '처음'),
    hwpCell(2, 1, 2, '연장'),
    hwpCell(2, 2, 0, '도서'),
    hwpCell(2, 2, 1, ''),
    hwpCell(2, 2, 2, '2주'),
  ]);
  const box = hwpControl(1, 'gso ', Buffer.alloc(40), [
    record(76, 2),
    record(72, 3, u32(1)),
    hwpParagraph(3, '글상자 안의 글.'),
  ]);
  const link = hwpControl(
    1,
    '%hlk',
    Buffer.concat([u32(0), Buffer.from([0]), sized('https\\://example.org/rules;1;0;0;')]),
  );
  const body = [
    hwpParagraph(0, [control(16), text('열람실 이용 규칙')], 0, 1, [note('foot', '열람실 운영팀')]),
    hwpParagraph(
      0,
      [
        text('책은 네 주 동안 빌린다. '),
        control(3),
        text('규정'),
        control(4),
        text('을 본다.'),
        control(17),
        control(15),
      ],
      0,
      0,
      [link, note('fn  ', '휴일은 뺀다.'), note('tcmt', '숨은 설명')],
    ),
    hwpParagraph(0, '대출', 1),
    hwpParagraph(0, '일반 도서', 2),
    hwpParagraph(0, '정기 간행물', 2),
    hwpParagraph(0, '반납', 1),
    hwpParagraph(0, '표시', 3),
    hwpParagraph(0, [control(11)], 0, 0, [table]),
    hwpParagraph(0, [control(11)], 0, 0, [box]),
    hwpParagraph(0, [text('하루'), control(11), text('원.')], 0, 0, [
      hwpControl(1, 'eqed', Buffer.alloc(8), [
        record(88, 2, Buffer.concat([u32(0), sized('r = 60 over n')])),
      ]),
    ]),
  ];

  test.each([0, 1])(
    'GIVEN blocks of every kind (packed: %i) THEN each is there as Hancom shows it',
    async (packed) => {
      const document = await parseDocument('규칙.hwp', make.makeHwp(info, body, packed));
      expect(listed(document)).toEqual(EXPECTED);
      expect(removed(document)).toEqual(REMOVED);
      expect(document.links.map(({ start, end, url }) => [document.text.slice(start, end), url])).toEqual([
        ['규정', 'https://example.org/rules'],
      ]);
    },
  );

  test.each([
    [3, /protected by a password/],
    [5, /made for distribution/],
  ])('GIVEN a locked one (%i) THEN one line says so', async (properties, what) => {
    await expect(parseDocument('규칙.hwp', make.makeHwp(info, body, properties))).rejects.toThrow(what);
  });

  test('GIVEN one of an older version, or damaged THEN one line says so', async () => {
    const older = new TextEncoder().encode('HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05');
    await expect(parseDocument('a.hwp', older)).rejects.toThrow(/before 2002/);
    const whole = make.makeHwp(info, body);
    await expect(parseDocument('a.hwp', whole.slice(0, 700))).rejects.toThrow(/damaged/);
  });
});
