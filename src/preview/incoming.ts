import type { Incoming } from '../bot/types.ts';
import { wordsOfMessage } from '../message/message-words.ts';
import type { CheckedCall } from './protocol.ts';
import type { UploadStore } from './uploads.ts';

/** Discord's epoch: the first second of 2015, in ms. */
const EPOCH = 1_420_070_400_000n;
let count = 0n;

/** An id as Discord makes them: the time in the upper 42 bits, a counter in the lower 22. */
export function snowflake(now: Date): string {
  count = (count + 1n) & 0xfffn;
  return (((BigInt(now.getTime()) - EPOCH) << 22n) | count).toString();
}

/** What the page sent, as the router takes it. */
export function incomingOf(call: CheckedCall, uploads: UploadStore, now: Date): Incoming {
  const { persona } = call;
  return {
    id: snowflake(now),
    kind: call.kind,
    command: call.command,
    subcommand: call.subcommand,
    locale: persona.locale,
    user: { id: persona.id, name: persona.name },
    roles: persona.guildId ? persona.roles : [],
    manager: persona.manager,
    guildId: persona.guildId,
    channelId: persona.channelId,
    parentId: persona.parentId,
    conversation: call.replyTo,
    options: call.options,
    uploads: uploads.described(call.uploads),
    focused: call.focused,
    target: call.target && targetOf(call.target, call.kind),
    customId: call.customId,
    onPrivate: call.onPrivate,
    values: call.values,
    fields: call.fields,
  };
}

/** Of a mention the words as they were written, of any other message what it states. */
function targetOf({ id, content, components, author }: NonNullable<CheckedCall['target']>, kind: string) {
  const stated = kind === 'message' ? content : wordsOfMessage(content, components);
  return { id, content: stated, author, url: null };
}
