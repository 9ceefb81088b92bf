import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CUTTING_VERSION } from '../../src/documents/cut.ts';
import type { Library } from '../../src/library/types.ts';
import { Problem } from '../../src/problem.ts';
import { generatedDocument, generatedFiles } from '../support/generated.ts';
import { everything, newPlace, shippedEncoder } from '../support/place.ts';

/** All that a library can say, but for the times. */
function contents(library: Library) {
  const documents = library.documents.map(({ added, changed, ...entry }, index) => ({
    ...entry,
    text: library.text(index),
  }));
  const passages = Array.from({ length: library.passageCount }, (_, id) => ({
    ...library.passage(id),
    text: library.passageText(id),
    vector: [...library.vector(id)],
  }));
  return { id: library.build.id, documents, passages };
}

/** The derived files by name: a name holds the build and the sum of what is inside. */
function derivedFiles(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => /\.(hnsw|bin)$/.test(name));
}

describe('indexing again', () => {
  test('GIVEN nothing has changed THEN nothing is embedded and the build is the same', async () => {
    const place = newPlace();
    place.put(generatedFiles(5));
    const first = await place.build();
    const second = await place.build();
    expect(first).toMatchObject({ documents: 5, added: 5, failed: [] });
    expect(first.embedded).toBe(first.passages);
    expect(second).toMatchObject({ unchanged: 5, added: 0, changed: 0, embedded: 0, reused: first.passages });
    expect(second.build).toEqual(first.build);
  });

  test('GIVEN one paragraph has changed THEN only passages with new words are embedded', async () => {
    const place = newPlace();
    const files = generatedFiles(5);
    place.put(files);
    const first = await place.build();
    const path = 'a/report-00000.md';
    place.put({
      ...files,
      [path]: `${files[path]!.trimEnd()}\n\nA wholly new last paragraph was put under it.\n`,
    });
    const second = await place.build();
    expect(second).toMatchObject({ changed: 1, unchanged: 4, added: 0, removed: 0 });
    expect(second.embedded).toBeGreaterThan(0);
    expect(second.embedded).toBeLessThanOrEqual(2);
    expect(second.build.id).not.toBe(first.build.id);
    const [entry] = (await place.open()).documents;
    expect(entry).toMatchObject({ path, added: first.build.created, changed: second.build.created });
  });

  test('GIVEN a document was renamed THEN its vectors are used again', async () => {
    const place = newPlace();
    place.put({ 'a/old.md': generatedDocument(1) });
    await place.build();
    place.put({ 'b/new.md': generatedDocument(1) });
    expect(await place.build()).toMatchObject({ added: 1, removed: 1, embedded: 0 });
  });

  test('GIVEN a document was deleted THEN no file of the library has a trace of it', async () => {
    const place = newPlace();
    const kept = generatedFiles(3);
    place.put({
      ...kept,
      'a/secret.md': 'The codeword is Xylophonist.\n\nNobody shall ever read about Xylophonists.',
    });
    await place.build({
      prepare: (library) => void library.derived('words', 1, () => Buffer.from(library.text(1))),
    });
    const traces = () =>
      readdirSync(place.config.dataDir).filter((name) =>
        /xylophon/i.test(readFileSync(join(place.config.dataDir, name), 'latin1')),
      );
    const before = await place.open();
    expect(before.occurrences('xylophonist', everything(before), 9)).toHaveLength(2);
    before.close();
    place.put(kept);
    expect(await place.build()).toMatchObject({ removed: 1, embedded: 0 });
    expect(traces()).toEqual([]);
    const after = await place.open();
    expect(after.occurrences('xylophonist', everything(after), 9)).toEqual([]);
  });

  test('GIVEN a run was stopped THEN the next one embeds only what is left', async () => {
    const place = newPlace();
    place.put(generatedFiles(30));
    const stop = new AbortController();
    let saved = 0;
    const stopped = place.build({
      signal: stop.signal,
      onProgress: ({ step, done }) => {
        if (step === 'embedding' && done > 0 && saved === 0) {
          saved = done;
          stop.abort();
        }
      },
    });
    await expect(stopped).rejects.toThrow(/abort/i);
    await expect(place.open()).rejects.toThrow('nothing has been indexed yet');
    const summary = await place.build();
    expect(saved).toBeGreaterThan(0);
    expect(summary.embedded).toBeLessThanOrEqual(summary.passages - saved);
  });

  test('GIVEN any history of edits THEN the library is what a clean build makes, graph and all', async () => {
    const encoder = await shippedEncoder();
    const path = fc.constantFrom('a/1.md', 'a/2.md', 'b/1.md', 'note.md', 'z/deep/1.md');
    const state = fc.dictionary(path, fc.integer({ min: 0, max: 20 }), { noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 4 }), async (history) => {
        const grown = newPlace();
        const clean = newPlace();
        for (const documents of history) {
          const files = Object.entries(documents).map(([name, seed]) => [name, generatedDocument(seed, 2)]);
          grown.put(Object.fromEntries(files));
          clean.put(Object.fromEntries(files));
          await grown.build({ encoder });
        }
        await clean.build({ encoder });
        expect(contents(await grown.open())).toEqual(contents(await clean.open()));
        expect(derivedFiles(grown.config.dataDir)).toEqual(derivedFiles(clean.config.dataDir));
      }),
      { numRuns: 12 },
    );
  });
});

describe('what cannot be indexed', () => {
  test('GIVEN a file that cannot be read THEN it is named and the rest is indexed', async () => {
    const place = newPlace();
    place.put({ ...generatedFiles(2), 'a/broken.pdf': 'no PDF at all', 'a/program.exe': 'MZ' });
    const notices: string[] = [];
    const summary = await place.build({ onNotice: (line) => notices.push(line) });
    expect(summary.documents).toBe(2);
    expect(summary.failed.map(({ path }) => path)).toEqual(['a/broken.pdf', 'a/program.exe']);
    expect(notices).toEqual(summary.failed.map(({ message }) => message));
    for (const { path, message } of summary.failed) expect(message).toMatch(new RegExp(`^${path}: .+; .+`));
  });

  test('GIVEN there is no corpus folder THEN a Problem names it', async () => {
    const place = newPlace();
    await expect(place.build()).rejects.toThrow(Problem);
    await expect(place.build()).rejects.toThrow(place.config.corpusDir);
  });

  test('GIVEN the data folder cannot be made THEN a Problem says what to do', async () => {
    const place = newPlace();
    place.put(generatedFiles(1));
    const dataDir = join(place.config.corpusDir, 'a', 'report-00000.md', 'data');
    await expect(place.build({ config: { ...place.config, dataDir } })).rejects.toThrow(
      /cannot be written; .*DATA_DIR/,
    );
  });

  test('GIVEN half a surrogate pair THEN what is stored is what the offsets count', async () => {
    const place = newPlace();
    place.put({ 'odd.html': '<p>Before the &#xD83D; sign and 😀 after it, quite a while.</p>' });
    await place.build();
    const library = await place.open();
    expect(library.text(0)).toHaveLength(library.documents[0]!.length);
    const [sign] = library.occurrences('😀', everything(library), 1);
    expect(library.text(0).slice(sign!.start, sign!.end)).toBe('😀');
  });
});

describe('what a library was made with', () => {
  test('GIVEN another version of the encoder THEN all is embedded again, said plainly, and times are kept', async () => {
    const place = newPlace();
    place.put(generatedFiles(3));
    const first = await place.build();
    const encoder = { ...(await shippedEncoder()), fingerprint: '0123456789abcdef' };
    const notices: string[] = [];
    const second = await place.build({ encoder, onNotice: (line) => notices.push(line) });
    expect(second).toMatchObject({ unchanged: 3, embedded: first.embedded, reused: 0 });
    expect(second.build.fingerprint).toBe('0123456789abcdef');
    expect(notices.join()).toMatch(/another version of attache-static-ko-en .* everything is embedded again/);
    await expect(place.open()).rejects.toThrow('run npm run index to make it anew');
    expect(await place.build()).toMatchObject({ embedded: first.embedded, build: { id: first.build.id } });
    const times = (await place.open()).documents.map(({ added, changed }) => [added, changed]);
    expect(times).toEqual(times.map(() => [first.build.created, first.build.created]));
  });

  test('GIVEN another version of cutting THEN all is read again and vectors of the same words are kept', async () => {
    const place = newPlace();
    place.put(generatedFiles(3));
    await place.build();
    const notices: string[] = [];
    const cutting = CUTTING_VERSION + 1;
    const second = await place.build({ cutting, onNotice: (line) => notices.push(line) });
    expect(second).toMatchObject({ unchanged: 3, embedded: 0, build: { cutting } });
    expect(notices.join()).toMatch(/version \d+ of reading and cutting/);
  });

  test('GIVEN --rebuild THEN every passage is embedded again and the build is the same', async () => {
    const place = newPlace();
    place.put(generatedFiles(3));
    const first = await place.build();
    const second = await place.build({ rebuild: true });
    expect(second).toMatchObject({ embedded: first.embedded, unchanged: 3 });
    expect(second.build.id).toBe(first.build.id);
  });
});

describe('two at once', () => {
  test('GIVEN another is building THEN the second stops with a Problem and the first finishes', async () => {
    const place = newPlace();
    place.put(generatedFiles(20));
    const [first, second] = await Promise.allSettled([place.build(), place.build()]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: expect.any(Problem) });
    expect(String((second as PromiseRejectedResult).reason)).toMatch(/another process .*is indexing/);
    expect(await place.build()).toMatchObject({ unchanged: 20, embedded: 0 });
  });

  test('GIVEN a lock that a dead process left THEN it is no obstacle', async () => {
    const place = newPlace();
    place.put(generatedFiles(1));
    await place.build();
    writeFileSync(join(place.config.dataDir, 'graph-v1.0123456789abcdef.999999999.tmp'), 'half a graph');
    await place.build();
    expect(readdirSync(place.config.dataDir).some((name) => name.endsWith('.tmp'))).toBe(false);
  });
});
