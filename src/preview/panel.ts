import type { Router } from '../bot/router.ts';
import type { App } from '../bot/types.ts';
import { Problem } from '../problem.ts';
import type { Question } from '../query/types.ts';
import type { Told } from '../sources/store.ts';

/** Gaps shown at once. */
const GAPS = 50;

/** What the library holds and how fast it answers. */
export async function statusOf(app: App, router: Router) {
  return { ...(await app.engine.status({})), latency: router.latency(), sources: sourcesOf(app) };
}

/** How what refreshes itself stands; a list that cannot be read is one source with that problem. */
function sourcesOf(
  app: App,
): { name: string; documents: number; succeeded: string | null; problem: Told | null }[] {
  try {
    return (app.sources?.() ?? []).map(({ name, documents, succeeded, problem }) => ({
      ...{ name, documents, succeeded, problem },
    }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { about, message } = error;
    return [{ name: about, documents: 0, succeeded: null, problem: { en: message, ko: message } }];
  }
}

export function gapsFor(app: App, guildId: string | null) {
  return { gaps: app.state.unanswered.list(guildId, GAPS), count: app.state.unanswered.count(guildId) };
}

/** How the last question was ranked and why it was answered or not; null before the first one. */
export async function rankingOf(app: App, last: Question | null) {
  return last && app.engine.explain(last);
}

export type Status = Awaited<ReturnType<typeof statusOf>>;
export type Gaps = ReturnType<typeof gapsFor>;
