import { openReader } from '../../src/documents/apart/reader.ts';
import { Problem } from '../../src/problem.ts';
import { hp, ht, hwpParagraph, makeHwp, makeOwpml } from '../documents/make/hancom.ts';
import { makeDocx } from '../documents/make/office.ts';
import { makePdf } from '../documents/make/pdf.ts';
import { makeWorkbook, words } from '../documents/make/workbook.ts';
import { HOSTILE } from '../engine/odd.ts';
import { generatedDocument, seeded } from '../support/generated.ts';
import { type Tally, tally } from './tally.ts';

/** A reader may take so long by its own limits, ms, and be started anew. */
const LIMIT_MS = 60_000;
const FRAGMENTS = [
  '\u0000',
  '<div>',
  '</p>',
  '<w:p>',
  '[](',
  '---\n',
  '```',
  '|',
  '%PDF-',
  '\ufeff',
  '&#x41;',
  ']]>',
];

/** One good file of each format. */
function seeds(): [name: string, bytes: Buffer][] {
  const text = generatedDocument(1, 3);
  const html = `<html><head><title>A</title></head><body>${text
    .split('\n\n')
    .map((one) => `<p>${one}</p>`)
    .join('')}<table><tr><td>1</td><td>2</td></tr></table></body></html>`;
  const lines = [{ text: 'The harbour master of Norvik is Ana Lindqvist.', y: 700 }];
  const files: [string, string | Uint8Array][] = [
    ['a.md', `---\ntitle: A\ndate: 2021-05-03\n---\n# A\n\n${text}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`],
    ['a.txt', text],
    ['a.html', html],
    ['a.csv', 'name,post\nAna Lindqvist,harbour master\n"a ""b""",c\n'],
    ['a.pdf', makePdf([lines])],
    ['a.docx', makeDocx([{ text: 'Harbour', style: 'Heading 1' }, { text }])],
    ['a.hwpx', makeOwpml(hp(ht(text)))],
    ['a.hwp', makeHwp([], [hwpParagraph(0, text)])],
    [
      'a.xlsx',
      makeWorkbook([
        { name: 'A', xml: `<sheetData><row r="1">${words('A1', 'Ana Lindqvist')}</row></sheetData>` },
      ]),
    ],
  ];
  return files.map(([name, content]) => [name, Buffer.from(content as Uint8Array)]);
}

/** Bytes flipped, cut, doubled, moved, and hostile stretches put in. */
export function mutated(bytes: Buffer, random: () => number): Buffer {
  const at = () => Math.floor(random() * (bytes.length + 1));
  const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
  const put = (stretch: Buffer) => Buffer.concat([bytes.subarray(0, from), stretch, bytes.subarray(from)]);
  switch (Math.floor(random() * 7)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      for (let i = 0; i <= random() * 8; i++) flipped[at() % bytes.length]! ^= 1 << Math.floor(random() * 8);
      return flipped;
    }
    case 1:
      return bytes.subarray(0, from);
    case 2:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case 3:
      return put(
        Buffer.concat(Array.from({ length: 1 + Math.floor(random() * 50) }, () => bytes.subarray(from, to))),
      );
    case 4:
      return put(
        Buffer.from(Array.from({ length: Math.floor(random() * 64) }, () => Math.floor(random() * 256))),
      );
    case 5:
      return put(
        Buffer.from(
          FRAGMENTS[Math.floor(random() * FRAGMENTS.length)]!.repeat(1 + Math.floor(random() * 2_000)),
        ),
      );
    default:
      return put(Buffer.from(HOSTILE[Math.floor(random() * HOSTILE.length)]![1](50_000)));
  }
}

/** Every reader, in its process apart: a document or a Problem, in time, and the next file is read all the same. */
export async function fuzzFiles(tries: number, seed: number): Promise<Tally> {
  const out = tally('mutated files', LIMIT_MS);
  const random = seeded(seed);
  const good = seeds();
  const reader = openReader();
  try {
    for (let i = 0; i < tries; i++) {
      const [name, whole] = good[i % good.length]!;
      let bytes = whole;
      for (let times = 0; times <= random() * 3; times++) bytes = mutated(bytes, random);
      await out.trial(`seed ${seed}, file ${i} (${name}, ${bytes.length} bytes)`, async () => {
        try {
          const document = await reader.read(name, { bytes }, bytes.length);
          if (typeof document.text !== 'string') throw new Error('no text');
          return 'answered';
        } catch (thrown) {
          if (thrown instanceof Problem) return 'refused';
          throw thrown;
        }
      });
    }
  } finally {
    reader.close();
  }
  return out;
}
