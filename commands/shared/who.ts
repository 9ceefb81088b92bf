import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { named } from '../../src/message/words.ts';

/** A command that belongs to a server's channels, for whoever may use application commands there. */
export const GUILD_ONLY = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: null,
};

/**
 * A command that answers from the documents: in servers, in direct messages with the bot, and, for those who install
 * it for themselves, wherever they are.
 */
export const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  default_member_permissions: null,
};

/** A command for those who may manage the server; its owner can change that in Discord's settings. */
export const MANAGERS_ONLY = {
  ...GUILD_ONLY,
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
};

/** The option with which a person says whether others see the reply; what holds without it is decided by the router. */
export const PRIVATE = named(
  ['private', 'Only you see it; choose False to show everyone here'],
  ['비공개', '나에게만 보이기. 모두에게 보이려면 False'],
);
