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
  /** Where else each of them is said. */
  also: SpanRef[][];
}

/** Everything of an outcome that can be paged through, best first. */
export function quotesOf(outcome: Outcome): Quote[] {
  if (outcome.kind === 'answer') return [...outcome.quotes, ...outcome.further];
  return outcome.kind === 'unsure' ? outcome.quotes : [];
}

/** Keeps an answer; the short id goes into its buttons. */
export function keep(request: Request, app: App, asked: Asked, outcome: Outcome): string {
  const quotes = quotesOf(outcome);
  const kept: Kept = {
    asked,
    build: outcome.build,
    spans: quotes.map(refOf),
    also: quotes.map(({ also }) => also.map(elsewhere)),
  };
  return app.state.replies.keep('ask', request.user.id, kept, app.replyDays);
}

/** @throws Refusal when it has expired or was deleted. */
export function keptAs(app: App, id: string | undefined): Kept {
  const found = id ? app.state.replies.get<Kept>('ask', id) : undefined;
  if (!found) throw expired();
  return found.data;
}

/**
 * The quotes of a kept answer that may be seen in this reply, word for word; `null` where one is gone, has changed or
 * may not be seen. The same holds for the places where else they are said: not even their number gives anything away.
 */
export async function recalled(
  request: Request,
  app: App,
  kept: Kept,
  collections = seen(request, app, kept),
): Promise<(Quote | null)[]> {
  const spans = [...kept.spans, ...kept.also.flat()];
  const found = await app.engine.recall({ spans, collections });
  let next = kept.spans.length;
  return kept.spans.map((_, i) => {
    const also = (kept.also[i] ?? []).flatMap(() => found[next++]?.citation ?? []);
    const quote = found[i];
    return quote ? { ...quote, also } : null;
  });
}

function elsewhere({ documentId, hash, start, end }: Citation): SpanRef {
  return { document: documentId, hash, start, end, highlights: [] };
}

/** An answer once given to a channel or person stays within what they may see now. */
function seen(request: Request, app: App, kept: Kept): string[] {
  return kept.asked.collection ? scopeOf(request, app, kept.asked.collection) : app.access.visible(request);
}
