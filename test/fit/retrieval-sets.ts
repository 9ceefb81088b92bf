import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { makeContext } from '../../src/engine/local.ts';
import type { Context } from '../../src/library/context.ts';
import type { Library, Neighbour } from '../../src/library/types.ts';
import type { Weights } from '../../src/retrieval/weights.ts';
import { measureRanking } from '../eval/metrics.ts';
import { fusedRanking } from '../eval/rank-documents.ts';
import { openSet } from '../eval/set-library.ts';
import { type EvaluationSet, readSet } from '../eval/sets.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EVAL = join(ROOT, '../shared/eval');
const CORPUS = join(ROOT, 'corpus');
const KEPT_POSTINGS = 2;

/** An evaluation set, ready to be ranked with any weights. */
export interface Measured {
  name: string;
  set: EvaluationSet;
  /** Mean nDCG@10 over its questions. */
  ndcg10(weights: Weights): Promise<number>;
}

/** Opens the sets that are there, at most `limit` questions each, evenly spread; says which are not. */
export async function measuredSets(
  names: readonly string[],
  encoder: Encoder,
  limit: number,
): Promise<Measured[]> {
  const remembered = remember(encoder);
  const found: Measured[] = [];
  for (const name of names) {
    const folder = join(EVAL, name);
    if (!existsSync(folder)) {
      console.log(`SKIPPED ${name}: ../shared/eval/${name} is not there`);
      continue;
    }
    const set = readSet(folder);
    const step = Math.max(1, set.queries.length / limit);
    set.queries = set.queries.filter(
      (_, i) => i === 0 || Math.floor(i / step) !== Math.floor((i - 1) / step),
    );
    const opened = await openSet(set, {
      encoder: remembered,
      cacheDir: join(tmpdir(), 'attache-eval'),
      corpusDir: CORPUS,
    });
    found.push({ name, set, ndcg10: measure(set, opened, remembered) });
  }
  return found;
}

function measure(set: EvaluationSet, opened: Context, encoder: Encoder): Measured['ndcg10'] {
  const library = rememberNearest(opened.library);
  const collections = [...new Set(library.documents.map(({ collection }) => collection))];
  const kept = new Map<string, Context>();
  return async (weights) => {
    const key = JSON.stringify([weights.k1, weights.b, weights.field]);
    const context =
      kept.get(key) ?? makeContext(library, encoder, { corpusDir: opened.corpusDir }, opened.now);
    // Postings depend on these weights and take much memory: those used last are kept, no more.
    if (!kept.has(key) && kept.size >= KEPT_POSTINGS) kept.delete(kept.keys().next().value!);
    kept.delete(key);
    kept.set(key, context);
    let sum = 0;
    for (const { id, text } of set.queries) {
      const ranked = await fusedRanking(context, { text, collections }, weights);
      sum += measureRanking(ranked, set.grades.get(id)!).ndcg10;
    }
    return sum / set.queries.length;
  };
}

/** Encodes every question once. */
function remember(encoder: Encoder): Encoder {
  const known = new Map<string, Promise<Float32Array>>();
  return {
    ...encoder,
    encodeQueries: (texts) => {
      const key = texts.join('\n');
      const vector = known.get(key) ?? encoder.encodeQueries(texts);
      known.set(key, vector);
      return vector;
    },
  };
}

/** Looks for the neighbours of every question once: they depend on no weight. */
function rememberNearest(library: Library): Library {
  const known = new WeakMap<Float32Array, Neighbour[]>();
  return {
    ...library,
    nearest: (vector, count, collections) => {
      const found = known.get(vector) ?? library.nearest(vector, count, collections);
      known.set(vector, found);
      return found;
    },
  };
}
