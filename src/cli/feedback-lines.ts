import type { Engine } from '../engine/operations.ts';
import type { Feedback } from '../library/state/feedback.ts';
import type { Quote } from '../reading/types.ts';

/** A question in the layout of a question file: answered well when a quote holds one of `answers`. */
export interface HelpfulLine {
  id: string;
  question: string;
  kind: 'helpful';
  document: string;
  answers: string[];
}

export interface WrongLine {
  id: string;
  question: string;
  kind: 'wrong';
  document: string;
  /** The passage that should not have been quoted. */
  wrong: string;
  comment: string | null;
}

/**
 * Feedback with the words of its quotes put back. What was judged in a document that has changed since cannot be
 * told any more and is only counted.
 */
export async function feedbackLines(engine: Engine, given: readonly Feedback[]) {
  const { collections } = await engine.status({});
  const helpful: HelpfulLine[] = [];
  const wrong: WrongLine[] = [];
  let lost = 0;
  for (const { id, question, verdict, quotes, comment } of given) {
    const found = (await engine.recall({ spans: quotes, collections })).filter((quote) => quote !== null);
    const [quote] = found;
    if (!quote) lost++;
    else if (verdict === 'helpful')
      helpful.push({
        id: `f${id}`,
        question,
        kind: 'helpful',
        document: quote.citation.path,
        answers: answersOf(quote),
      });
    else
      wrong.push({
        id: `f${id}`,
        question,
        kind: 'wrong',
        document: quote.citation.path,
        wrong: quote.text,
        comment,
      });
  }
  return { helpful, wrong, lost };
}

/** What was highlighted is what answered; without highlights, all of it. */
function answersOf({ text, highlights }: Quote): string[] {
  return highlights.length > 0 ? highlights.map(([start, end]) => text.slice(start, end)) : [text];
}
