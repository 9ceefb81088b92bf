import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openKnownFiles } from '../../embeddings/indexing/known-files.ts';
import { LibraryDamage } from '../../src/library/failures.ts';
import { seal, sealed } from '../../src/library/seal.ts';
import { generatedFiles } from '../support/generated.ts';
import { newPlace, type Place } from '../support/place.ts';

const looks = (path: string) => statSync(path, { bigint: true });
/** Ms: as if some time had passed since files were written. */
const LATER = 60_000;

describe('files that look as they did', () => {
  const hashed = () => {
    const place = newPlace();
    place.put({ 'a/1.md': 'one text' });
    const path = join(place.config.corpusDir, 'a/1.md');
    place.put({ 'a/1.md': 'one text', 'b/2.md': 'another' });
    return { path, dataDir: join(place.config.corpusDir, '..') };
  };

  test('GIVEN nothing was touched THEN the hash is known, for what went into it besides', () => {
    const { path, dataDir } = hashed();
    const files = openKnownFiles(dataDir, Date.now() + LATER);
    files.keep('a/1.md', looks(path), 'abc', 'stated');
    files.save();
    const again = openKnownFiles(dataDir);
    expect(again.hashOf('a/1.md', looks(path), 'stated')).toBe('abc');
    expect(again.hashOf('a/1.md', looks(path), 'stated otherwise')).toBeUndefined();
    expect(again.hashOf('b/2.md', looks(path))).toBeUndefined();
    expect(again.hashOf('__proto__', looks(path))).toBeUndefined();
  });

  test('GIVEN other words of the same length and the old time THEN the hash is not known', () => {
    const { path, dataDir } = hashed();
    const files = openKnownFiles(dataDir, Date.now() + LATER);
    const { atime, mtime } = statSync(path);
    files.keep('a/1.md', looks(path), 'abc');
    files.save();
    writeFileSync(path, 'two text');
    utimesSync(path, atime, mtime);
    expect(openKnownFiles(dataDir).hashOf('a/1.md', looks(path))).toBeUndefined();
  });

  test('GIVEN it was written just now THEN it is in doubt', () => {
    const { path, dataDir } = hashed();
    const files = openKnownFiles(dataDir);
    files.keep('a/1.md', looks(path), 'abc');
    files.save();
    expect(openKnownFiles(dataDir).hashOf('a/1.md', looks(path))).toBeUndefined();
  });

  test('GIVEN the list is torn THEN nothing is known, and nothing breaks', () => {
    const { path, dataDir } = hashed();
    writeFileSync(join(dataDir, 'known-files.json'), '{"version":1,"fil');
    expect(openKnownFiles(dataDir).hashOf('a/1.md', looks(path))).toBeUndefined();
  });
});

test('GIVEN an edit that keeps length and time THEN indexing sees it', async () => {
  const place = newPlace();
  place.put({ 'a/1.md': 'The harbour opens in May.' });
  await place.build();
  const path = join(place.config.corpusDir, 'a/1.md');
  const { atime, mtime } = statSync(path);
  writeFileSync(path, 'The harbour opens in Jun.');
  utimesSync(path, atime, mtime);
  expect(await place.build()).toMatchObject({ changed: 1, unchanged: 0 });
  expect((await place.open()).text(0)).toContain('Jun.');
});

describe('a library that is sealed', () => {
  const alterText = (place: Place) => {
    const connection = new Database(join(place.config.dataDir, 'library.db'));
    connection.prepare("UPDATE documents SET text = 'X' || substr(text, 2)").run();
    connection.close();
  };

  test('GIVEN indexing is through THEN it is, for a day, and until somebody writes to it', async () => {
    const place = newPlace();
    place.put(generatedFiles(3));
    await place.build();
    const { dataDir } = place.config;
    expect(sealed(dataDir)).toBeTypeOf('number');
    expect(sealed(dataDir, Date.now() + 25 * 3_600_000)).toBeUndefined();
    const file = readFileSync(join(dataDir, 'library.db'));
    expect(await place.build()).toMatchObject({ unchanged: 3 });
    expect(readFileSync(join(dataDir, 'library.db')).equals(file)).toBe(true);
    expect(sealed(dataDir)).toBeTypeOf('number');
    alterText(place);
    expect(sealed(dataDir)).toBeUndefined();
  });

  test('GIVEN a reader that holds it open THEN a run that changed something seals it too', async () => {
    const place = newPlace();
    place.put(generatedFiles(3));
    await place.build();
    await place.open();
    place.put(generatedFiles(4));
    await place.build();
    expect(sealed(place.config.dataDir)).toBeTypeOf('number');
    expect(await place.build()).toMatchObject({ unchanged: 4 });
  });

  test('GIVEN damage that left no trace THEN whoever meets it takes the seal away, and indexing mends it', async () => {
    const place = newPlace();
    place.put(generatedFiles(3));
    await place.build();
    const connection = new Database(join(place.config.dataDir, 'library.db'));
    connection.prepare("UPDATE documents SET title = title || 'x'").run();
    connection.close();
    seal(place.config.dataDir, Date.now());
    expect(await place.build()).toMatchObject({ unchanged: 3 });
    await expect(place.open()).rejects.toThrow(LibraryDamage);
    expect(sealed(place.config.dataDir)).toBeUndefined();
    await place.build();
    await place.open();
  });
});
