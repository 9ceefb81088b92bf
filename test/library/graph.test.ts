import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import type { Progress } from '../../embeddings/indexing/progress.ts';
import { openCodes } from '../../src/library/codes.ts';
import { connectForReading } from '../../src/library/database.ts';
import { GRAPH_RANGE, openGraph } from '../../src/library/graph.ts';
import { openNearest } from '../../src/library/nearest.ts';
import { openLibrary } from '../../src/library/open.ts';
import type { Library } from '../../src/library/types.ts';
import { viewOf } from '../../src/library/view.ts';
import { type Files, generatedFiles, seeded, writeCorpus } from '../support/generated.ts';
import { everything, shippedEncoder } from '../support/place.ts';

/** Documents of eight passages each: two parts of a graph, and one collection that few of them lie in. */
const FILES: Files = {
  ...generatedFiles(570),
  ...Object.fromEntries(Object.values(generatedFiles(20, 5_000)).map((text, i) => [`rare/${i}.md`, text])),
};
const NEAREST = 50;

/** Every library of this file has a graph. */
const graph = { from: 1, below: 1_000_000 };

let config: { corpusDir: string; dataDir: string };

async function build(files: Files, dataDir = config.dataDir): Promise<Set<Progress['step']>> {
  writeCorpus(config.corpusDir, files);
  const steps = new Set<Progress['step']>();
  const encoder = await shippedEncoder();
  const onProgress = ({ step }: Progress) => void steps.add(step);
  await buildLibrary({ config: { ...config, dataDir }, encoder, graph, onProgress });
  return steps;
}

const partPaths = (dataDir = config.dataDir) =>
  readdirSync(dataDir)
    .filter((name) => name.endsWith('.hnsw'))
    .sort()
    .map((name) => join(dataDir, name));

/** What the parts hold: their names without the folder's and the build's. */
const held = (paths: string[]) =>
  paths.map((path) => {
    const [stem, , sum] = basename(path).split('.');
    return `${stem} ${sum}`;
  });

async function opened<T>(work: (library: Library) => T, dataDir = config.dataDir): Promise<T> {
  const library = await openLibrary({ dataDir, encoder: await shippedEncoder(), graph });
  try {
    return work(library);
  } finally {
    library.close();
  }
}

/** Directions between two passages, as questions have. */
function questions(library: Library, count: number): Float32Array[] {
  const random = seeded(3);
  const pick = () => library.vector(Math.floor(random() * library.passageCount));
  return Array.from({ length: count }, () => {
    const [a, b] = [pick(), pick()];
    const sum = a.map((x, i) => x + 0.7 * b[i]!);
    const length = Math.hypot(...sum);
    return sum.map((x) => x / length);
  });
}

function byHand(library: Library, vector: Float32Array, isAllowed: (passage: number) => boolean): number[] {
  return Array.from({ length: library.passageCount }, (_, passage) => passage)
    .filter(isAllowed)
    .map((passage) => ({ passage, cosine: library.cosines(vector, [passage])[0]! }))
    .sort((a, b) => b.cosine - a.cosine || a.passage - b.passage)
    .slice(0, NEAREST)
    .map(({ passage }) => passage);
}

const share = (found: readonly number[], best: readonly number[]) =>
  best.filter((passage) => found.includes(passage)).length / best.length;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'attache-'));
  config = { corpusDir: join(root, 'corpus'), dataDir: join(root, 'data') };
  expect(await build(FILES)).toContain('linking');
  return () => rmSync(root, { recursive: true, force: true });
});

/** How often the graph was asked while `scopes`, and then marked passages, were searched. */
async function asked(scopes: ReadonlySet<string>[], dataDir = config.dataDir): Promise<number> {
  const connection = connectForReading(dataDir);
  try {
    const view = viewOf(connection)!;
    const codes = await openCodes(connection, dataDir, view);
    const real = await openGraph(dataDir, view, graph);
    let times = 0;
    const counting = real && {
      search: (query: Float32Array, count: number) => {
        times++;
        return real.search(query, count);
      },
    };
    const { nearest, nearestAmong } = openNearest(view, { codes, graph: counting });
    for (const collections of scopes) nearest(view.vector(5), NEAREST, collections);
    const mask = new Uint8Array(view.passageCount).fill(1, 0, 2_000);
    nearestAmong(view.vector(5), NEAREST, { mask, count: 2_000 });
    return times;
  } finally {
    connection.close();
  }
}

/** Works on a copy of the folder that `beforeAll` made. */
async function copied<T>(work: (dataDir: string) => T | Promise<T>): Promise<T> {
  const dataDir = `${config.dataDir}-copy`;
  cpSync(config.dataDir, dataDir, { recursive: true });
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

const answers = (dataDir: string) =>
  opened(
    (library) =>
      questions(library, 10).map((vector) => library.nearest(vector, NEAREST, everything(library))),
    dataDir,
  );

describe('a library with a graph', () => {
  test('GIVEN all or most collections THEN the graph finds at least 97 % of the fifty nearest', async () => {
    const most = new Set(['a', 'b', 'c']);
    await opened((library) => {
      expect(library.passageCount).toBeGreaterThan(GRAPH_RANGE.from);
      for (const collections of [everything(library), most]) {
        const isAllowed = (passage: number) =>
          collections.has(library.documents[library.passage(passage).document]!.collection);
        const shares = questions(library, 20).map((vector) => {
          const found = library.nearest(vector, NEAREST, collections).map(({ passage }) => passage);
          expect(found.every(isAllowed)).toBe(true);
          return share(found, byHand(library, vector, isAllowed));
        });
        expect(mean(shares)).toBeGreaterThanOrEqual(0.97);
      }
    });
    expect(await asked([new Set([...most, 'rare']), most])).toBe(2);
  });

  test('GIVEN a narrowed search THEN only what may be found comes, the nearest of it, by the bits', async () => {
    await opened((library) => {
      const mask = Uint8Array.from({ length: library.passageCount }, (_, passage) =>
        Number(passage % 7 === 0),
      );
      const count = mask.reduce((sum, marked) => sum + marked, 0);
      const isMarked = (passage: number) => mask[passage] === 1;
      const isOfOne = (passage: number) =>
        library.documents[library.passage(passage).document]!.collection === 'a';
      const shares = questions(library, 10).flatMap((vector) => {
        const marked = library.nearestAmong(vector, NEAREST, { mask, count }).map(({ passage }) => passage);
        const ofOne = library.nearest(vector, NEAREST, new Set(['a'])).map(({ passage }) => passage);
        expect(marked.every(isMarked) && ofOne.every(isOfOne)).toBe(true);
        return [
          share(marked, byHand(library, vector, isMarked)),
          share(ofOne, byHand(library, vector, isOfOne)),
        ];
      });
      expect(mean(shares)).toBeGreaterThanOrEqual(0.97);
    });
    expect(await asked([new Set(['a']), new Set(['a', 'b']), new Set(['rare']), new Set()])).toBe(0);
  });

  test('GIVEN a changed document THEN its part alone is linked, and all is as if made from nothing', async () => {
    await copied(async (dataDir) => {
      const before = held(partPaths(dataDir));
      expect(before).toHaveLength(2);
      const changed = {
        ...FILES,
        'a/report-00000.md': '# Another\n\nQuite another report, on lighthouses.\n',
      };
      expect(await build(changed, dataDir)).toContain('linking');
      const after = held(partPaths(dataDir));
      expect(after).toHaveLength(2);
      expect(after.filter((one) => before.includes(one))).toHaveLength(1);
      const answered = await answers(dataDir);

      rmSync(dataDir, { recursive: true });
      await build(changed, dataDir);
      expect(held(partPaths(dataDir))).toEqual(after);
      expect(await answers(dataDir)).toEqual(answered);
      expect(await build(changed, dataDir)).not.toContain('linking');
    });
  });

  test('GIVEN a damaged part THEN it is noticed, the bits answer, and indexing makes it again', async () => {
    await copied(async (dataDir) => {
      const sound = await answers(dataDir);
      const path = partPaths(dataDir)[0]!;
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1]! ^= 0xff;
      writeFileSync(path, bytes);

      const everywhere = new Set(['a', 'b', 'c', 'rare']);
      expect(await asked([everywhere], dataDir)).toBe(0);
      expect(partPaths(dataDir)).not.toContain(path);
      const scanned = await answers(dataDir);
      const shares = scanned.map((one, i) =>
        share(
          one.map(({ passage }) => passage),
          sound[i]!.map(({ passage }) => passage),
        ),
      );
      expect(mean(shares)).toBeGreaterThanOrEqual(0.97);

      expect(await build(FILES, dataDir)).toContain('linking');
      expect(held(partPaths(dataDir))).toEqual(held(partPaths()));
      expect(await asked([everywhere], dataDir)).toBe(1);
      expect(await answers(dataDir)).toEqual(sound);
    });
  });
});

test('GIVEN a library below the range THEN it has no graph', async () => {
  await copied(async (dataDir) => {
    const encoder = await shippedEncoder();
    writeCorpus(config.corpusDir, generatedFiles(3));
    await buildLibrary({ config: { ...config, dataDir }, encoder });
    expect(partPaths(dataDir)).toEqual([]);
  });
});
