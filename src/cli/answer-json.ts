import type { Outcome } from '../answering/types.ts';
import type { Quote } from '../reading/types.ts';

/** What `npm run ask -- --json` prints: one plain object, of `answer`, `unsure` and `abstention` one set. */
export function answerJson(outcome: Outcome) {
  const { question, build, confidence, searched } = outcome;
  const none = { answer: null, unsure: null, abstention: null };
  const said = { question, build, ...none };
  if (outcome.kind === 'answer') {
    const [quotes, further] = [outcome.quotes.map(quoteJson), outcome.further.map(quoteJson)];
    return { ...said, answer: { quotes, further, confidence } };
  }
  if (outcome.kind === 'unsure')
    return { ...said, unsure: { searched, quotes: outcome.quotes.map(quoteJson), confidence } };
  const { nearest, names } = outcome;
  return { ...said, abstention: { searched, nearest: nearest && quoteJson(nearest), names, confidence } };
}

function quoteJson({ text, start, end, highlights, score, citation, blocks, also }: Quote) {
  const { path, title, publisher, published, kind, language, url, hash } = citation;
  const { paragraph, headings, page, sheet, row, block, link, recognised } = citation;
  return {
    text,
    start,
    end,
    highlights,
    score,
    document: { path, title, publisher, published, kind, language, url, hash },
    paragraph,
    headings,
    page: page ?? null,
    sheet: sheet ?? null,
    row: row ?? null,
    link: link ?? url,
    block: block ?? null,
    recognised: recognised ?? false,
    blocks: blocks ?? null,
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
