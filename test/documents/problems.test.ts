import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { MOST_BYTES, MOST_UNPACKED_BYTES } from '../../src/documents/read/limits.ts';
import { parseDocument, readDocument } from '../../src/documents/read.ts';
import { Problem } from '../../src/problem.ts';
import { makeDocx, makeHwpx } from './make/office.ts';
import { makeEncryptedPdf, makePdf } from './make/pdf.ts';

/** Bytes that look like a picture: every value, in no order. */
const junk = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 0xff);

async function problemOf(path: string, bytes: Uint8Array): Promise<Problem> {
  const problem = await parseDocument(path, bytes).then(
    () => null,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(Problem);
  return problem as Problem;
}

describe('files that cannot be read', () => {
  const pdf = makePdf([[{ text: 'Some text.', y: 700 }]]);
  /** A file whose directory says (field at +24) that its one entry unpacks to more than is allowed. */
  const bomb = (): Uint8Array => {
    const bytes = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(1000) }));
    bytes.writeUInt32LE(MOST_UNPACKED_BYTES + 1, bytes.indexOf('PK\x01\x02') + 24);
    return bytes;
  };
  /** One whose directory lies: it says 10 bytes, and 50 MiB are packed in it. */
  const lyingBomb = (): Uint8Array => {
    const bytes = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(50 * 2 ** 20) }, { level: 1 }));
    bytes.writeUInt32LE(10, bytes.indexOf('PK\x01\x02') + 24);
    return bytes;
  };
  const cases: [string, string, () => Uint8Array, RegExp][] = [
    ['an empty file', 'a.txt', () => new Uint8Array(), /empty file/],
    ['a file of white space', 'a.txt', () => strToU8(' \n\t\n'), /no text/],
    ['a picture called .txt', 'a.txt', () => junk, /not text/],
    ['a file that is too large', 'a.txt', () => new Uint8Array(MOST_BYTES + 1), /MiB/],
    ['a format that is not read', 'a.xyz', () => junk, /not a format/],
    ['a damaged PDF', 'a.pdf', () => junk, /damaged/],
    ['half a PDF', 'a.pdf', () => pdf.slice(0, 40), /damaged/],
    ['an encrypted PDF', 'a.pdf', makeEncryptedPdf, /password/],
    ['a PDF without text', 'a.pdf', () => makePdf([[]]), /no text layer; run OCR first/],
    ['a damaged .docx', 'a.docx', () => makeDocx([{ text: 'x' }]).slice(0, 200), /damaged/],
    ['a zip that is no .docx', 'a.docx', () => zipSync({ 'a.txt': strToU8('hello') }), /damaged/],
    ['a protected .docx', 'a.docx', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...junk]), /password/],
    ['a zip bomb', 'a.docx', bomb, /unpacks to far more/],
    ['a zip bomb that lies about its size', 'a.docx', lyingBomb, /damaged/],
    ['an .hwpx without a section', 'a.hwpx', () => zipSync({ mimetype: strToU8('x') }), /damaged/],
    ['a protected .hwpx', 'a.hwpx', () => makeHwpx([], [], '<encryption-data/>'), /password/],
    ['an .hwpx without text', 'a.hwpx', () => makeHwpx([]), /no text/],
  ];
  test.each(cases)('GIVEN %s THEN one clear problem says so', async (_, path, bytes, what) => {
    const problem = await problemOf(path, bytes());
    expect(problem.message).toMatch(what);
    expect(problem.about).toBe(path);
    expect(problem.message).not.toContain('\n');
    expect(problem.next.length).toBeGreaterThan(5);
  });

  test('GIVEN any bytes under any name THEN the outcome is a document or a problem', async () => {
    for (const name of ['a.txt', 'a.md', 'a.html', 'a.pdf', 'a.docx', 'a.hwpx']) {
      for (let length = 1; length < 400; length += 37) {
        const outcome = await parseDocument(name, junk.slice(length, 2 * length)).catch(
          (error: unknown) => error,
        );
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Problem);
      }
    }
  });

  test('GIVEN a file that has gone, or may not be read THEN a problem names it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'attache-'));
    await expect(readDocument(dir, 'gone.txt')).rejects.toThrow(/gone\.txt: not there any more/);
    await writeFile(join(dir, 'closed.txt'), 'text');
    await chmod(join(dir, 'closed.txt'), 0);
    if (process.getuid?.() !== 0)
      await expect(readDocument(dir, 'closed.txt')).rejects.toThrow(/may not be read/);
  });
});
