import type { Outcome } from '../../src/answering/types.ts';
import { scopeOf } from '../../src/bot/scope.ts';
import type { App, Request } from '../../src/bot/types.ts';
import type { Locale } from '../../src/locale.ts';
import type { Message } from '../../src/message/types.ts';
import type { Quote } from '../../src/reading/types.ts';
import { answerButtons } from './buttons.ts';
import { type Asked, type Kept, keep, quotesOf } from './kept.ts';
import { abstained, overview, single } from './view.ts';

/** Quotes asked for: those of the first page and as many to page through. */
const QUOTES = 10;

/** Asks the engine within what may be seen here; notes what nobody could answer. */
export async function ask(request: Request, app: App, asked: Asked): Promise<Outcome> {
  const { text, since, until, document } = asked;
  const collections = scopeOf(request, app, asked.collection ?? undefined);
  const today = app.now().toISOString().slice(0, 10);
  const outcome = await app.engine.ask({ text, collections, since, until, document, limit: QUOTES, today });
  if (outcome.kind !== 'answer') app.state.unanswered.note(request.guildId, text, request.user.id);
  return outcome;
}

/** Asks and says what was found, with its buttons. */
export async function answer(request: Request, app: App, asked: Asked): Promise<Message> {
  const outcome = await ask(request, app, asked);
  if (outcome.kind !== 'answer') return abstained(asked, outcome, request.locale, app);
  const quotes = quotesOf(outcome);
  const id = keep(request, app, asked, outcome);
  const look = {
    at: 0,
    count: quotes.length,
    quote: quotes[0] ?? null,
    private: request.private,
  };
  return overview(asked, quotes, answerButtons(id, look, request.locale), request.locale, app);
}

interface Shown {
  id: string;
  kept: Kept;
  quotes: (Quote | null)[];
  at: number;
  private: boolean;
  shared?: boolean;
  by?: string;
}

/** A kept answer as it looks at one of its pages: the first is the overview. */
export function shown(found: Shown, locale: Locale, app: App): Message {
  const { id, kept, quotes, at } = found;
  const quote = quotes[at] ?? null;
  const look = { at, count: quotes.length, quote, private: found.private, shared: found.shared };
  const tail = answerButtons(id, look, locale);
  if (at === 0) return overview(kept.asked, quotes, tail, locale, app, found.by);
  return single(kept.asked, quote, at, tail, locale, app);
}
