import { seeded } from '../../support/generated.ts';

/** A block of a document that is made up, before it is written in some format. */
export type MadeBlock =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph' | 'comment'; text: string }
  /** `marks`: the numbers as written, or null for bullets. */
  | { kind: 'items'; marks: string[] | null; items: { text: string; depth: number }[] }
  | { kind: 'code'; lines: string[] }
  /** The first row heads the columns; a cell may be empty, the first of a row is not. */
  | { kind: 'table'; rows: string[][] };

/** What cleaners, parsers and layouts have been known to lose, among words of every day. */
const WORDS = [
  ...'the keeper opens every gate at dawn and counts boats in harbour before noon while nobody waits'.split(
    ' ',
  ),
  ...'Share Print Subscribe Home Contact Copyright Related Next Menu'.split(' '),
  ...[
    '(c)',
    '(1)',
    '02-555-0142',
    '1007',
    '3,320.00',
    '2024.03.01',
    '12',
    'v2.3.1',
    'ERR-4032',
    '50%',
    'Q&A',
    '§7',
  ],
  ...['ada@example.org', 'snake_case', 'C:\\temp', 'No.', 'e-mail', '“quoted”', '—', '½', 'İzmir', 'Straße'],
];
const KOREAN =
  '직원은 해마다 열닷새의 휴가를 쓸 수 있다. 가. 제3조 문의: 담당부서 회의실 120,000원 신청한다. 공유 인쇄 목록 2024년 3월 1일'.split(
    ' ',
  );
const SYMBOLS = [
  '{',
  '}',
  '});',
  '[',
  '],',
  '=>',
  '!==',
  '#',
  '//',
  '--name',
  '<name>',
  '"a"',
  "'b'",
  '|',
  '&&',
  'end',
  '*ptr',
];

export interface Wishes {
  /** Words and signs that the format has no way to write in prose. */
  without?: RegExp;
  latin?: boolean;
  /** The format counts the items of a list by itself. */
  counted?: boolean;
}

/** A document of every kind of block, the same for the same seed; every sentence holds a number of its own. */
export function madeDocument(seed: number, { without, latin, counted }: Wishes = {}): MadeBlock[] {
  const random = seeded(seed * 7919 + 17);
  const below = (n: number) => Math.floor(random() * n);
  const allowed = (list: readonly string[]) => list.filter((word) => !without?.test(word));
  const pools = latin ? [allowed(WORDS)] : [allowed(WORDS), allowed(WORDS), allowed(KOREAN)];
  let number = 10_000 + below(50_000);
  const phrase = (least: number, most: number): string => {
    const pool = pools[below(pools.length)]!;
    const words = Array.from({ length: least + below(most - least + 1) }, () => pool[below(pool.length)]!);
    number += 1 + below(9);
    return [`w${number}`, ...words].join(' ');
  };
  const sentence = () => `${phrase(3, 14)} end.`;
  const makers: (() => MadeBlock)[] = [
    () => ({ kind: 'heading', level: 1 + below(3), text: phrase(1, 4) }),
    () => ({ kind: 'paragraph', text: Array.from({ length: 1 + below(4) }, sentence).join(' ') }),
    () => ({ kind: 'paragraph', text: phrase(0, 2) }),
    () => ({ kind: 'comment', text: phrase(1, 5) }),
    () => {
      const items = Array.from({ length: 1 + below(5) }, (_, i) => ({
        text: phrase(1, 8),
        depth: i === 0 ? 1 : 1 + below(2),
      }));
      const [first, step, sign] = [
        1 + below(9),
        counted ? 1 : 1 + below(3),
        counted || below(2) === 0 ? '.' : ')',
      ];
      const marks = below(2) === 0 ? null : items.map((_, i) => `${first + i * step}${sign}`);
      return { kind: 'items', marks, items: marks ? items.map((item) => ({ ...item, depth: 1 })) : items };
    },
    () => ({
      kind: 'code',
      lines: Array.from({ length: 1 + below(7) }, () => {
        const signs = Array.from({ length: below(4) }, () => SYMBOLS[below(SYMBOLS.length)]!);
        number += 1;
        return `${' '.repeat(2 * below(4))}${[...(below(3) === 0 ? [] : [`c${number}`]), ...signs].join(' ')}`.trimEnd();
      }).map((line, i) => line || (i === 0 ? `c${number}` : '}')),
    }),
    () => {
      const columns = 2 + below(3);
      const row = (full: boolean) =>
        Array.from({ length: columns }, (_, i) => (i > 0 && !full && below(3) === 0 ? '' : phrase(0, 2)));
      return { kind: 'table', rows: [row(true), ...Array.from({ length: 1 + below(4) }, () => row(false))] };
    },
  ];
  const blocks = Array.from({ length: 6 + below(12) }, () => makers[below(makers.length)]!());
  return [
    { kind: 'heading', level: 1, text: phrase(2, 4) },
    ...blocks,
    { kind: 'paragraph', text: sentence() },
  ];
}

/** All words put into a document, by the block they stand in. */
export function textsOf(block: MadeBlock): string[] {
  switch (block.kind) {
    case 'items':
      return block.items.flatMap(({ text }, i) => [block.marks?.[i] ?? '', text]);
    case 'code':
      return block.lines;
    case 'table':
      return block.rows.flat();
    default:
      return [block.text];
  }
}

/** How often each word stands in some texts: letters and digits, one after the other. */
export function wordCounts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
