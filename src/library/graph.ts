import { createHash } from 'node:crypto';
import { linkSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import type { HierarchicalNSW } from 'hnswlib-node';
import { idOf } from './build-id.ts';
import {
  type ContentName,
  contentPaths,
  fits,
  otherPaths,
  publish,
  stemsOf,
  sumOfFile,
  unfinishedPath,
} from './content-addressed.ts';
import type { View } from './view.ts';

// The package is CommonJS with a default export only; its types say otherwise under NodeNext.
const hnswlib = createRequire(import.meta.url)('hnswlib-node') as typeof import('hnswlib-node');

/**
 * Hierarchical navigable small world graph (Malkov and Yashunin, https://arxiv.org/abs/1603.09320) over the vectors of a
 * build, made by indexing and never by whoever answers. It is in parts, and a document's id says which it belongs to: a
 * changed document has only its own part made anew. Each part depends on what is in it alone, so that the same documents have
 * the same graph however they came into the library.
 */
export interface Graph {
  /** Up to `count` passages that hold most of the nearest to `query`, in no order that means anything. */
  search(query: Float32Array, count: number): number[];
}

/** Numbers of passages from the first on, and below the second, that a library with a graph has. */
export interface GraphRange {
  from: number;
  below: number;
}

/**
 * Below 4,096 passages it would be asked for a good part of all, which comparing bits does in less time. It takes 1.7 KB of
 * memory a passage, 13 times as much as the bits, 0.2 ms of indexing, and with 94,000 passages 13 ms a question, in which the bits
 * of all, which find as many, are compared ten times over. From 16,384 on they serve alone.
 */
export const GRAPH_RANGE: GraphRange = { from: 4_096, below: 16_384 };

/**
 * Numbers of a vector the graph knows, from the first. Over 4,900 paragraphs, with what it finds compared as `nearest.ts` does,
 * 98.8 % of the true fifty nearest and 96.1 % of a hundred are found: as many as by the bits, 98.8 % and 95.6 %. With 256 numbers
 * it is 96.8 % and 92.6 %.
 */
const LONGEST = 384;

/** Raise when one of the constants below changes what a saved graph holds. */
const VERSION = 1;

/** How the name of a part begins; how many there are follows, and what it was made of. */
const STEM = `graph-v${VERSION}-`;

/** Passages of a part, at least on average, and fewer than twice as many: a second or two of linking. */
const PART = 2_048;

/** Links a passage has on each layer but the lowest, which has twice as many; candidates kept while it is linked. */
const LINKS = 16;
const BUILD_WIDTH = 100;

/** Candidates kept while a part is searched, and how many more are taken of each than its share, for parts that hold more. */
const SEARCH_WIDTH = 100;
const SPARE = { times: 1.25, more: 16 };

const SEED = 100;
const SPACE = 'ip';

/** Passages linked before other work gets its turn. */
const STRIDE = 64;

interface Part {
  name: ContentName;
  /** The passages, ascending; the graph knows them by their places here. */
  passages: Uint32Array;
}

interface Linked extends Part {
  index: HierarchicalNSW;
}

/** Whether the graph of a build is there, or none has to be; whether it is sound is seen when it is opened. */
export function hasGraph(dataDir: string, build: string, passages: number, range = GRAPH_RANGE): boolean {
  if (!isWithin(range, passages)) return true;
  const stems = new Set(stemsOf(dataDir, build).filter((stem) => stem.startsWith(STEM)));
  return [...stems].some((stem) => Number(stem.slice(STEM.length).split('-')[0]) === stems.size);
}

const isWithin = ({ from, below }: GraphRange, passages: number): boolean =>
  passages >= from && passages < below;

/** The graph of a build. @returns undefined where it has none, or a part is missing or damaged: the next indexing makes it */
export async function openGraph(
  dataDir: string,
  view: View,
  range = GRAPH_RANGE,
): Promise<Graph | undefined> {
  const linked: Linked[] = [];
  for (const part of partsOf(view, range)) {
    const index = await load(dataDir, part, view);
    if (!index) return undefined;
    linked.push({ ...part, index });
  }
  return linked.length > 0 ? graphOf(linked, view.passageCount) : undefined;
}

/**
 * Makes the graph of a build: parts that an earlier build has too are taken over, the others linked and saved. A folder that
 * cannot be written is no obstacle.
 */
export async function makeGraph(
  dataDir: string,
  view: View,
  onProgress: (done: number, total: number) => void,
  range = GRAPH_RANGE,
): Promise<void> {
  const missing: Part[] = [];
  for (const part of partsOf(view, range)) {
    const index = takeOver(dataDir, part) ? await load(dataDir, part, view) : undefined;
    if (!index) missing.push(part);
  }
  const total = missing.reduce((sum, { passages }) => sum + passages.length, 0);
  let done = 0;
  for (const part of missing) {
    const index = await link(part, view, (more) => onProgress(done + more, total));
    done += part.passages.length;
    onProgress(done, total);
    await save(index, dataDir, part.name);
  }
}

/** What the graph of a build consists of; nothing where it has none. */
function partsOf({ build, entries, passageCount }: View, range: GraphRange): Part[] {
  if (!isWithin(range, passageCount)) return [];
  const count = 2 ** Math.max(0, Math.floor(Math.log2(passageCount / PART)));
  const members: { lines: string[]; passages: number[] }[] = Array.from({ length: count }, () => ({
    lines: [],
    passages: [],
  }));
  for (const { id, hash, passages } of entries) {
    const member = members[sha256(id).readUInt32LE() % count]!;
    member.lines.push(`${id} ${hash}`);
    for (let passage = passages[0]; passage < passages[1]; passage++) member.passages.push(passage);
  }
  const held = members.filter(({ passages }) => passages.length > 0);
  return held.map(({ lines, passages }) => ({
    name: {
      stem: `${STEM}${held.length}-${idOf({ ...build, corpus: sha256(lines.join('\n')).toString('hex') })}`,
      build: build.id,
      ending: 'hnsw',
    },
    passages: Uint32Array.from(passages),
  }));
}

const shortened = (vector: Float32Array): number[] => Array.from(vector.subarray(0, LONGEST));

const empty = ({ build }: View): HierarchicalNSW =>
  new hnswlib.HierarchicalNSW(SPACE, Math.min(build.dimensions, LONGEST));

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Gives a part of an earlier build, where one is there, its name in this one. @returns whether the part is there now */
function takeOver(dataDir: string, { name }: Part): boolean {
  if (contentPaths(dataDir, name).length > 0) return true;
  for (const path of otherPaths(dataDir, name)) {
    const other = path.split('.').at(-3)!;
    try {
      linkSync(path, path.replace(`.${other}.`, `.${name.build}.`));
      return true;
    } catch {
      // Gone meanwhile, or a folder without hard links: the vectors are in the library.
    }
  }
  return false;
}

/** Reads a part; a file that is not what its name says is removed. */
async function load(
  dataDir: string,
  { name, passages }: Part,
  view: View,
): Promise<HierarchicalNSW | undefined> {
  for (const path of contentPaths(dataDir, name)) {
    try {
      const index = empty(view);
      if (fits(path, await sumOfFile(path)) && (await index.readIndex(path))) {
        if (index.getCurrentCount() === passages.length) return index;
      }
    } catch {
      // Gone meanwhile, or torn.
    }
    rmSync(path, { force: true });
  }
  return undefined;
}

async function link(
  { passages }: Part,
  view: View,
  onProgress: (done: number) => void,
): Promise<HierarchicalNSW> {
  const index = empty(view);
  index.initIndex(passages.length, LINKS, BUILD_WIDTH, SEED);
  for (const [place, passage] of passages.entries()) {
    index.addPoint(shortened(view.vector(passage)), place);
    if ((place + 1) % STRIDE === 0) {
      onProgress(place + 1);
      await setImmediate();
    }
  }
  return index;
}

async function save(index: HierarchicalNSW, dataDir: string, name: ContentName): Promise<void> {
  const unfinished = unfinishedPath(dataDir, name);
  try {
    await index.writeIndex(unfinished);
    publish(dataDir, name, unfinished, await sumOfFile(unfinished));
  } catch {
    // Until it can be saved, the bits are scanned.
    rmSync(unfinished, { force: true });
  }
}

function graphOf(parts: readonly Linked[], total: number): Graph {
  return {
    search: (query, count) => {
      const numbers = shortened(query);
      const found: { passage: number; distance: number }[] = [];
      for (const { index, passages } of parts) {
        const share = Math.ceil((SPARE.times * count * passages.length) / total) + SPARE.more;
        const wanted = Math.min(share, passages.length);
        index.setEf(Math.max(SEARCH_WIDTH, wanted));
        const { neighbors, distances } = index.searchKnn(numbers, wanted);
        for (const [i, place] of neighbors.entries())
          found.push({ passage: passages[place]!, distance: distances[i]! });
      }
      return found
        .sort((a, b) => a.distance - b.distance || a.passage - b.passage)
        .slice(0, count)
        .map(({ passage }) => passage);
    },
  };
}
