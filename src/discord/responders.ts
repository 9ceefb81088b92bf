import type {
  AutocompleteInteraction,
  Message as DiscordMessage,
  Interaction,
  ThreadChannel,
} from 'discord.js';
import { MessageFlags } from 'discord.js';
import type { Responder } from '../bot/types.ts';
import { THREAD_NAME } from '../message/limits.ts';
import { label } from '../message/markdown.ts';
import { payloadOf } from '../message/payload.ts';
import type { Message } from '../message/types.ts';

type Answerable = Exclude<Interaction, AutocompleteInteraction>;

/** Answers an interaction. */
export function interactionResponder(interaction: Interaction): Responder {
  if (interaction.isAutocomplete()) {
    const never = () => Promise.reject(new Error('suggestions are all that can be answered here'));
    return {
      defer: never,
      answer: never,
      post: never,
      fail: () => interaction.respond([]),
      open: never,
      suggest: (choices) => interaction.respond(choices),
    };
  }
  return replying(interaction);
}

function replying(interaction: Answerable): Responder {
  let announced: 'private' | 'public' | 'update' | null = null;
  return {
    async defer(how) {
      if (how === 'update' && 'deferUpdate' in interaction) await interaction.deferUpdate();
      else await interaction.deferReply(how === 'private' ? { flags: MessageFlags.Ephemeral } : {});
      announced = how;
    },
    async answer(message) {
      await interaction.editReply(payloadOf(message, { edit: true }));
    },
    async post(message) {
      await interaction.followUp(payloadOf(message));
    },
    async fail(message) {
      const payload = payloadOf(message, { ephemeral: true });
      if (announced === null) await interaction.reply(payload);
      else if (announced === 'private') await interaction.editReply(payloadOf(message, { edit: true }));
      else {
        // What was announced in public would stay as "thinking …" for everyone.
        if (announced === 'public') await interaction.deleteReply();
        await interaction.followUp(payload);
      }
    },
    async open(modal) {
      if (!('showModal' in interaction)) throw new Error('a form cannot open a form');
      await interaction.showModal(modal);
    },
    suggest: () => Promise.reject(new Error('nothing is being typed')),
  };
}

export interface MentionResponder extends Responder {
  /** Id of the message that holds the answer, once it was sent. */
  sent(): string | undefined;
}

/** Answers a mention: as a reply in the channel, or in a thread begun at the mention. */
export function mentionResponder(
  mention: DiscordMessage<true>,
  thread: { name: string } | null,
): MentionResponder {
  let answered: DiscordMessage | undefined;
  let place: ThreadChannel | undefined;
  const say = async (message: Message) => {
    if (answered) {
      answered = await answered.edit(payloadOf(message, { edit: true }));
    } else if (thread) {
      place ??= await mention.startThread({
        name: label(thread.name, THREAD_NAME),
        autoArchiveDuration: 1440,
      });
      answered = await place.send(payloadOf(message));
    } else {
      answered = await mention.reply({ ...payloadOf(message), failIfNotExists: false });
    }
  };
  return {
    sent: () => answered?.id,
    // Typing is a courtesy: where it is not allowed, the answer alone must do.
    defer: () => mention.channel.sendTyping().catch(() => {}),
    answer: say,
    post: say,
    fail: say,
    open: () => Promise.reject(new Error('a mention cannot open a form')),
    suggest: () => Promise.reject(new Error('nothing is being typed')),
  };
}
