import { strToU8, zipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openReader } from '../../src/documents/apart/reader.ts';
import { Problem } from '../../src/problem.ts';

const MANY_MS = 120_000;

const note = { bytes: strToU8('# Note\n\nThe ferry leaves at nine.\n') };

async function problemOf(reading: Promise<unknown>): Promise<Problem> {
  const thrown = await reading.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Problem);
  return thrown as Problem;
}

/** A Word file of some hundred KB whose text unpacks to `mebibytes`. */
function swollen(mebibytes: number): Uint8Array {
  const paragraph = '<w:p><w:r><w:t>The same again and again, and once more.</w:t></w:r></w:p>';
  const many = paragraph.repeat(Math.ceil((mebibytes * 1024 * 1024) / paragraph.length));
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const document = strToU8(`<w:document ${space}><w:body>${many}</w:body></w:document>`);
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': document });
}

describe('a reader apart', () => {
  test(
    'GIVEN a file that takes too much THEN one line names it and the limit, and the next file is read',
    async () => {
      const reader = openReader({ file: 5_000, mebibyte: 0 });
      onTestFinished(() => reader.close());
      const bytes = swollen(150);
      const problem = await problemOf(reader.read('swollen.docx', { bytes }, bytes.length));
      expect(problem.about).toBe('swollen.docx');
      expect(problem.message).not.toContain('\n');
      expect((await reader.read('note.md', note, 40)).text).toContain('The ferry leaves at nine.');
    },
    MANY_MS,
  );

  test(
    'GIVEN a file that takes too long THEN the reader is stopped, and the next file is read',
    async () => {
      const hurried = openReader({ file: 1, mebibyte: 0 });
      onTestFinished(() => hurried.close());
      expect((await problemOf(hurried.read('note.md', note, 40))).what).toMatch(/took longer/);
      const reader = openReader();
      onTestFinished(() => reader.close());
      expect((await reader.read('note.md', note, 40)).title).toBe('Note');
    },
    MANY_MS,
  );

  test(
    'GIVEN a file that cannot be read THEN its problem arrives as the reader said it',
    async () => {
      const reader = openReader();
      onTestFinished(() => reader.close());
      const problem = await problemOf(reader.read('a.txt', { bytes: new Uint8Array() }, 0));
      expect(problem.message).toMatch(/a\.txt: empty file/);
    },
    MANY_MS,
  );
});
