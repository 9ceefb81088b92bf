import { answer } from '../answering/answer.ts';
import type { Outcome } from '../answering/types.ts';
import { ALL_LANGUAGES } from '../languages/all.ts';
import type { Context } from '../library/context.ts';
import type { Question } from '../query/types.ts';
import type { Quote } from '../reading/types.ts';
import { type Holders, holdersOf } from './holders.ts';
import { namesAsked, namesInstead } from './people-asked.ts';

const asksWho = (text: string) => ALL_LANGUAGES.some(({ questions }) => questions.asksWho.test(text));
/** What a statement read as "X holds it" is worth, as a probability: test/domains/named-goals.test.ts holds more. */
const STATED = 0.95;
/** Holders that are quoted: several countries may have the same office. */
const MOST_HOLDERS = 3;

/**
 * Answers a question as `answer` does, and agrees with what `/lookup` says: who holds an office is the newest statement
 * of it (or that of the time asked for), and somebody whose name is only like the one asked about is offered by name,
 * never quoted.
 */
export async function ask(context: Context, question: Question): Promise<Outcome> {
  const outcome = await answer(context, question);
  if (question.document || (outcome.kind === 'abstention' && outcome.names.length > 0)) return outcome;
  const { text, collections } = question;
  const names = namesInstead(context, text, collections);
  const { question: asked, build, searched } = outcome;
  if (names)
    return { kind: 'abstention', question: asked, build, confidence: 0, searched, nearest: null, names };
  if (!asksWho(text) || question.since || question.until || namesAsked(context.domain, text).length > 0)
    return outcome;
  const held = holdersOf(context, text, collections);
  return held.query.isOffice ? withHolders(outcome, held, question.limit) : outcome;
}

/** The statements of who holds it first, what else was found behind them. */
function withHolders(
  outcome: Outcome,
  { query, holders }: Holders,
  limit = Number.POSITIVE_INFINITY,
): Outcome {
  // Of a country that is named only what a document says to be its own.
  const own = holders.filter(({ country }) => query.country === null || country?.code === query.country);
  if (own.length === 0) return outcome;
  const best = onePerCountry(own).slice(0, Math.min(MOST_HOLDERS, limit));
  const quotes = best.map(({ quote }) => ({ ...quote, score: STATED }));
  const found =
    outcome.kind === 'answer'
      ? [...outcome.quotes, ...outcome.further]
      : outcome.kind === 'unsure'
        ? outcome.quotes
        : [];
  const further = found.filter((quote) => !quotes.some((other) => overlap(quote, other)));
  const { question, build, searched } = outcome;
  const confidence = Math.max(outcome.confidence, STATED);
  return { kind: 'answer', question, build, confidence, searched, quotes, further };
}

/** The statement to be believed for each country, in order. */
function onePerCountry(holders: Holders['holders']): Holders['holders'] {
  const seen = new Set<string>();
  return holders.filter(({ country }) => {
    const code = country?.code ?? '';
    return !seen.has(code) && seen.add(code);
  });
}

const overlap = (a: Quote, b: Quote): boolean =>
  a.citation.documentId === b.citation.documentId && a.start < b.end && b.start < a.end;
