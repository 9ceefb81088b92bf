import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { GENERAL } from '../../src/bot/access.ts';
import { openReader } from '../../src/documents/apart/reader.ts';
import { isNoDocument } from '../../src/documents/files.ts';
import { ENDINGS, FORMATS, USUAL_ENDINGS } from '../../src/documents/formats.ts';
import type { Document } from '../../src/documents/types.ts';
import { refusal } from '../../src/refusal.ts';

const LONGEST_NAME = 100;
/** Bytes of a name in UTF-8 that every file system takes, with room for a number. */
const LONGEST_BYTES = 230;
/** Names tried before giving up: name.pdf, name-2.pdf, … */
const NAMES = 50;

/** The usual ending of each format, by what a web server calls the format. */
const BY_TYPE: ReadonlyMap<string, string> = new Map(
  FORMATS.flatMap(({ mediaTypes, endings }) => mediaTypes.map((type) => [type, endings[0]!] as const)),
);

const unreadable = () =>
  refusal(
    ['That kind of file cannot be read', `Give one of these: ${USUAL_ENDINGS.join(', ')}`],
    ['읽을 수 없는 형식의 파일입니다', `다음 형식으로 주십시오: ${USUAL_ENDINGS.join(', ')}`],
  );

const setting = (name: string) =>
  refusal(
    [`A file called ${name} is a setting, never a document`, 'Give it another name and add it again'],
    [`${name}은(는) 설정 파일의 이름이어서 문서로 읽지 않습니다`, '이름을 바꾸어 다시 추가해 주십시오'],
  );

const alreadyThere = () =>
  refusal(
    ['The same file is in this collection already', 'Remove it first if it is to be read again'],
    ['같은 파일이 이미 이 자료 모음에 있습니다', '다시 읽게 하려면 먼저 지워 주십시오'],
  );

/**
 * A file name that stays in its folder whatever it was called: no separators, no leading dots, nothing a shell or
 * another system would stumble over. The ending is one that can be read.
 *
 * @throws Refusal for a format that cannot be read.
 */
export function safeName(name: string, type: string | null): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const given = extname(last).toLowerCase();
  const ending = ENDINGS.includes(given) ? given : BY_TYPE.get((type ?? '').split(';')[0]!.trim());
  if (!ending) throw unreadable();
  const stem = (given ? last.slice(0, -given.length) : last)
    .replace(/[^\p{L}\p{M}\p{N} _-]+/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[-\s_]+|(?<![-\s_])[-\s_]+$/g, '')
    .slice(0, LONGEST_NAME);
  const safe = `${withinBytes(stem).trim() || 'document'}${ending}`;
  if (isNoDocument(safe)) throw setting(safe);
  return safe;
}

function withinBytes(name: string): string {
  const characters = [...name];
  while (Buffer.byteLength(characters.join('')) > LONGEST_BYTES) characters.pop();
  return characters.join('');
}

/**
 * Reads a file as a document and puts it into the folder of its collection, whole or not at all; a name already taken
 * by another file gets a number.
 *
 * @param collection one of the known collections: its name is a folder's, never made up from what somebody typed.
 * @throws Problem when it cannot be read as a document; Refusal when it is there already.
 */
export async function shelve(
  corpusDir: string,
  collection: string,
  name: string,
  bytes: Buffer,
): Promise<Document> {
  const folder = collection === GENERAL ? '' : `${collection}/`;
  const document = await parsed(`${folder}${name}`, bytes);
  await mkdir(join(corpusDir, folder), { recursive: true });
  // Hidden, so that indexing leaves it alone until it has its name.
  const waiting = join(corpusDir, folder, `.${randomUUID()}.part`);
  await writeFile(waiting, bytes, { flag: 'wx' });
  try {
    for (let number = 1; number <= NAMES; number++) {
      const path = `${folder}${numbered(name, number)}`;
      try {
        await link(waiting, join(corpusDir, path));
        return number === 1 ? document : await parsed(path, bytes);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (bytes.equals(await readFile(join(corpusDir, path)))) throw alreadyThere();
      }
    }
    throw alreadyThere();
  } finally {
    await unlink(waiting);
  }
}

/** Whatever the file does to the program that reads it, this process goes on. */
async function parsed(path: string, bytes: Buffer): Promise<Document> {
  const reader = openReader();
  try {
    return await reader.read(path, { bytes }, bytes.length);
  } finally {
    reader.close();
  }
}

function numbered(name: string, number: number): string {
  const ending = extname(name);
  return number === 1 ? name : `${name.slice(0, -ending.length)}-${number}${ending}`;
}
