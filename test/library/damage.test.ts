import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { LibraryDamage } from '../../src/library/failures.ts';
import { generatedFiles } from '../support/generated.ts';
import { everything, newPlace, type Place } from '../support/place.ts';

function fileEnding(place: Place, ending: string): string {
  const names = readdirSync(place.config.dataDir).filter((name) => name.endsWith(ending));
  expect(names).toHaveLength(1);
  return join(place.config.dataDir, names[0]!);
}

async function builtPlace() {
  const place = newPlace();
  place.put(generatedFiles(6));
  const { build } = await place.build();
  return { place, build };
}

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 0xff;
  writeFileSync(path, bytes);
}

describe('the bits of the vectors', () => {
  const damages: [string, (path: string) => void][] = [
    ['is missing', (path) => rmSync(path)],
    ['is torn', (path) => truncateSync(path, 1000)],
    ['is empty', (path) => truncateSync(path, 0)],
    ['has a byte that flipped', flipByte],
    [
      'is of another build',
      (path) => renameSync(path, path.replace(/v1\.[0-9a-f]{16}/, 'v1.0123456789abcdef')),
    ],
  ];
  test.each(damages)('GIVEN it %s THEN opening makes the same again', async (_, damage) => {
    const { place } = await builtPlace();
    const path = fileEnding(place, '.bin');
    const sound = readFileSync(path);
    damage(path);
    const library = await place.open();
    const nearest = library.nearest(library.vector(3), 1, everything(library));
    expect(nearest[0]!.passage).toBe(3);
    expect(readFileSync(path).equals(sound)).toBe(true);
  });

  test('GIVEN it is missing THEN indexing again makes it too', async () => {
    const { place } = await builtPlace();
    const path = fileEnding(place, '.bin');
    const sound = readFileSync(path);
    rmSync(path);
    expect(await place.build()).toMatchObject({ embedded: 0, unchanged: 6 });
    expect(readFileSync(path).equals(sound)).toBe(true);
  });
});

describe('the library file', () => {
  const damages: [string, (path: string) => void][] = [
    ['is garbage', (path) => writeFileSync(path, 'these are not the bytes of a database '.repeat(500))],
    ['is cut off', (path) => truncateSync(path, 20_000)],
    ['has a page of zeros', (path) => writeFileSync(path, readFileSync(path).fill(0, 8192, 65_536))],
    ['is empty', (path) => truncateSync(path, 0)],
  ];
  test.each(damages)('GIVEN it %s THEN indexing makes it anew, and says so', async (name, damage) => {
    const { place, build } = await builtPlace();
    damage(fileEnding(place, 'library.db'));
    const notices: string[] = [];
    const summary = await place.build({ onNotice: (line) => notices.push(line) });
    expect(summary).toMatchObject({ documents: 6, added: 6, build: { id: build.id } });
    if (name !== 'is empty') expect(notices.join()).toMatch(/library\.db: is damaged .*moved to .*made anew/);
    expect((await place.open()).documents).toHaveLength(6);
  });

  test('GIVEN another version of Attaché made it THEN it is made anew', async () => {
    const { place } = await builtPlace();
    const path = fileEnding(place, 'library.db');
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(999, 60); // user_version in the header of a database file, https://sqlite.org/fileformat.html
    writeFileSync(path, bytes);
    await expect(place.open()).rejects.toThrow(/another version of Attaché made it; run npm run index/);
    const notices: string[] = [];
    await place.build({ onNotice: (line) => notices.push(line) });
    expect(notices.join()).toContain('another version of Attaché made it');
    await place.open();
  });

  test('GIVEN there is none THEN opening says how to make one', async () => {
    const place = newPlace();
    await expect(place.open()).rejects.toThrow(/there is no library yet; run npm run index/);
  });
});

/** Changes a library as a failing disk would: behind the back of everything that writes sums. */
function alter(place: Place, statement: string): void {
  const connection = new Database(fileEnding(place, 'library.db'));
  connection.unsafeMode(); // else SQLite keeps the tables of the full text from being written to
  expect(connection.prepare(statement).run().changes).toBe(1);
  connection.close();
}

/** Reads everything that can be quoted or searched. */
async function readAll(place: Place): Promise<void> {
  const library = await place.open();
  for (const [index, { passages }] of library.documents.entries()) {
    library.text(index);
    library.structure(index);
    for (let id = passages[0]; id < passages[1]; id++) {
      library.passage(id);
      library.vector(id);
    }
  }
  library.occurrences('the', everything(library), 1_000);
}

test('GIVEN damage that shows only when the library is written to THEN indexing makes it anew, and says so', async () => {
  const { place } = await builtPlace();
  const largest = '(SELECT id FROM texts_data ORDER BY length(block) DESC LIMIT 1)';
  alter(place, `UPDATE texts_data SET block = randomblob(length(block)) WHERE id = ${largest}`);
  place.put(generatedFiles(4));
  const notices: string[] = [];
  const summary = await place.build({ onNotice: (line) => notices.push(line) });
  expect(summary).toMatchObject({ documents: 4, added: 4 });
  expect(notices.join()).toMatch(/library\.db: is damaged .*moved to .*made anew/);
});

test.each(['{"fbiled":[],"odd":[]}', '{"failed":[{"path":1}],"odd":[]}', '[', 'null'])(
  'GIVEN the list of problems reads %s THEN it counts as none, and indexing goes on',
  async (text) => {
    const { place } = await builtPlace();
    writeFileSync(fileEnding(place, 'problems.json'), text);
    expect(await place.build()).toMatchObject({ unchanged: 6, failed: [] });
  },
);

describe('what a disk altered without SQLite noticing', () => {
  const first = '(SELECT min(key) FROM documents)';
  const alterations: [string, string][] = [
    ['a letter of a text', `UPDATE documents SET text = 'X' || substr(text, 2) WHERE key = ${first}`],
    ['a title', `UPDATE documents SET title = title || 'x' WHERE key = ${first}`],
    ['a date', `UPDATE documents SET published = '1999-01-01' WHERE key = ${first}`],
    ['a structure', `UPDATE structures SET structure = x'00' WHERE document = ${first}`],
    ['a passage', `UPDATE passages SET start = start + 1 WHERE document = ${first} AND ordinal = 0`],
    [
      'a vector',
      'UPDATE vectors SET vector = zeroblob(length(vector)) WHERE id = (SELECT min(id) FROM vectors)',
    ],
    ['a folded text', `UPDATE texts SET folded = folded || 'x' WHERE rowid = ${first}`],
    ['the build', "UPDATE build SET corpus = 'x'"],
  ];
  test.each(alterations)('GIVEN %s THEN it is never read, and indexing mends it', async (_, statement) => {
    const { place, build } = await builtPlace();
    alter(place, statement);
    await expect(readAll(place)).rejects.toThrow(LibraryDamage);
    const summary = await place.build();
    expect(summary).toMatchObject({ documents: 6, added: 0, build: { id: build.id } });
    await readAll(place);
  });
});

describe('a library that was moved aside', () => {
  const damage = (place: Place) => {
    const path = fileEnding(place, 'library.db');
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(999, 60); // another version: the copy itself can be read
    writeFileSync(path, bytes);
  };
  const copies = (place: Place) =>
    readdirSync(place.config.dataDir).filter((name) => /\.damaged-\d+$/.test(name));

  test('GIVEN it holds what the library holds THEN it is kept for a week', async () => {
    const { place } = await builtPlace();
    damage(place);
    await place.build();
    expect(copies(place)).toHaveLength(1);
    const path = join(place.config.dataDir, copies(place)[0]!);
    const old = new Date(Date.now() - 8 * 24 * 3_600_000);
    utimesSync(path, old, old);
    await place.build();
    expect(copies(place)).toEqual([]);
  });

  test('GIVEN a document is removed THEN the copy, which holds it, goes too', async () => {
    const { place } = await builtPlace();
    damage(place);
    place.put(generatedFiles(5));
    await place.build();
    expect(copies(place)).toEqual([]);
  });
});

test('GIVEN the folder cannot be written THEN a good library is read all the same', async () => {
  const { place } = await builtPlace();
  // SQLite cannot make the file it needs beside the library, as in a folder or on a disk that cannot be written.
  mkdirSync(join(place.config.dataDir, 'library.db-shm'));
  await readAll(place);
});

describe('what is derived', () => {
  const words = ({ config: { dataDir } }: Place) =>
    readdirSync(dataDir)
      .filter((name) => name.startsWith('words-'))
      .map((name) => join(dataDir, name));

  test('GIVEN it is there THEN it is not made again, unless damaged or of another version', async () => {
    const { place } = await builtPlace();
    const library = await place.open();
    let made = 0;
    const read = (version: number) =>
      Buffer.from(library.derived('words', version, () => Buffer.from(`made ${++made}`))).toString();
    expect(read(1)).toBe('made 1');
    expect(read(1)).toBe('made 1');
    expect(read(2)).toBe('made 2');
    flipByte(words(place)[0]!);
    expect(read(2)).toBe('made 3');
  });

  test('GIVEN a newer build THEN what belonged to the old one is gone', async () => {
    const { place } = await builtPlace();
    const library = await place.open();
    library.derived('words', 1, () => Buffer.from('of the first'));
    expect(words(place)).toHaveLength(1);
    place.put(generatedFiles(7));
    await place.build();
    expect(words(place)).toEqual([]);
  });
});
