import type { App, Reply, Request } from '../../src/bot/types.ts';
import { container, text } from '../../src/message/parts.ts';
import { ago, days } from '../shared/citation.ts';
import { sourcesLine } from './sources.ts';
import { words } from './words.ts';

/** Build, model, counts, memory, latency. */
export async function status(request: Request, app: App): Promise<Reply> {
  const say = words(request.locale);
  const found = await app.engine.status({});
  const { count, p50, p95, p99 } = app.latency?.() ?? { count: 0, p50: 0, p95: 0, p99: 0 };
  const span = days(found.from, found.to);
  const fresh = sourcesLine(request, app);
  const lines = [
    `### ${say.status}`,
    [say.counts(found.documents, found.passages), span && say.dated(span)].filter(Boolean).join(', '),
    `${say.build}: \`${found.build.id}\` · ${say.made} ${ago(found.build.created)}`,
    `${say.model}: \`${found.build.model.replaceAll('`', "'")}\` (${found.build.dimensions})`,
    say.memory(Math.round(found.memory / 1024 / 1024)),
    say.latency(count, p50, p95, p99),
    ...(fresh ? [fresh] : []),
  ];
  return { components: [container([text(lines.join('\n'))])] };
}
