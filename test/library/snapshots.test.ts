import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSnapshots, type SnapshotOptions } from '../../src/library/snapshots.ts';
import type { Library } from '../../src/library/types.ts';
import { generatedFiles } from '../support/generated.ts';
import { everything, newPlace, type Place, shippedEncoder } from '../support/place.ts';

async function shelfOf(place: Place, options: Partial<SnapshotOptions> = {}) {
  const { dataDir } = place.config;
  const snapshots = await openSnapshots({ dataDir, encoder: await shippedEncoder(), everyMs: 0, ...options });
  onTestFinished(() => snapshots.close());
  return snapshots;
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
    const snapshots = await shelfOf(place);
    const before = readAll(snapshots.current());
    let goOn = () => {};
    const work = snapshots.use(async (library) => {
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      return { text: readAll(library), id: library.build.id };
    });
    const old = snapshots.current().build.id;
    place.put(generatedFiles(9, 50));
    const newer = await place.build();
    expect(snapshots.current().build.id).toBe(old);
    expect(await snapshots.look()).toBe(true);
    expect(await snapshots.look()).toBe(false);
    expect(snapshots.current().build.id).toBe(newer.build.id);
    expect(snapshots.current().documents).toHaveLength(9);
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
    const snapshots = await shelfOf(place, {
      everyMs: 20,
      prepare: (library) => void prepared.push(library.build.id),
      onSwitch: (library) => switched(library),
    });
    place.put(generatedFiles(3));
    const { build } = await place.build();
    expect((await arrival).build.id).toBe(build.id);
    expect(snapshots.current().build.id).toBe(build.id);
    expect(prepared.at(-1)).toBe(build.id);
  });

  test('GIVEN the newer build is of another encoder THEN it is refused, once, and the old one answers', async () => {
    const place = newPlace();
    place.put(generatedFiles(2));
    const { build } = await place.build();
    const problems: string[] = [];
    const snapshots = await shelfOf(place, { onProblem: (error) => problems.push(String(error)) });
    await place.build({ encoder: { ...(await shippedEncoder()), fingerprint: 'f'.repeat(16) } });
    expect(await snapshots.look()).toBe(false);
    expect(await snapshots.look()).toBe(false);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('EMBEDDING_MODEL');
    expect(snapshots.current().build.id).toBe(build.id);
    expect(readAll(snapshots.current())).not.toBe('');
  });

  test('GIVEN the same build made again THEN the shelf takes it and its files stay', async () => {
    const place = newPlace();
    place.put(generatedFiles(3));
    await place.build();
    const snapshots = await shelfOf(place);
    await place.build({ rebuild: true, now: new Date(Date.now() + 1000) });
    expect(await snapshots.look()).toBe(true);
    readAll(snapshots.current());
    expect(readdirSync(place.config.dataDir).filter((name) => name.startsWith('bits-'))).toHaveLength(1);
  });

  test('GIVEN it switched THEN nothing of a deleted document is left in memory or log', async () => {
    const place = newPlace();
    place.put({
      ...generatedFiles(2),
      'a/gone.md': 'Zyzzyva is what this document is about, and nothing else.',
    });
    await place.build();
    const snapshots = await shelfOf(place);
    expect(snapshots.current().occurrences('zyzzyva', everything(snapshots.current()), 9)).toHaveLength(1);
    place.put(generatedFiles(2));
    await place.build();
    await snapshots.look();
    expect(snapshots.current().occurrences('zyzzyva', everything(snapshots.current()), 9)).toEqual([]);
    expect(tracesOf(place, 'zyzzyva')).toEqual([]);
  });
});

function tracesOf(place: Place, word: string): string[] {
  const pattern = new RegExp(word, 'i');
  return readdirSync(place.config.dataDir).filter((name) =>
    pattern.test(readFileSync(`${place.config.dataDir}/${name}`, 'latin1')),
  );
}
