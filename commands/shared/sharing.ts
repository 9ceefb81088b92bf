import { customId } from '../../src/bot/custom-id.ts';
import { expired } from '../../src/bot/refusals.ts';
import type { App, Handler, Request } from '../../src/bot/types.ts';
import type { Locale } from '../../src/locale.ts';
import { escapeText } from '../../src/message/markdown.ts';
import { button, COLOURS, container, small } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { inLanguages } from '../../src/message/words.ts';
import type { Citation } from '../../src/reading/types.ts';
import { refusal } from '../../src/refusal.ts';

export const words = inLanguages(
  {
    share: 'Share',
    shared: 'Shared',
    sharedBy: (name: string) => `Shared by ${name}`,
    withdraw: 'Withdraw',
    withdrawn: (name: string) => `${name} withdrew this.`,
  },
  {
    share: '채널에 공유',
    shared: '공유함',
    sharedBy: (name) => `${name} 님이 공유`,
    withdraw: '회수',
    withdrawn: (name) => `${name} 님이 회수했습니다.`,
  },
);

export const notForAll = () =>
  refusal(
    [
      'Not everyone in this channel may see these documents',
      'Share it where they may, or pass on the citation only',
    ],
    [
      '이 채널의 모든 사람이 볼 수 있는 문서가 아닙니다',
      '볼 수 있는 채널에서 공유하거나 출처만 알려 주십시오',
    ],
  );

export const outside = () =>
  refusal(
    ['There is no channel here to share it in', 'Ask in a channel of the server and share it there'],
    ['여기에는 공유할 채널이 없습니다', '서버의 채널에서 질문한 뒤 그곳에서 공유해 주십시오'],
  );

export const notYours = () =>
  refusal(
    ['Only whoever asked can withdraw this', 'Ask them, or somebody who may manage messages'],
    ['질문한 사람만 회수할 수 있습니다', '질문한 분이나 메시지를 관리할 수 있는 분께 부탁해 주십시오'],
  );

/** Where a reply is shown: under which id what it shows is kept, and which page of it. */
export interface At {
  id: string;
  page: number;
  /** It was shared in the channel. */
  shared?: boolean;
  /** Stands above it: who shared it. */
  note?: string;
}

/** What is kept of a reply that can be shared. */
export interface Sharable {
  shared?: boolean;
}

/** A reply drawn from what is kept. */
export interface Drawn extends Message {
  /** Nothing was found. */
  empty?: boolean;
  /** Where the quote stands that comes first. */
  lead?: string | undefined;
}

/** Names the place of a quote. */
export const leadOf = (cited: Pick<Citation, 'documentId' | 'start'> | undefined) =>
  cited && `${cited.documentId}:${cited.start}`;

/** Draws what is kept, from what may be seen in this reply. */
export type Draw<Kept> = (request: Request, app: App, kept: Kept, at: At) => Promise<Drawn>;

/** Share, where one person in a channel sees the reply; Withdraw, where everyone does. */
export function shareButtons(request: Request, command: string, { id, page, shared = false }: At) {
  if (request.direct || request.guildId === null) return [];
  const say = words(request.locale);
  if (!request.private) return [button(say.withdraw, customId(command, 'withdraw', id))];
  const look = { style: 'primary' as const, disabled: shared };
  return [button(shared ? say.shared : say.share, customId(command, 'share', id, page), look)];
}

/** What stands above a reply that somebody shared. */
export const sharedNote = ({ note }: At) => (note ? [small(note)] : []);

/**
 * Posts a private reply for everyone in the channel: drawn anew from what everyone there may see now, whoever could see
 * more.
 *
 * @throws Refusal when that is nothing, or is without the quote that comes first: the others would pass for what was found.
 */
export const sharing = <Kept extends Sharable>(command: string, draw: Draw<Kept>): Handler => ({
  mode: 'update',
  async run(request, app) {
    if (request.direct || request.guildId === null) throw outside();
    const [id = '', number] = request.state;
    const page = Number(number) || 0;
    const found = await app.state.replies.get<Kept>(command, id);
    if (!found) throw expired();
    const { data } = found;
    const note = words(request.locale).sharedBy(escapeText(request.user.name));
    const copy = await app.state.replies.keep(
      command,
      request.user.id,
      { ...data, shared: false },
      app.replyDays,
    );
    const post = await draw({ ...request, private: false }, app, data, { id: copy, page, note });
    const own = await draw(request, app, data, { id, page, shared: true });
    if (post.empty || post.lead !== own.lead) throw notForAll();
    await app.state.replies.change(command, id, { ...data, shared: true });
    return { ...own, post };
  },
});

/** Takes a reply that everyone sees back: for whoever asked, and those who manage the server. */
export const withdrawal = (command: string): Handler => ({
  mode: async (request, app) => {
    const kept = await app.state.replies.get(command, request.state[0] ?? '');
    if (kept?.user !== request.user.id && !request.manager) throw notYours();
    return 'update' as const;
  },
  run: async (request, app) => {
    await app.state.replies.drop(command, request.state[0] ?? '');
    return withdrawnView(request.user.name, request.locale);
  },
});

export function withdrawnView(name: string, locale: Locale): Message {
  return { components: [container([small(words(locale).withdrawn(escapeText(name)))], COLOURS.none)] };
}
