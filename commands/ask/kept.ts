import type { Outcome } from '../../src/answering/types.ts';
import { expired } from '../../src/bot/refusals.ts';
import { scopeOf } from '../../src/bot/scope.ts';
import type { App, Request } from '../../src/bot/types.ts';
import { refOf, type SpanRef } from '../../src/reading/recall.ts';
import type { Citation, Quote } from '../../src/reading/types.ts';

/** What was asked, with what limited it. */
export interface Asked {
  text: string;
  /** The question before it, when this one was understood with it. */
  follows: string | null;
  collection: string | null;
  since: string | null;
  until: string | null;
  document: string | null;
}

/** An answer as it is kept behind its buttons: references, no words of any document. */
export interface Kept {
  asked: Asked;
  build: string;
  spans: SpanRef[];
  /** Where else each of them is said in the same words. */
  also: SpanRef[][];
  /** So many of the spans are the answer, the others further passages. */
  shown?: number;
  /** The passages come nearest, but whether they answer is not sure. */
  unsure?: boolean;
  /** It was shared in the channel. */
  shared?: boolean;
}

/** Of answers kept before it was said how many quotes are the answer. */
const SHOWN_BEFORE = 1;

/** How many of an answer's quotes are the answer. */
export const shownOf = ({ shown, spans }: Kept): number => Math.min(shown ?? SHOWN_BEFORE, spans.length);

/** The quotes of an outcome as they are shown: only the sentence that answers is marked. */
export function quotesOf(outcome: Outcome): Quote[] {
  const all =
    outcome.kind === 'answer'
      ? [...outcome.quotes, ...outcome.further]
      : outcome.kind === 'unsure'
        ? outcome.quotes
        : [];
  return all.map(marked);
}

const marked = (quote: Quote): Quote =>
  quote.answering ? { ...quote, highlights: [quote.answering] } : quote;

/** What is kept of an answer. */
export function keptOf(asked: Asked, outcome: Outcome, quotes: readonly Quote[]): Kept {
  return {
    asked,
    build: outcome.build,
    spans: quotes.map(refOf),
    also: quotes.map(({ also }) => also.map(elsewhere)),
    shown: outcome.kind === 'answer' ? outcome.quotes.length : quotes.length,
    unsure: outcome.kind === 'unsure',
  };
}

/** Keeps an answer; the short id goes into its buttons. */
export function keep(request: Request, app: App, kept: Kept): Promise<string> {
  return app.state.replies.keep('ask', request.user.id, kept, app.replyDays);
}

/** @throws Refusal when it has expired or was deleted. */
export async function keptAs(app: App, id: string | undefined): Promise<Kept> {
  const found = id ? await app.state.replies.get<Kept>('ask', id) : undefined;
  if (!found) throw expired();
  return found.data;
}

/** Whether a kept answer is this person's. */
export async function isOwn(request: Request, app: App): Promise<boolean> {
  return (await app.state.replies.get('ask', request.state[0] ?? ''))?.user === request.user.id;
}

/**
 * The quotes of a kept answer that may be seen in this reply, word for word; `null` where one is gone, has changed or
 * may not be seen. The same holds for the places where else they are said: not even their number gives anything away.
 */
export async function recalled(
  request: Request,
  app: App,
  kept: Kept,
  within?: string[],
): Promise<(Quote | null)[]> {
  const collections = within ?? (await seen(request, app, kept));
  const spans = [...kept.spans, ...kept.also.flat()];
  const found = await app.engine.recall({ spans, collections });
  let next = kept.spans.length;
  return kept.spans.map((_, i) => {
    const also = (kept.also[i] ?? []).flatMap(() => found[next++]?.citation ?? []);
    const quote = found[i];
    return quote ? { ...quote, also } : null;
  });
}

/**
 * The quotes with only those of their `also` that hold the very sentence that answers: a report that differs in one
 * number is alike, but not the same.
 */
export async function sayingTheSame(
  app: App,
  quotes: readonly Quote[],
  collections: string[],
): Promise<Quote[]> {
  const spans = quotes.flatMap(({ also }) => also.map(elsewhere));
  if (spans.length === 0) return [...quotes];
  const found = await app.engine.recall({ spans, collections });
  let next = 0;
  return quotes.map((quote) => {
    const [start, end] = quote.highlights[0] ?? [0, quote.text.length];
    const said = plain(quote.text.slice(start, end));
    const also = quote.also.filter(() => plain(found[next++]?.text ?? '').includes(said));
    return { ...quote, also };
  });
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

function elsewhere({ documentId, hash, start, end }: Citation): SpanRef {
  return { document: documentId, hash, start, end, highlights: [] };
}

/** An answer once given to a channel or person stays within what they may see now. */
async function seen(request: Request, app: App, kept: Kept): Promise<string[]> {
  return kept.asked.collection ? scopeOf(request, app, kept.asked.collection) : app.access.visible(request);
}
