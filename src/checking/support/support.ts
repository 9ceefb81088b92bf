import { likelihood, quotesOf } from '../../answering/quote.ts';
import { rankSentences } from '../../answering/rank-sentences.ts';
import { searched } from '../../answering/searched.ts';
import type { Context } from '../../library/context.ts';
import { differences } from './differences.ts';
import { statements } from './statements.ts';
import { supportOf } from './support-confidence.ts';
import { SUPPORTED } from './support-weights.ts';
import type { Statement, Support } from './types.ts';

/** Sentences of a message that are looked up at most; a Discord message has 4,000 characters. */
export const STATEMENTS = 20;

interface Input {
  text: string;
  collections: readonly string[];
}

/**
 * For each sentence of a message that states something, the passage that supports it best, and what it says otherwise.
 */
export async function support(context: Context, { text, collections }: Input): Promise<Support> {
  const { stated, skipped } = statements(text);
  const looked = stated.slice(0, STATEMENTS);
  const found: Statement[] = [];
  for (const { start, end } of looked) {
    found.push(await supportOne(context, { text: text.slice(start, end), start, end }, collections));
  }
  return {
    build: context.library.build.id,
    searched: searched(context.library, { collections }),
    statements: found,
    skipped: skipped + stated.length - looked.length,
  };
}

async function supportOne(
  context: Context,
  statement: { text: string; start: number; end: number },
  collections: readonly string[],
): Promise<Statement> {
  const ranking = await rankSentences(context, { text: statement.text, collections });
  const { best, confidence } = supportOf(ranking);
  const nothing = { ...statement, quote: null, confidence, differences: [] };
  if (!best || confidence < SUPPORTED) return nothing;
  const inPassage = ranking.sentences.filter(({ view }) => view === best.view);
  const ranked = [best, ...inPassage.filter((other) => other !== best)];
  const quote = quotesOf(context.library, ranked, {
    whole: false,
    rival: null,
    all: likelihood(ranked),
  })[0]!;
  return {
    ...nothing,
    quote: { ...quote, score: confidence },
    differences: differences(statement.text, statement.start, {
      sentence: quote.highlights.map(([from, to]) => quote.text.slice(from, to)).join('\n'),
      around: `${best.view.heading.text}\n${best.view.text}`,
      published: quote.citation.published,
      domain: context.domain,
    }),
  };
}
