import { languageOf } from '../languages/all.ts';
import type { App, Incoming } from './types.ts';

/** A message to the bot, wherever it was written. */
export interface Said {
  /** Its words without the bot's name. */
  question: string;
  channelId: string;
  /** In a thread: the channel it hangs in. */
  parentId: string | null;
  /** Id of the message it replies to. */
  repliesTo: string | null;
  /** Written to the bot alone, which answers there with what this person may see. */
  direct?: boolean;
}

type Asked = Pick<
  Incoming,
  'kind' | 'command' | 'subcommand' | 'locale' | 'roles' | 'manager' | 'conversation' | 'options' | 'direct'
>;

/** What a message to the bot asks for, and whether it is answered in a thread begun at it. */
export async function askedInMessage(
  { question, channelId, parentId, repliesTo, direct = false }: Said,
  app: App,
) {
  const settings = await app.state.settings.of(parentId ?? channelId);
  const request: Asked = {
    kind: 'message',
    // A bare mention asks what the bot is for.
    command: question === '' ? 'help' : 'ask',
    subcommand: null,
    locale: settings.language ?? languageOf(question).code,
    // The answer is seen by everyone in the channel, so it draws on nobody's own rights.
    roles: [],
    manager: false,
    conversation: parentId === null && !direct ? repliesTo : channelId,
    direct,
    options: question === '' ? {} : { question },
  };
  const thread =
    settings.thread && !direct && parentId === null && question !== '' ? { name: question } : null;
  return { request, thread };
}
