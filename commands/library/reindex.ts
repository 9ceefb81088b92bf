import { lineInKorean } from '../../src/bot/problems-ko.ts';
import type { App, IndexingService, IndexSummary, Reply, Request, Say } from '../../src/bot/types.ts';
import { TOKEN_LIFE } from '../../src/message/limits.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, container, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { words } from './words.ts';

/** Edits of one message are limited to about five in five seconds; progress needs fewer. */
const BETWEEN = 2_000;
/** Files named that could not be read, and how much of each line. */
const PROBLEMS = 8;
const PROBLEM = 200;
const BAR = 20;

/**
 * Brings the library up to date, showing how far it is.
 *
 * @param sync which sources are refreshed before; none when left out
 */
export async function reindexed(
  request: Request,
  app: App,
  say: Say,
  sync?: Parameters<IndexingService['index']>[1],
): Promise<IndexSummary> {
  const started = Date.now();
  let last = 0;
  const summary = await app.indexing.index((done, total) => {
    const now = Date.now();
    // Past the life of the interaction's token nothing can be shown; the work goes on all the same.
    if (now - last < BETWEEN || now - started > TOKEN_LIFE) return;
    last = now;
    say(progress(done, total, request)).catch((err) => app.log.debug({ err }, 'progress not shown'));
  }, sync);
  // What the reply says is so when it says so: added is found, and removed is gone, in every process that answers.
  await app.engine.refresh();
  return summary;
}

function progress(done: number, total: number, { locale }: Request): Message {
  const filled = total > 0 ? Math.round((done / total) * BAR) : 0;
  const bar = `\`${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}\``;
  return { components: [container([text(`${words(locale).indexing(done, total)}\n${bar}`)], COLOURS.none)] };
}

export async function reindex(request: Request, app: App, say: Say): Promise<Reply> {
  return indexedReply(await reindexed(request, app, say), request);
}

/** What a run did, with lines of their own between its title and its problems. */
export function indexedReply(found: IndexSummary, request: Request, between: readonly string[] = []): Reply {
  const { locale } = request;
  const lines = [
    `**${words(locale).indexed}**`,
    words(locale).counts(found.documents, found.passages),
    `-# ${words(locale).changes(found.added, found.changed, found.removed)}`,
    ...between,
    ...problemLines(found.problems, request),
  ];
  const failed = found.problems.length > 0 || found.sources.some(({ problem }) => problem !== null);
  const colour = failed ? COLOURS.problem : COLOURS.good;
  return { components: [container([text(lines.join('\n'))], colour)] };
}

function problemLines(problems: string[], { locale }: Request): string[] {
  if (problems.length === 0) return [];
  const left = problems.length - PROBLEMS;
  const said = (line: string) => (locale === 'ko' ? lineInKorean(line) : line);
  return [
    `**${words(locale).problems(problems.length)}**`,
    ...problems.slice(0, PROBLEMS).map((line) => `- ${escapeText(label(said(line), PROBLEM))}`),
    ...(left > 0 ? [words(locale).andMore(left)] : []),
  ];
}
