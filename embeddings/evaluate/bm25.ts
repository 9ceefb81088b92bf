import { termsOf } from '../../src/languages/tokens.ts';

/** Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009); the values the figures in the tables are for. */
const K1 = 1.2;
const B = 0.75;

/** BM25 over the product's own terms (English stems, Korean syllable pairs): question → one score a document. */
export function bm25(documents: readonly string[]): (question: string) => Float64Array {
  const postings = new Map<string, Map<number, number>>();
  const lengths = documents.map((document, i) => {
    const terms = termsOf(document);
    for (const { term } of terms) {
      if (!postings.has(term)) postings.set(term, new Map());
      const counts = postings.get(term)!;
      counts.set(i, (counts.get(i) ?? 0) + 1);
    }
    return terms.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return (question) => {
    const scores = new Float64Array(documents.length);
    for (const { term } of termsOf(question)) {
      const counts = postings.get(term);
      if (!counts) continue;
      const idf = Math.log(1 + (documents.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [i, count] of counts) {
        scores[i]! += (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[i]!) / average));
      }
    }
    return scores;
  };
}
