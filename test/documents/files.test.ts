import { chmod, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
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
    expect((await listFiles(dir)).files).toEqual(['a/deep/er.txt', 'a/z.md', 'b.txt', 'x.hwp']);
  });

  test('GIVEN links THEN they are followed within the corpus, not above themselves and not out of it', async () => {
    const dir = await folderWith('a/one.txt', 'b/two.txt');
    const other = await folderWith('secret.txt');
    await symlink(dir, join(dir, 'a', 'loop'));
    await symlink(join(dir, 'b'), join(dir, 'again'));
    await symlink(other, join(dir, 'other'));
    await symlink(join(other, 'secret.txt'), join(dir, 'a', 'passwords.txt'));
    await symlink(join(dir, 'gone'), join(dir, 'broken.txt'));
    const { files, problems } = await listFiles(dir);
    expect(files).toEqual(['a/one.txt', 'again/two.txt', 'b/two.txt']);
    expect(problems.map(({ path }) => path).sort()).toEqual(['a/passwords.txt', 'other']);
  });

  test('GIVEN the folder of the library within THEN it is left out', async () => {
    const dir = await folderWith('one.txt', 'data/library.db', 'data/models/readme.md');
    expect((await listFiles(dir, [join(dir, 'data')])).files).toEqual(['one.txt']);
  });

  test('GIVEN a folder that may not be read THEN it is named and the others are listed', async () => {
    const dir = await folderWith('open/one.txt', 'shut/two.txt');
    await chmod(join(dir, 'shut'), 0);
    const { files, problems } = await listFiles(dir);
    await chmod(join(dir, 'shut'), 0o700);
    if (process.getuid?.() === 0) return;
    expect(files).toEqual(['open/one.txt']);
    expect(problems.map(({ path }) => path)).toEqual(['shut']);
  });

  test('GIVEN two names that differ only in how they are composed THEN both are kept', async () => {
    const dir = await folderWith('등대.txt'.normalize('NFC'), '등대.txt'.normalize('NFD'));
    const { files } = await listFiles(dir);
    expect(files).toEqual(['등대 (2).txt', '등대.txt']);
    const texts = await Promise.all(files.map(async (path) => (await readDocument(dir, path)).text));
    expect(new Set(texts).size).toBe(2);
  });

  test('GIVEN a name in decomposed Hangul THEN it is listed in NFC and read by that name', async () => {
    const dir = await folderWith('보도자료/등대.txt'.normalize('NFD'));
    expect((await listFiles(dir)).files).toEqual(['보도자료/등대.txt']);
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
