import {
  type Attachment,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { NOTHING_GIVEN } from '../bot/nothing-given.ts';
import type { Incoming, Upload } from '../bot/types.ts';
import { type Forwarded, wordsOfMessage } from '../message/message-words.ts';
import { localeOf } from '../message/words.ts';

/** What Discord's interaction asks for, as plain data; undefined for kinds that no command here uses. */
export function incomingOf(interaction: Interaction): Incoming | undefined {
  const base = who(interaction);
  if (interaction.isChatInputCommand())
    return { ...base, kind: 'command', command: interaction.commandName, ...optionsOf(interaction) };
  if (interaction.isAutocomplete()) {
    const focused = interaction.options.getFocused(true).name;
    return {
      ...base,
      kind: 'autocomplete',
      command: interaction.commandName,
      ...optionsOf(interaction),
      focused,
    };
  }
  if (interaction.isMessageContextMenuCommand())
    return { ...base, kind: 'command', command: interaction.commandName, target: targetOf(interaction) };
  if (interaction.isMessageComponent()) {
    const values = 'values' in interaction ? interaction.values : [];
    const onPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
    return { ...base, kind: 'component', customId: interaction.customId, values, onPrivate };
  }
  if (interaction.isModalSubmit()) {
    const onPrivate = interaction.message?.flags.has(MessageFlags.Ephemeral) ?? true;
    const fields = interaction.fields.fields.map((field): [string, string] => [
      field.customId,
      'values' in field
        ? (field.values as readonly string[]).join(',')
        : 'value' in field
          ? String(field.value)
          : '',
    ]);
    return {
      ...base,
      kind: 'modal',
      customId: interaction.customId,
      fields: Object.fromEntries(fields),
      onPrivate,
    };
  }
  return undefined;
}

function who(interaction: Interaction): Omit<Incoming, 'kind'> {
  const { channel, member } = interaction;
  const roles = member
    ? 'cache' in Object(member.roles)
      ? roleIds(member.roles)
      : (member.roles as string[])
    : [];
  return {
    id: interaction.id,
    command: '',
    subcommand: null,
    locale: localeOf(interaction.locale),
    user: { id: interaction.user.id, name: nameOf(interaction) },
    roles,
    manager: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    guildId: interaction.guildId,
    channelId: interaction.channelId ?? '',
    parentId: channel?.isThread() ? channel.parentId : null,
    direct: interaction.context === InteractionContextType.BotDM,
    ...NOTHING_GIVEN,
  };
}

function roleIds(roles: unknown): string[] {
  return [...(roles as { cache: Map<string, unknown> }).cache.keys()];
}

function nameOf({ member, user }: Interaction): string {
  return member && 'displayName' in member ? member.displayName : (user.globalName ?? user.username);
}

function targetOf({ targetMessage }: MessageContextMenuCommandInteraction) {
  const { id, content, components, embeds, messageSnapshots, author, url } = targetMessage;
  // A snapshot's own embeds come as they are; those of the message itself too, whoever made them.
  const forwarded = [...(messageSnapshots?.values() ?? [])] as unknown as Forwarded[];
  const said = wordsOfMessage(content, components, { embeds, forwarded });
  return { id, content: said, author: author.displayName, url };
}

function optionsOf(interaction: ChatInputCommandInteraction | AutocompleteInteraction) {
  const options: Record<string, string | number | boolean> = {};
  const uploads: Record<string, Upload> = {};
  const given = (list: readonly CommandInteractionOption[]) => {
    for (const option of list) {
      if (option.options) given(option.options);
      else if (option.value !== undefined) options[option.name] = option.value;
      if (option.attachment) uploads[option.attachment.id] = uploadOf(option.attachment);
    }
  };
  given(interaction.options.data);
  return { options, uploads, subcommand: interaction.options.getSubcommand(false) };
}

function uploadOf({ name, size, url, contentType }: Attachment): Upload {
  return { name, size, url, contentType };
}
