import type { Router } from '../bot/router.ts';
import type { App } from '../bot/types.ts';
import { removalReason } from '../message/left-out.ts';
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

export async function gapsFor(app: App, guildId: string | null) {
  const { unanswered } = app.state;
  return { gaps: await unanswered.list(guildId, GAPS), count: await unanswered.count(guildId) };
}

/** How the last question was ranked and why it was answered or not; null before the first one. */
export async function rankingOf(app: App, last: Question | null) {
  return last && app.engine.explain(last);
}

/** Documents whose losses are shown, and entries of each. */
const LOSING = 5;
const ENTRIES = 50;

/**
 * What reading left out of the documents that the last question found, or of the newest ones before there is a question;
 * only of those that lost something. Reasons in both languages.
 */
export async function leftOutOf(app: App, last: Question | null) {
  const collections = app.access.all();
  const found = last ? await app.engine.explain(last) : null;
  const { documents } = await app.engine.sources({ collections, size: LOSING });
  const ids = found
    ? found.sentences.map(({ citation }) => citation.documentId)
    : documents.map(({ id }) => id);
  const pages = await Promise.all(
    [...new Set(ids)]
      .slice(0, LOSING)
      .map((document) => app.engine.leftOut({ document, collections, size: ENTRIES })),
  );
  return pages
    .filter((page) => page !== null && page.total > 0)
    .map((page) => ({
      title: page!.document.title,
      total: page!.total,
      entries: page!.entries.map(({ reason, ...entry }) => ({
        ...entry,
        why: { en: removalReason(reason, 'en'), ko: removalReason(reason, 'ko') },
      })),
    }));
}

export type Losses = Awaited<ReturnType<typeof leftOutOf>>;
export type Status = Awaited<ReturnType<typeof statusOf>>;
export type Gaps = Awaited<ReturnType<typeof gapsFor>>;
