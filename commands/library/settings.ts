import { isEverything, scopeOf } from '../../src/bot/scope.ts';
import type { App, Reply, Request } from '../../src/bot/types.ts';
import type { ChannelSettings } from '../../src/library/state/settings.ts';
import { escapeText } from '../../src/message/markdown.ts';
import { container, text } from '../../src/message/parts.ts';
import { words } from './words.ts';

/** Stands for "no language" where one is chosen. */
export const ANY_LANGUAGE = '*';

/** Changes what is given and shows all. */
export function settings(request: Request, app: App): Reply {
  const { collection, thread, private: hidden, language } = request.options;
  const channel = request.parentId ?? request.channelId;
  const changes: ChannelSettings = {
    ...(collection !== undefined && {
      collection: isEverything(collection) ? undefined : scopeOf(request, app)[0],
    }),
    ...(typeof thread === 'boolean' && { thread }),
    ...(typeof hidden === 'boolean' && { private: hidden }),
    ...(language !== undefined && {
      language: language === 'en' || language === 'ko' ? language : undefined,
    }),
  };
  const now = app.state.settings.change(channel, changes);
  const say = words(request.locale);
  const lines = [
    `### ${say.settings}`,
    `${say.collection}: **${now.collection ? escapeText(app.access.title(now.collection, request.locale)) : say.everything}**`,
    `${say.thread}: **${now.thread ? say.inThread : say.inChannel}**`,
    `${say.private}: **${now.private ? say.privately : say.publicly}**`,
    `${say.language}: **${now.language === 'ko' ? '한국어' : now.language === 'en' ? 'English' : say.asAsked}**`,
  ];
  return { components: [container([text(lines.join('\n'))])] };
}
