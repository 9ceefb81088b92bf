import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';

/** Every command: used in servers only, by whoever may use application commands there. */
export const GUILD_ONLY = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: null,
};

/** A command for those who may manage the server; its owner can change that in Discord's settings. */
export const MANAGERS_ONLY = {
  ...GUILD_ONLY,
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
};
