import type { Client } from 'discord.js';
import type { App } from '../bot/types.ts';

/** How long a person's roles are taken to be what they were, ms. */
const FRESH = 30_000;
/** How long is waited for them, ms: an answer without what only a role may see is better than none. */
const PATIENCE = 2_000;
/** Servers asked at once; whoever shares more with the bot gets the roles of these. */
const SERVERS = 20;
/** People remembered. */
const PEOPLE = 1_000;

/**
 * A person's roles in the servers they share with the bot, for where they talk to it outside of any: direct messages
 * and, where they installed the bot for themselves, other servers. Asked of Discord, since the bot does not follow who
 * is a member; only where the access list opens anything to a role.
 */
export function sharedRoles(client: Client, app: App): (user: string) => Promise<string[]> {
  const known = new Map<string, { at: number; roles: Promise<string[]> }>();

  const ask = async (user: string): Promise<string[]> => {
    const wanted = new Set(app.access.named().roles);
    const guilds = [...client.guilds.cache.values()]
      .filter((guild) => guild.available && guild.roles.cache.some(({ id }) => wanted.has(id)))
      .slice(0, SERVERS);
    const found = await Promise.all(
      guilds.map((guild) =>
        guild.members.fetch({ user, force: true }).then(
          (member) => [...member.roles.cache.keys()],
          () => [],
        ),
      ),
    );
    return found.flat();
  };

  return async (user) => {
    const held = known.get(user);
    const fresh = held && Date.now() - held.at < FRESH ? held : { at: Date.now(), roles: ask(user) };
    known.delete(user);
    known.set(user, fresh);
    if (known.size > PEOPLE) known.delete(known.keys().next().value as string);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string[]>((resolve) => {
      timer = setTimeout(() => resolve([]), PATIENCE);
    });
    return Promise.race([fresh.roles.catch(() => []), late]).finally(() => clearTimeout(timer));
  };
}
