import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { MISSING_ACCESS } from '../bot/transport.ts';
import type { Command } from '../bot/types.ts';

interface Rest {
  get(route: `/${string}`, options?: { query: URLSearchParams }): Promise<unknown>;
  put(route: `/${string}`, options: { body: unknown }): Promise<unknown>;
}

export interface Where {
  applicationId: string;
  /** Register in this server only; undefined: everywhere the bot is installed. */
  guildId: string | undefined;
  /** Servers the bot is in: commands of an earlier DISCORD_GUILD_ID are looked for there. */
  guilds: readonly string[];
}

export interface Registered {
  outcome: 'sent' | 'as they were' | 'not invited yet';
  /** What Discord calls each command. */
  ids: ReadonlyMap<string, string>;
}

/** Servers looked through for commands that were left there: each costs a request, at every start. */
const LOOKED_AT = 20;

/** What Discord is told about the commands. Its API description asks for permissions as a number, not a string. */
export function registrationBody(commands: readonly Command[]) {
  return commands.map(({ data: { default_member_permissions: bits, ...data } }) => ({
    ...data,
    default_member_permissions: bits === null || bits === undefined ? null : Number(bits),
  }));
}

/**
 * Makes Discord hold these commands, in one place only: what it holds is asked for and compared, so that commands
 * which vanished (the bot was removed and invited again) come back, and nothing is sent where nothing differs.
 * Commands of another place (DISCORD_GUILD_ID was set, changed or taken out) are removed: people would see each twice.
 *
 * @throws what Discord answers, except that the bot is not in that server yet.
 */
export async function register(
  rest: Rest,
  commands: readonly Command[],
  where: Where,
  log: Logger,
): Promise<Registered> {
  const { applicationId, guildId, guilds } = where;
  const body = registrationBody(commands);
  const here = placeOf(applicationId, guildId);
  let held = await holding(rest, here);
  if (held === null) return NOT_INVITED;
  const known = guildId !== undefined;
  const same = alike(held, body, known);
  if (!same) {
    const sent = await put(rest, here, body);
    if (sent === null) return NOT_INVITED;
    held = sent;
    log.info({ commands: body.length, guild: guildId ?? 'global' }, 'commands registered');
  }
  const elsewhere = [
    ...(guildId ? [undefined] : []),
    ...guilds.filter((guild) => guild !== guildId).slice(0, LOOKED_AT),
  ];
  for (const other of elsewhere) {
    const route = placeOf(applicationId, other);
    if (((await holding(rest, route)) ?? []).length === 0) continue;
    await rest.put(route, { body: [] });
    log.info({ guild: other ?? 'global' }, 'commands of an earlier setting removed');
  }
  return { outcome: same ? 'as they were' : 'sent', ids: new Map(held.map(({ name, id }) => [name, id])) };
}

const NOT_INVITED: Registered = { outcome: 'not invited yet', ids: new Map() };

interface Held {
  id: string;
  name: string;
}

const placeOf = (applicationId: string, guildId: string | undefined) =>
  guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);

/** The commands Discord holds in a place; null where the bot may not look. */
async function holding(rest: Rest, route: `/${string}`): Promise<Held[] | null> {
  try {
    const query = new URLSearchParams({ with_localizations: 'true' });
    return (await rest.get(route, { query })) as Held[];
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === MISSING_ACCESS) return null;
    throw thrown;
  }
}

async function put(rest: Rest, route: `/${string}`, body: object[]): Promise<Held[] | null> {
  try {
    return (await rest.put(route, { body })) as Held[];
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === MISSING_ACCESS) return null;
    throw thrown;
  }
}

/** Where a command may be used counts for those of every server only. */
const GLOBAL_ONLY = ['contexts', 'integration_types'];
/** What Discord says of a command beyond what it was told. */
const ITS_OWN = ['id', 'application_id', 'version', 'guild_id', 'dm_permission', 'nsfw', 'handler'];

function alike(held: readonly object[], wanted: readonly object[], inGuild: boolean): boolean {
  const without = new Set([...ITS_OWN, ...(inGuild ? GLOBAL_ONLY : [])]);
  const sorted = (all: readonly object[]) =>
    all
      .map((one) => JSON.stringify(plain(one, without)))
      .sort()
      .join('\n');
  return sorted(held) === sorted(wanted);
}

/** Without what means nothing (null, false, none) and what is Discord's own; keys in order, numbers as text. */
function plain(value: unknown, without: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    const all = value.map((one) => plain(one, without));
    return all.every((one) => typeof one === 'string') ? all.sort() : all;
  }
  if (value === null || typeof value !== 'object') return String(value);
  const kept = Object.entries(value).filter(
    ([key, one]) =>
      !without.has(key) &&
      one !== null &&
      one !== undefined &&
      one !== false &&
      !(Array.isArray(one) && one.length === 0) &&
      one !== '' &&
      // A slash command's own type, which may be left out.
      !(key === 'type' && one === 1 && 'default_member_permissions' in value),
  );
  return Object.fromEntries(
    kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, plain(one, without)]),
  );
}
