import { isEverything, scopeOf } from '../../src/bot/scope.ts';
import type { App, Reply, Request } from '../../src/bot/types.ts';
import type { ChannelSettings } from '../../src/library/state/settings.ts';
import { escapeText } from '../../src/message/markdown.ts';
import { container, text } from '../../src/message/parts.ts';
import { refusal } from '../../src/refusal.ts';
import { words } from './words.ts';

/** Stands for "no language" where one is chosen. */
export const ANY_LANGUAGE = '*';

const notTurnedOn = () =>
  refusal(
    [
      'The bot does not read posts that do not mention it',
      'Whoever runs it can turn that on: Message Content Intent on the Bot page of the application, and MESSAGE_CONTENT=on in its settings',
    ],
    [
      '봇은 자기를 멘션하지 않은 게시물을 읽지 않습니다',
      '봇 운영자가 켤 수 있습니다. 애플리케이션의 Bot 페이지에서 Message Content Intent를 켜고 설정에 MESSAGE_CONTENT=on을 넣어야 합니다',
    ],
  );

/** Changes what is given and shows all. */
export async function settings(request: Request, app: App): Promise<Reply> {
  const { collection, thread, private: hidden, posts, language } = request.options;
  if (posts === true && !app.readsPosts) throw notTurnedOn();
  const channel = request.parentId ?? request.channelId;
  const changes: ChannelSettings = {
    ...(collection !== undefined && {
      collection: isEverything(collection) ? undefined : (await scopeOf(request, app))[0],
    }),
    ...(typeof thread === 'boolean' && { thread }),
    ...(typeof hidden === 'boolean' && { private: hidden }),
    ...(typeof posts === 'boolean' && { posts }),
    ...(language !== undefined && {
      language: language === 'en' || language === 'ko' ? language : undefined,
    }),
  };
  const now = await app.state.settings.change(channel, changes);
  const say = words(request.locale);
  const lines = [
    `### ${say.settings}`,
    `${say.collection}: **${now.collection ? escapeText(app.access.title(now.collection, request.locale)) : say.everything}**`,
    `${say.thread}: **${now.thread ? say.inThread : say.inChannel}**`,
    `${say.private}: **${now.private === undefined ? say.usual : now.private ? say.privately : say.publicly}**`,
    ...(app.readsPosts || now.posts ? [`${say.posts}: **${now.posts ? say.everyPost : say.noPosts}**`] : []),
    `${say.language}: **${now.language === 'ko' ? '한국어' : now.language === 'en' ? 'English' : say.asAsked}**`,
  ];
  return { components: [container([text(lines.join('\n'))])] };
}
