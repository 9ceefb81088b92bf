import type { App, Request } from '../../src/bot/types.ts';
import { escapeText } from '../../src/message/markdown.ts';
import { small } from '../../src/message/parts.ts';
import type { Part } from '../../src/message/types.ts';
import { inLanguages } from '../../src/message/words.ts';

export const words = inLanguages(
  { limited: 'Only', here: 'as set for this channel' },
  { limited: '범위', here: '이 채널의 설정' },
);

/** The collection a channel is set to, if the request names none itself. */
export async function channelLimit(request: Request, app: App, named: unknown): Promise<string | null> {
  if (named) return null;
  return (await app.state.settings.of(request.parentId ?? request.channelId)).collection ?? null;
}

/** Says that only the channel's collection was searched, where that is so: what is missing may be elsewhere. */
export async function limitNote(request: Request, app: App, named: unknown): Promise<Part[]> {
  const set = await channelLimit(request, app, named);
  if (!set) return [];
  const say = words(request.locale);
  return [small(`${say.limited}: ${escapeText(app.access.title(set, request.locale))} (${say.here})`)];
}
