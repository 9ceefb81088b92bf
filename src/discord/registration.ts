import { createHash } from 'node:crypto';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Command } from '../bot/types.ts';
import type { Tables } from '../library/state/tables.ts';

interface Put {
  put(route: `/${string}`, options: { body: unknown }): Promise<unknown>;
}

/** What Discord is told about the commands. Its API description asks for permissions as a number, not a string. */
export function registrationBody(commands: readonly Command[]) {
  return commands.map(({ data: { default_member_permissions: bits, ...data } }) => ({
    ...data,
    default_member_permissions: bits === null || bits === undefined ? null : Number(bits),
  }));
}

/**
 * Registers all commands with one bulk PUT, and only when they differ from those last registered for the same
 * application and place (remembered in state.db).
 *
 * @returns whether anything was sent.
 */
export async function register(
  rest: Put,
  state: Tables,
  commands: readonly Command[],
  where: { applicationId: string; guildId: string | undefined; apiUrl: string },
  log: Logger,
): Promise<boolean> {
  const body = registrationBody(commands);
  const { applicationId, guildId, apiUrl } = where;
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const name = ['commands', apiUrl, applicationId, guildId ?? 'global'].join(' ');
  if (state.settings.note(name) === hash) return false;
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
  await rest.put(route, { body });
  state.settings.setNote(name, hash);
  log.info({ commands: body.length, guild: guildId ?? 'global' }, 'commands registered');
  return true;
}
