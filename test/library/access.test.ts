import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { openLibrary } from '../../src/library/open.ts';
import type { Library, Neighbour } from '../../src/library/types.ts';
import { generatedFiles, seeded, writeCorpus } from '../support/generated.ts';
import { everything, shippedEncoder } from '../support/place.ts';

/** Enough documents that the bits of the vectors choose whom to compare whole, and not all are. */
const DOCUMENTS = 330;

let library: Library;

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'attache-'));
  const config = { corpusDir: join(root, 'corpus'), dataDir: join(root, 'data') };
  writeCorpus(config.corpusDir, {
    ...generatedFiles(DOCUMENTS),
    'rare/memo.md': 'A “KORUS  FTA” memo: ＡＢＣ of 한·미 자유무역협정.\n\nIt’s the only one of its kind, 끝',
  });
  const encoder = await shippedEncoder();
  await buildLibrary({ config, encoder });
  library = await openLibrary({ dataDir: config.dataDir, encoder });
  return () => {
    library.close();
    rmSync(root, { recursive: true, force: true });
  };
});

const scope = fc.subarray(['a', 'b', 'c', 'rare', 'nowhere']).map((names) => new Set(names));

function collectionOf(document: number): string {
  return library.documents[document]!.collection;
}

/** All passages of `collections`, compared one by one. */
function nearestByHand(vector: Float32Array, count: number, collections: ReadonlySet<string>): Neighbour[] {
  const all: Neighbour[] = [];
  for (let passage = 0; passage < library.passageCount; passage++) {
    if (!collections.has(collectionOf(library.passage(passage).document))) continue;
    const other = library.vector(passage);
    all.push({ passage, cosine: vector.reduce((sum, x, i) => sum + x * other[i]!, 0) });
  }
  return all.sort((a, b) => b.cosine - a.cosine || a.passage - b.passage).slice(0, count);
}

/** A direction between two passages, as questions have. */
function between(seed: number): Float32Array {
  const random = seeded(seed);
  const pick = () => library.vector(Math.floor(random() * library.passageCount));
  const [a, b] = [pick(), pick()];
  const sum = a.map((x, i) => x + 0.7 * b[i]!);
  const length = Math.hypot(...sum);
  return sum.map((x) => x / length);
}

describe('nearest', () => {
  test('GIVEN any collections THEN nothing of another comes back, nearest first, as many as there are', () => {
    fc.assert(
      fc.property(scope, fc.nat(1000), fc.integer({ min: 0, max: 60 }), (collections, seed, count) => {
        const vector = between(seed);
        const found = library.nearest(vector, count, collections);
        const best = nearestByHand(vector, count, collections);
        expect(found).toHaveLength(best.length);
        for (const { passage } of found)
          expect(collections).toContain(collectionOf(library.passage(passage).document));
        const cosines = found.map(({ cosine }) => cosine);
        expect(cosines).toEqual([...cosines].sort((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  test('GIVEN more passages than are compared whole THEN it finds what comparing all finds', () => {
    expect(library.passageCount).toBeGreaterThan(2_000);
    let hits = 0;
    let all = 0;
    for (const collections of [everything(library), new Set(['a', 'b']), new Set(['rare'])]) {
      for (let seed = 0; seed < 40; seed++) {
        const vector = between(seed);
        const found = new Set(library.nearest(vector, 20, collections).map(({ passage }) => passage));
        const best = nearestByHand(vector, 20, collections);
        all += best.length;
        hits += best.filter(({ passage }) => found.has(passage)).length;
      }
    }
    expect(hits / all).toBeGreaterThan(0.99);
  });

  test('GIVEN more passages asked for than there are THEN all come, once', () => {
    const found = library.nearest(between(1), 10_000, everything(library));
    expect(new Set(found.map(({ passage }) => passage)).size).toBe(library.passageCount);
  });

  test('GIVEN marked passages THEN only they come back, and the nearest of them', () => {
    const mask = Uint8Array.from({ length: library.passageCount }, (_, passage) => Number(passage % 3 === 0));
    const count = mask.reduce((sum, marked) => sum + marked, 0);
    const vector = between(7);
    const best = nearestByHand(vector, library.passageCount, everything(library)).filter(
      ({ passage }) => mask[passage] === 1,
    );
    const found = library.nearestAmong(vector, 10, { mask, count }).map(({ passage }) => passage);
    expect(found).toEqual(best.slice(0, 10).map(({ passage }) => passage));
  });

  test('GIVEN a vector of another length THEN it is refused', () => {
    expect(() => library.nearest(new Float32Array(3), 1, everything(library))).toThrow(RangeError);
  });
});

/** Case and kind of white space ignored; enough for what `generatedFiles` writes. */
function occurrencesByHand(text: string, collections: ReadonlySet<string>) {
  const needle = text.toLowerCase().replace(/\s/g, ' ');
  return library.documents.flatMap((entry, document) => {
    if (!collections.has(entry.collection) || entry.collection === 'rare') return [];
    const folded = library.text(document).toLowerCase().replace(/\s/g, ' ');
    const spans: { document: number; start: number; end: number }[] = [];
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
      spans.push({ document, start: at, end: at + needle.length });
    }
    return spans;
  });
}

describe('occurrences', () => {
  test('GIVEN any piece of any text THEN all its places come, in order, and none outside the collections', () => {
    const place = fc.tuple(fc.nat(DOCUMENTS - 1), fc.nat(900), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(
        place,
        scope,
        fc.integer({ min: 1, max: 500 }),
        ([document, at, length], collections, limit) => {
          collections.delete('rare');
          const needle = library
            .text(document)
            .slice(at, at + length)
            .toUpperCase();
          fc.pre(needle !== '');
          const expected = occurrencesByHand(needle, collections).slice(0, limit);
          expect(library.occurrences(needle, collections, limit)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    ['"korus fta"', 1],
    ['korus FTA', 1],
    ['korus\u00a0FTA', 1],
    ['“KORUS', 1],
    ['"KORUS', 1],
    ['abc', 1],
    ['ＡＢＣ', 1],
    ["it's the only", 1],
    ['한·미', 1],
    ['끝', 1],
    ['d, 끝', 1],
    ['자유무역협정'.normalize('NFD'), 1],
    ['', 0],
    ['"*^ AND NOT', 0],
  ])('GIVEN %j THEN the memo has it %i times', (needle, times) => {
    expect(library.occurrences(needle, new Set(['rare']), 10)).toHaveLength(times);
  });
});
