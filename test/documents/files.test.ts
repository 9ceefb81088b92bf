import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../src/documents/files.ts';
import { readDocument } from '../../src/documents/read.ts';

async function folderWith(...paths: string[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'attache-'));
  for (const path of paths) {
    await mkdir(join(dir, path, '..'), { recursive: true });
    await writeFile(join(dir, path), `The text of ${path} is here.`);
  }
  return dir;
}

describe('the files of a corpus', () => {
  test('GIVEN settings, hidden and left-behind files THEN only documents are listed, sorted', async () => {
    const dir = await folderWith(
      'b.txt',
      'a/z.md',
      'a/deep/er.txt',
      '.hidden',
      '.git/config',
      'collections.yaml',
      'glossary.tsv',
      'a/note.txt~',
      '~$a.docx',
      'Thumbs.db',
      'x.hwp',
    );
    expect(await listFiles(dir)).toEqual(['a/deep/er.txt', 'a/z.md', 'b.txt', 'x.hwp']);
  });

  test('GIVEN a link to a folder above THEN it ends; other links are followed', async () => {
    const dir = await folderWith('a/one.txt');
    const other = await folderWith('two.txt');
    await symlink(dir, join(dir, 'a', 'loop'));
    await symlink(other, join(dir, 'other'));
    await symlink(join(dir, 'gone'), join(dir, 'broken.txt'));
    expect(await listFiles(dir)).toEqual(['a/one.txt', 'other/two.txt']);
  });

  test('GIVEN a name in decomposed Hangul THEN it is listed in NFC and read by that name', async () => {
    const dir = await folderWith('보도자료/등대.txt'.normalize('NFD'));
    expect(await listFiles(dir)).toEqual(['보도자료/등대.txt']);
    const document = await readDocument(dir, '보도자료/등대.txt');
    expect(document).toMatchObject({
      path: '보도자료/등대.txt',
      collection: '보도자료',
      kind: 'press release',
    });
  });

  test('GIVEN the same bytes under the same path THEN the same document', async () => {
    const dir = await folderWith('a/one.txt');
    expect(await readDocument(dir, 'a/one.txt')).toEqual(await readDocument(dir, 'a/one.txt'));
  });
});
