import { createHash } from 'node:crypto';
import type {
  AutocompleteInteraction,
  Message as DiscordMessage,
  Interaction,
  InteractionWebhook,
  SendableChannels,
  ThreadChannel,
} from 'discord.js';
import { MessageFlags } from 'discord.js';
import { ALREADY_ANSWERED, MISSING_ACCESS, MISSING_PERMISSIONS } from '../bot/transport.ts';
import type { Responder } from '../bot/types.ts';
import { THREAD_NAME } from '../message/limits.ts';
import { label } from '../message/markdown.ts';
import { payloadOf } from '../message/payload.ts';
import type { Message } from '../message/types.ts';
import type { Rights } from './permissions.ts';
import { CUT } from './requests.ts';

type Answerable = Exclude<Interaction, AutocompleteInteraction>;

const ORIGINAL = '@original';

/** Answers an interaction. */
export function interactionResponder(interaction: Interaction): Responder {
  if (interaction.isAutocomplete()) {
    const never = () => Promise.reject(new Error('suggestions are all that can be answered here'));
    return {
      defer: never,
      answer: never,
      post: never,
      whisper: never,
      fail: () => interaction.respond([]),
      open: never,
      suggest: (choices) => interaction.respond(choices),
    };
  }
  return replying(interaction);
}

/** Runs what acknowledges an interaction. That it is acknowledged already is well: the connection broke after it was. */
async function acknowledged(work: Promise<unknown>): Promise<void> {
  await work.catch((thrown: { code?: unknown }) => {
    if (thrown.code !== ALREADY_ANSWERED) throw thrown;
  });
}

function replying(interaction: Answerable): Responder {
  let announced: 'private' | 'public' | 'update' | null = null;
  let shown = false;
  // Of the interaction's token alone: discord.js would refuse to edit what it does not remember having announced.
  const webhook = interaction.webhook as InteractionWebhook;
  /** Whether an answer is there although the connection broke before Discord could say so. */
  const arrived = async (thrown: unknown): Promise<boolean> => {
    if ((thrown as Error).name !== CUT || shown || announced === 'update') return false;
    return webhook.fetchMessage(ORIGINAL).then(
      ({ flags }) => !flags.has(MessageFlags.Loading),
      () => false,
    );
  };
  const edit = async (message: Message) => {
    try {
      await webhook.editMessage(ORIGINAL, payloadOf(message, { edit: true }));
    } catch (thrown) {
      if (!(await arrived(thrown))) throw thrown;
    }
    shown = true;
  };
  return {
    async defer(how) {
      await acknowledged(
        how === 'update' && 'deferUpdate' in interaction
          ? interaction.deferUpdate()
          : interaction.deferReply(how === 'private' ? { flags: MessageFlags.Ephemeral } : {}),
      );
      announced = how;
    },
    answer: edit,
    async post(message) {
      await webhook.send(payloadOf(message));
    },
    async whisper(message) {
      await webhook.send(payloadOf(message, { ephemeral: true }));
    },
    async fail(message) {
      const payload = payloadOf(message, { ephemeral: true });
      if (announced === null) return acknowledged(interaction.reply(payload));
      if (announced === 'private' && !shown) return edit(message);
      if (announced === 'public' && !shown) {
        // What was announced in public would stay as "thinking …" for everyone.
        const gone = await webhook.deleteMessage(ORIGINAL).then(
          () => true,
          () => false,
        );
        if (!gone) return edit(message);
      }
      await webhook.send(payload);
    },
    async open(modal) {
      if (!('showModal' in interaction)) throw new Error('a form cannot open a form');
      await acknowledged(interaction.showModal(modal));
    },
    suggest: () => Promise.reject(new Error('nothing is being typed')),
  };
}

export interface MentionResponder extends Responder {
  /** Id of the message that holds the answer, once it was sent. */
  sent(): string | undefined;
}

interface Place {
  /** Begins a thread at the message, where that is wanted. */
  thread: { name: string } | null;
  may: Pick<Rights, 'history' | 'thread'>;
}

/** Replying takes the right to read the message replied to; a thread can be begun once, and not everywhere. */
const NO_HISTORY = 160_002;
const THREAD_THERE = 160_004;
const NO_THREADS = new Set<unknown>([MISSING_ACCESS, MISSING_PERMISSIONS, 50_024, 160_005, 160_006]);

/**
 * Answers a message: as a reply, in a thread begun at it, or, where the bot may do neither, by a message of its own in the
 * channel.
 */
export function messageResponder(asked: DiscordMessage, { thread, may }: Place): MentionResponder {
  let answered: DiscordMessage | undefined;
  let place: ThreadChannel | null | undefined;
  const channel = asked.channel as SendableChannels;
  // Sent twice because a connection broke, Discord shows it once.
  const once = { nonce: nonceFor(asked.id), enforceNonce: true };

  const inChannel = async (payload: ReturnType<typeof payloadOf>): Promise<DiscordMessage> => {
    if (!may.history) return channel.send({ ...payload, ...once });
    try {
      return await asked.reply({ ...payload, ...once, failIfNotExists: false });
    } catch (thrown) {
      if ((thrown as { code?: unknown }).code !== NO_HISTORY) throw thrown;
      return channel.send({ ...payload, ...once });
    }
  };
  const begun = async (name: string): Promise<ThreadChannel | null> => {
    try {
      return await (asked as DiscordMessage<true>).startThread({
        name: label(name, THREAD_NAME),
        autoArchiveDuration: 1440,
      });
    } catch (thrown) {
      const { code } = thrown as { code?: unknown };
      // A thread begun at a message has the message's id.
      if (code === THREAD_THERE) return (await asked.client.channels.fetch(asked.id)) as ThreadChannel | null;
      if (NO_THREADS.has(code)) return null;
      throw thrown;
    }
  };
  const say = async (message: Message) => {
    if (answered) {
      answered = await answered.edit(payloadOf(message, { edit: true }));
      return;
    }
    const payload = payloadOf(message);
    place ??= thread && may.thread ? await begun(thread.name) : null;
    answered = place ? await place.send({ ...payload, ...once }) : await inChannel(payload);
  };
  return {
    sent: () => answered?.id,
    // Typing is a courtesy: where it is not allowed, the answer alone must do.
    defer: () => channel.sendTyping().catch(() => {}),
    answer: say,
    post: say,
    // A message is answered for all to see; nothing can be said to one person alone.
    whisper: async () => {},
    // What is there already stays: an answer is not replaced by an error.
    fail: async (message) => {
      if (!answered) await say(message);
    },
    open: () => Promise.reject(new Error('a message cannot open a form')),
    suggest: () => Promise.reject(new Error('nothing is being typed')),
  };
}

const nonceFor = (id: string): string =>
  createHash('sha256').update(`answer to ${id}`).digest('base64url').slice(0, 25);
