import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openShelf, type ShelfOptions } from '../../src/library/shelf.ts';
import type { Library } from '../../src/library/types.ts';
import { generatedFiles } from '../support/generated.ts';
import { everything, newPlace, type Place, shippedEncoder } from '../support/place.ts';

async function shelfOf(place: Place, options: Partial<ShelfOptions> = {}) {
  const { dataDir } = place.config;
  const shelf = await openShelf({ dataDir, encoder: await shippedEncoder(), everyMs: 0, ...options });
  onTestFinished(() => shelf.close());
  return shelf;
}

/** Reads every passage and vector: throws when anything is missing or closed. */
function readAll(library: Library): string {
  const ids = Array.from({ length: library.passageCount }, (_, id) => id);
  return ids.map((id) => `${library.passageText(id)} ${library.vector(id)[0]}`).join('\n');
}

describe('a newer build', () => {
  test('GIVEN a reader at work THEN it stays on its build, and the next one is on the newer', async () => {
    const place = newPlace();
    place.put(generatedFiles(6));
    await place.build();
    const shelf = await shelfOf(place);
    const before = readAll(shelf.current());
    let goOn = () => {};
    const work = shelf.use(async (library) => {
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      return { text: readAll(library), id: library.build.id };
    });
    const old = shelf.current().build.id;
    place.put(generatedFiles(9, 50));
    const newer = await place.build();
    expect(shelf.current().build.id).toBe(old);
    expect(await shelf.look()).toBe(true);
    expect(await shelf.look()).toBe(false);
    expect(shelf.current().build.id).toBe(newer.build.id);
    expect(shelf.current().documents).toHaveLength(9);
    goOn();
    expect(await work).toEqual({ text: before, id: old });
    expect(readdirSync(place.config.dataDir).filter((name) => name.includes(old))).toEqual([]);
  });

  test('GIVEN time THEN the shelf switches by itself, prepared first', async () => {
    const place = newPlace();
    place.put(generatedFiles(2));
    await place.build();
    const prepared: string[] = [];
    let switched: (library: Library) => void = () => {};
    const arrival = new Promise<Library>((resolve) => {
      switched = resolve;
    });
    const shelf = await shelfOf(place, {
      everyMs: 20,
      prepare: (library) => void prepared.push(library.build.id),
      onSwitch: (library) => switched(library),
    });
    place.put(generatedFiles(3));
    const { build } = await place.build();
    expect((await arrival).build.id).toBe(build.id);
    expect(shelf.current().build.id).toBe(build.id);
    expect(prepared.at(-1)).toBe(build.id);
  });

  test('GIVEN the newer build is of another encoder THEN it is refused, once, and the old one answers', async () => {
    const place = newPlace();
    place.put(generatedFiles(2));
    const { build } = await place.build();
    const problems: string[] = [];
    const shelf = await shelfOf(place, { onProblem: (error) => problems.push(String(error)) });
    await place.build({ encoder: { ...(await shippedEncoder()), fingerprint: 'f'.repeat(16) } });
    expect(await shelf.look()).toBe(false);
    expect(await shelf.look()).toBe(false);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('EMBEDDING_MODEL');
    expect(shelf.current().build.id).toBe(build.id);
    expect(readAll(shelf.current())).not.toBe('');
  });

  test('GIVEN the same build made again THEN the shelf takes it and its files stay', async () => {
    const place = newPlace();
    place.put(generatedFiles(3));
    await place.build();
    const shelf = await shelfOf(place);
    await place.build({ rebuild: true, now: new Date(Date.now() + 1000) });
    expect(await shelf.look()).toBe(true);
    readAll(shelf.current());
    expect(readdirSync(place.config.dataDir).filter((name) => name.endsWith('.hnsw'))).toHaveLength(1);
  });

  test('GIVEN it switched THEN nothing of a deleted document is left in memory or log', async () => {
    const place = newPlace();
    place.put({
      ...generatedFiles(2),
      'a/gone.md': 'Zyzzyva is what this document is about, and nothing else.',
    });
    await place.build();
    const shelf = await shelfOf(place);
    expect(shelf.current().occurrences('zyzzyva', everything(shelf.current()), 9)).toHaveLength(1);
    place.put(generatedFiles(2));
    await place.build();
    await shelf.look();
    expect(shelf.current().occurrences('zyzzyva', everything(shelf.current()), 9)).toEqual([]);
    expect(tracesOf(place, 'zyzzyva')).toEqual([]);
  });
});

function tracesOf(place: Place, word: string): string[] {
  const pattern = new RegExp(word, 'i');
  return readdirSync(place.config.dataDir).filter((name) =>
    pattern.test(readFileSync(`${place.config.dataDir}/${name}`, 'latin1')),
  );
}
