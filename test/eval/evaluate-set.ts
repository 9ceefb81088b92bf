import type { Context } from '../../src/library/context.ts';
import { judgementOf } from './calibration.ts';
import { mean, measureRanking, share } from './metrics.ts';
import { fts5, miniSearch, orama, type Peer } from './peers.ts';
import { answersOf, ask, bestSentences, type Quoted } from './quoted.ts';
import { fusedRanking, lexicalRanking, semanticRanking } from './rank-documents.ts';
import { sentenceRanking } from './rank-sentences.ts';
import { percentiles, type SetResult } from './result.ts';
import { collectionOf } from './set-library.ts';
import type { EvaluationSet, SetQuery } from './sets.ts';

/** Questions asked before the clock starts. */
const WARM_UP = 5;

/** Measures the product on one set and, if not `alone`, its peers. */
export async function evaluateSet(
  set: EvaluationSet,
  context: Context,
  { onProgress, alone }: { onProgress: (text: string) => void; alone: boolean },
): Promise<SetResult> {
  const collections = [...new Set(context.library.documents.map(({ collection }) => collection))];
  const question = (text: string) => ({ text, collections });
  const rankings = async (name: string, rank: (text: string) => Promise<string[]>) => {
    onProgress(`${set.name}: ${name}`);
    const measures = [];
    for (const { id, text } of set.queries)
      measures.push(measureRanking(await rank(text), set.grades.get(id)!));
    return mean(measures);
  };
  const peers: [string, Peer][] = alone
    ? []
    : [
        ['fts5', fts5(set.documents)],
        ['minisearch', miniSearch(set.documents)],
        ['orama', await orama(set.documents)],
      ];
  const result: SetResult = {
    documents: set.documents.length,
    queries: set.queries.length,
    lexical: await rankings('lexical', (text) => lexicalRanking(context, question(text))),
    semantic: await rankings('semantic', (text) => semanticRanking(context, question(text))),
    fused: await rankings('fused', (text) => fusedRanking(context, question(text))),
    peers: {},
    ms: { p50: 0, p95: 0, p99: 0 },
  };
  for (const [name, peer] of peers) result.peers[name] = await rankings(name, peer);

  onProgress(`${set.name}: answers`);
  for (const { text } of set.queries.slice(0, WARM_UP)) await ask(context, question(text), []);
  const asked: Quoted[] = [];
  for (const { text, answers } of set.queries) asked.push(await ask(context, question(text), answers));
  result.ms = percentiles(asked.map(({ milliseconds }) => milliseconds));
  if (set.queries.every(({ answers }) => answers.length > 0)) {
    const sentences = [];
    for (const { text, answers } of set.queries)
      sentences.push(await bestSentences(context, question(text), answers));
    result.answers = answersOf(asked, sentences);
    onProgress(`${set.name}: abstention`);
    const without = [];
    for (const query of set.queries) without.push(await askWithoutArticle(set, context, query, collections));
    result.abstention = {
      abstained: share(without, ({ abstained }) => abstained),
      falselyAbstained: share(asked, ({ abstained }) => abstained),
    };
  }
  if (set.unanswerable.length > 0) {
    onProgress(`${set.name}: unanswerable questions`);
    const judged = asked.map(({ confidence, first }) => ({ confidence, answerable: true, right: first }));
    for (const { text } of set.unanswerable) {
      const { confidence } = await ask(context, question(text), []);
      judged.push({ confidence, answerable: false, right: false });
    }
    result.judgement = judgementOf(judged);
  }
  if (set.candidates) result.candidates = await candidateRanks(set, context, question);
  return result;
}

/** The question asked of a library that lacks every document with the title of a relevant one. */
function askWithoutArticle(
  set: EvaluationSet,
  context: Context,
  { id, text }: SetQuery,
  collections: string[],
) {
  const relevant = new Set(set.grades.get(id)!.keys());
  const article = new Set(set.documents.filter((document) => relevant.has(document.id)).map(collectionOf));
  return ask(context, { text, collections: collections.filter((name) => !article.has(name)) }, []);
}

/** Mean reciprocal rank of the first right sentence among the official candidates; what is not found comes last. */
async function candidateRanks(
  set: EvaluationSet,
  context: Context,
  question: (text: string) => { text: string; collections: string[] },
): Promise<NonNullable<SetResult['candidates']>> {
  const byId = new Map(set.documents.map((document) => [document.id, document]));
  let own = 0;
  let bm25 = 0;
  const judged = set.queries.filter(({ id }) => set.candidates!.has(id));
  const baseline = fts5(set.documents);
  for (const { id, text } of judged) {
    const candidates = set.candidates!.get(id)!.filter((one) => byId.has(one));
    const among = (ranking: string[]) => {
      const found = ranking.filter((one) => candidates.includes(one));
      return [...found, ...candidates.filter((one) => !found.includes(one))];
    };
    own += reciprocal(among(await sentenceRanking(context, question(text))), set.grades.get(id)!);
    bm25 += reciprocal(among(await baseline(text)), set.grades.get(id)!);
  }
  return { mrr: own / judged.length, bm25: bm25 / judged.length };
}

function reciprocal(ranking: readonly string[], grades: ReadonlyMap<string, number>): number {
  const rank = ranking.findIndex((id) => (grades.get(id) ?? 0) > 0);
  return rank < 0 ? 0 : 1 / (rank + 1);
}
