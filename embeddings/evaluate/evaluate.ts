import type { Encoder } from '../encoder/types.ts';
import { bm25 } from './bm25.ts';
import { fuse, WEIGHTS } from './fusion.ts';
import { mean, ndcg10, spearman, top } from './measures.ts';
import type { EvaluationSet, RetrievalSet, SimilaritySet } from './sets.ts';

/** What is measured on a set; `fusedBy[w]` is nDCG@10 fused with `WEIGHTS[w]`. */
export type Measured =
  | { kind: 'similarity'; spearman: number }
  | { kind: 'retrieval'; alone: number; bm25: number; fusedBy: number[] }
  | { kind: 'bitext'; hit1: number; hit1Reverse: number };

const BATCH = 512;

export async function evaluate(encoder: Encoder, set: EvaluationSet): Promise<Measured> {
  if (set.kind === 'similarity') return similarity(encoder, set);
  const documents = await encodeAll(set.documents, (texts) =>
    encoder.encodePassages(texts.map((text) => fitting(encoder, text))),
  );
  const questions = await encodeAll(set.questions, encoder.encodeQueries);
  const cosines = (question: number) => similarities(questions, question, documents, encoder.dimensions);
  return set.kind === 'bitext' ? bitext(set, cosines) : retrieval(set, cosines);
}

async function similarity(encoder: Encoder, { pairs }: SimilaritySet): Promise<Measured> {
  const a = await encodeAll(
    pairs.map((pair) => pair.a),
    encoder.encodeQueries,
  );
  const b = await encodeAll(
    pairs.map((pair) => pair.b),
    encoder.encodeQueries,
  );
  const cosines = pairs.map((_, i) => dot(a, i, b, i, encoder.dimensions));
  return {
    kind: 'similarity',
    spearman: spearman(
      cosines,
      pairs.map((pair) => pair.score),
    ),
  };
}

function retrieval(set: RetrievalSet, cosines: (question: number) => Float32Array): Measured {
  const lexical = bm25(set.documents);
  const rows = set.questions.map((question, i) => {
    const grades = set.grades[i]!;
    const words = lexical(question);
    const meaning = cosines(i);
    return {
      alone: ndcg10(meaning, grades),
      bm25: ndcg10(words, grades),
      fusedBy: WEIGHTS.map((weight) => ndcg10(fuse(words, meaning, weight), grades)),
    };
  });
  return {
    kind: 'retrieval',
    alone: mean(rows.map((row) => row.alone)),
    bm25: mean(rows.map((row) => row.bm25)),
    fusedBy: WEIGHTS.map((_, w) => mean(rows.map((row) => row.fusedBy[w]!))),
  };
}

/** Share of the sentences whose nearest neighbour in the other language is their translation, both ways. */
function bitext(set: RetrievalSet, cosines: (question: number) => Float32Array): Measured {
  const nearest = new Map<number, { score: number; question: number }>();
  const translations = new Map<number, Set<number>>();
  const hits = set.grades.map((grades, question) => {
    const scores = cosines(question);
    for (const [document, score] of scores.entries()) {
      const best = nearest.get(document);
      if (!best || score > best.score) nearest.set(document, { score, question });
    }
    for (const document of grades.keys()) {
      translations.set(document, (translations.get(document) ?? new Set()).add(question));
    }
    return grades.has(top(scores, 1)[0]!) ? 1 : 0;
  });
  const reverse = [...translations].map(([document, ours]) =>
    ours.has(nearest.get(document)!.question) ? 1 : 0,
  );
  return { kind: 'bitext', hit1: mean(hits), hit1Reverse: mean(reverse) };
}

async function encodeAll(
  texts: readonly string[],
  encode: (texts: readonly string[]) => Promise<Float32Array>,
): Promise<Float32Array> {
  const parts: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += BATCH) parts.push(await encode(texts.slice(at, at + BATCH)));
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A text longer than the model takes, cut from the end: the library cuts documents into passages, these sets do not. */
function fitting(encoder: Encoder, text: string): string {
  let fitted = text;
  for (
    let tokens = encoder.countTokens(fitted);
    tokens > encoder.maxTokens;
    tokens = encoder.countTokens(fitted)
  ) {
    fitted = fitted.slice(0, Math.floor((fitted.length * encoder.maxTokens * 0.98) / tokens));
  }
  return fitted;
}

function similarities(
  questions: Float32Array,
  question: number,
  documents: Float32Array,
  dimensions: number,
) {
  const scores = new Float32Array(documents.length / dimensions);
  for (let i = 0; i < scores.length; i++) scores[i] = dot(questions, question, documents, i, dimensions);
  return scores;
}

function dot(a: Float32Array, i: number, b: Float32Array, j: number, dimensions: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += a[i * dimensions + d]! * b[j * dimensions + d]!;
  return sum;
}
