import type { Outcome } from '../answering/types.ts';
import type { Quote } from '../reading/types.ts';

/** What `npm run ask -- --json` prints: one plain object, `answer` and `abstention` never both set. */
export function answerJson(outcome: Outcome) {
  const { question, build } = outcome;
  if (outcome.kind === 'answer') {
    const { quotes, confidence } = outcome;
    return { question, build, answer: { quotes: quotes.map(quoteJson), confidence }, abstention: null };
  }
  const { searched, nearest, confidence } = outcome;
  return {
    question,
    build,
    answer: null,
    abstention: { searched, nearest: nearest && quoteJson(nearest), confidence },
  };
}

function quoteJson({ text, start, end, highlights, score, citation, also }: Quote) {
  const { path, title, publisher, published, kind, language, paragraph, headings } = citation;
  return {
    text,
    start,
    end,
    highlights,
    score,
    document: { path, title, publisher, published, kind, language },
    paragraph,
    headings,
    also: also.map(({ path, title, published, paragraph, start, end }) => ({
      path,
      title,
      published,
      paragraph,
      start,
      end,
    })),
  };
}
